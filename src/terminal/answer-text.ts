import type { Answer, SecondReadings, Sentence } from '../coverage/answer.ts';
import type { Headline } from '../coverage/article.ts';
import type { Digest } from '../coverage/digest.ts';
import type { Filter } from '../coverage/question.ts';
import { dayInWords } from '../language/dates.ts';
import { clean } from '../language/visible-text.ts';
import { english as wording } from '../wording/english.ts';
import { isLongAgo, isQuote, leadBefore } from '../writing/numbering.ts';
import { wrap } from './wrap.ts';

/** Answers and digests as people read them in a terminal. */

function about({ source, date, titleIsOurs }: Headline): string {
  return [
    ...(titleIsOurs ? [wording.openingWords] : []),
    source === null ? wording.unnamedOutlet : clean(source),
    date === null ? wording.undated : dayInWords(date),
  ].join(', ');
}

/** A headline with its outlet and date, and its address below. */
export function headlineLines(headline: Headline, mark: string): string[] {
  const lines = wrap(`${clean(headline.title)} — ${about(headline)}`, mark);
  return headline.url === null ? lines : [...lines, `${' '.repeat(mark.length)}${headline.url}`];
}

/** For a source whose headline stands above already. */
function outletLines({ source, url }: Headline, mark: string): string[] {
  return wrap(
    [source === null ? wording.unnamedOutlet : clean(source), ...(url === null ? [] : [url])].join(', '),
    mark,
  );
}

function sentenceText(sentence: Sentence, citations: Answer['citations']): string {
  const text = clean(sentence.text);
  const shown = isQuote(sentence, citations) ? `${clean(leadBefore(sentence))} “${text}”`.trimStart() : text;
  return `${shown} ${sentence.citations.map((number) => `[${number}]`).join('')}`;
}

/** Paragraphs of an answer, wrapped. */
export function paragraphs(sentences: readonly Sentence[], citations: Answer['citations'], indent: string): string[] {
  const blocks: string[] = [];
  for (const sentence of sentences) {
    const text = sentenceText(sentence, citations);
    const last = blocks.pop();
    if (last === undefined || sentence.startsParagraph) blocks.push(...(last === undefined ? [] : [last]), text);
    else blocks.push(`${last} ${text}`);
  }
  return blocks.flatMap((block, index) => [...(index > 0 ? [''] : []), ...wrap(block, indent)]);
}

/** Each cited article once, with its numbers, what is said `about` it, and the outlets of its copies. */
export function sourceLines(
  citations: Answer['citations'],
  indent: string,
  about: (headline: Headline, mark: string) => string[] = headlineLines,
): string[] {
  const byArticle = Map.groupBy(citations, ({ article }) => article);
  return [...byArticle.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const mark = `${indent}${group.map(({ number }) => `[${number}]`).join('')} `;
    const copies = first.copies.map((copy) => clean(copy.source ?? copy.title));
    const also = copies.length === 0 ? [] : wrap(wording.copies(copies, 0), ' '.repeat(mark.length));
    const notes = [
      ...differenceNotes(group),
      ...(first.isOpinion ? [wording.opinion] : []),
      ...(first.correction === undefined ? [] : [wording.corrected(clean(first.correction))]),
    ].flatMap((note) => wrap(note, ' '.repeat(mark.length)));
    return [...about(first.headline, mark), ...also, ...notes];
  });
}

/** Where copies of a story say otherwise than what is cited of it. */
function differenceNotes(group: Answer['citations']): string[] {
  return group.flatMap(({ differences = [], copies }) =>
    differences.map(({ ours, theirs }) => {
      const outlet = copies.find((copy) => copy.id === theirs.article)?.source ?? wording.unnamedOutlet;
      return `${wording.differs(clean(outlet), clean(ours.text), clean(theirs.text))}.`;
    }),
  );
}

function filterLines({
  filter,
  undatedLeftOut,
  widened,
}: Pick<Answer, 'filter' | 'undatedLeftOut' | 'widened'>): string[] {
  const conditions = conditionsOf(filter);
  const notes = [
    ...(widened === undefined ? [] : [wording.widened(conditionsOf(widened))]),
    ...(conditions.length === 0 ? [] : [wording.onlyArticles(conditions)]),
    ...(conditions.length > 0 && undatedLeftOut > 0 ? [wording.undatedLeftOut(undatedLeftOut)] : []),
  ];
  return notes.length === 0 ? [] : ['', ...wrap(notes.join(' '), '')];
}

/** What a filter lets through, in words; empty where it lets everything. */
export function conditionsOf({ from, to, outlets }: Filter): string[] {
  return [wording.filterDates(from, to), wording.filterOutlets(outlets.map(clean))].filter((part) => part !== null);
}

function nearestLines(nearest: readonly Headline[]): string[] {
  if (nearest.length === 0) return [wording.nothingNear];
  return ['', `${wording.nearest}:`, ...nearest.flatMap((headline) => headlineLines(headline, '  · '))];
}

/** An answer as text for a terminal, without a line feed at its end. */
export function renderAnswer(answer: Answer): string {
  const lines: string[] = [];
  if (answer.status === 'failed') {
    lines.push(...wrap(wording.failed(answer.quotesReason), ''));
  } else if (answer.status === 'not_covered') {
    const because = wording.declinedBecause(answer.quotesReason);
    lines.push(wording.notCovered, ...(because === null ? [] : wrap(because, '')));
    lines.push(...secondReadingLines(answer.secondReading, []));
    lines.push(...nearestLines(answer.nearest), ...filterLines(answer));
  } else {
    lines.push(...paragraphs(answer.sentences, answer.citations, ''), '', `${wording.sources}:`);
    lines.push(...sourceLines(answer.citations, '  '), ...filterLines(answer), '');
    lines.push(answer.asOf === null ? wording.allUndated : wording.asOf(dayInWords(answer.asOf)));
    if (isLongAgo(answer)) lines.push(wording.longAgo(answer.asOfAgeDays ?? 0));
    lines.push(...secondReadingLines(answer.secondReading, answer.sentences));
    lines.push(...(answer.mode === 'claude' ? writtenLines(answer) : wrap(quotedBecause(answer), '')));
  }
  return [...lines, ...traceLines(answer)].join('\n');
}

/** By which the people who run the bot find it again. */
export function traceLines({ trace = null }: Pick<Answer, 'trace'>): string[] {
  return trace === null ? [] : ['', wording.trace(trace)];
}

/** Who wrote it, and why it may stop short. */
function writtenLines({ model, quotesReason, secondReading }: Answer): string[] {
  const reason = quotesReason === null ? [] : wrap(wording.reason(quotesReason, 'claude'), '');
  return [...reason, ...wrap(writtenBy(model, secondReading), '')];
}

/** Who wrote it, and whether it was read a second time. */
export function writtenBy(model: string | null, secondReading: SecondReadings | undefined): string {
  return secondReading?.gap === null ? wording.writtenAndRead(model) : wording.writtenByClaude(model);
}

/** What the second reading came to; nothing where all is well. */
export function secondReadingLines(
  secondReading: SecondReadings | undefined,
  sentences: readonly Sentence[],
): string[] {
  if (secondReading === undefined) return [];
  const said = wording.secondReading;
  const { gap, takenOut, answers } = secondReading;
  return [
    ...(answers === 'part' ? [said.answersPart] : answers === 'no' ? [said.answersNo] : []),
    ...sentences.flatMap(({ text, partly }) =>
      partly === undefined ? [] : [said.partly(shortened(clean(text)), clean(partly))],
    ),
    ...(takenOut > 0 ? [said.takenOut(takenOut)] : []),
    ...(gap === null ? [] : [said.gap(gap)]),
  ].flatMap((line) => wrap(line, ''));
}

/** The opening words of a sentence, to say which one is meant. */
function shortened(text: string): string {
  return text.length <= openingChars ? text : `${text.slice(0, openingChars).trimEnd()}…`;
}

const openingChars = 60;

/** Why it is quotes. */
export function quotedBecause({ quotesReason }: Pick<Answer, 'quotesReason'>): string {
  return quotesReason === null ? wording.quoted : wording.reason(quotesReason, 'quotes');
}

/** A digest as text for a terminal, without a line feed at its end. */
export function renderDigest(digest: Digest): string {
  const { days } = digest.request;
  const topic = digest.request.topic === null ? null : clean(digest.request.topic);
  const lines = [`${wording.digestTitle(topic, days)}`, ''];
  if (digest.items.length === 0) {
    lines.push(wording.digestEmpty(topic, days));
    if (digest.newest !== null) lines.push('', `${wording.digestNewest}:`, ...headlineLines(digest.newest, '  · '));
  }
  for (const item of digest.items) {
    const date = item.date === null ? wording.undated : dayInWords(item.date);
    const age = item.ageDays === null ? '' : `, ${wording.age(item.ageDays)}`;
    lines.push(...wrap(`${clean(item.headline)} (${date}${age})`, '• '));
    lines.push(
      ...paragraphs(item.sentences, item.citations, '  '),
      ...sourceLines(item.citations, '  ', outletLines),
      '',
    );
  }
  if (digest.undatedLeftOut > 0) lines.push(wording.undatedLeftOut(digest.undatedLeftOut));
  if (digest.stale) lines.push(...wrap(wording.newsMissing(digest.stale.map(({ id }) => clean(id)).join(', ')), ''));
  if (digest.items.length > 0) {
    lines.push(
      ...secondReadingLines(
        digest.secondReading,
        digest.items.flatMap(({ sentences }) => sentences),
      ),
    );
    const written = writtenBy(digest.model, digest.secondReading);
    lines.push(...wrap(digest.mode === 'claude' ? written : quotedBecause(digest), ''));
  }
  return [lines.join('\n').trimEnd(), ...traceLines(digest)].join('\n');
}

import type { Answer, Citation, SecondReadings, Sentence } from '../../coverage/answer.ts';
import type { Headline } from '../../coverage/article.ts';
import type { Filter } from '../../coverage/question.ts';
import { clean } from '../../language/visible.ts';
import type { Wording } from '../../wording/wording.ts';
import { leadBefore } from '../../writing/numbering.ts';
import { asData, link } from './escape.ts';
import { type Block, line, mark, type Unit, type Words, words, wordsWithBold } from './markup.ts';
import {
  COPIES_NAMED,
  DIFFERENCES_SHOWN,
  HEADLINE_CHARS,
  OPENING_CHARS,
  OUTLET_CHARS,
  WHY_CHARS,
} from './size-limits.ts';
import { dateMarkdown } from './timestamps.ts';

/** A cited article with every number that it goes by, so that it stands in the list once. */
interface CitedArticle {
  readonly headline: Headline;
  readonly numbers: number[];
  readonly copies: Map<string, Headline>;
  /** What else a reader must know of it, escaped. */
  readonly notes: readonly string[];
}

/** A sentence followed by its numbers, each a link to the article's own page where it has one. */
export function sentenceUnit(sentence: Sentence, citations: readonly Citation[]): Unit {
  const numbers = sentence.citations.map((number) => {
    const cited = citations.find((citation) => citation.number === number);
    return mark(` ${numberMarkdown(number, cited?.headline.url ?? null)}`);
  });
  return [...spoken(sentence), ...numbers];
}

/** Its words, what answers in bold; behind what it stands under, a quote has its marks. */
function spoken({ text, lead, emphasis = [], ...rest }: Sentence): Words[] {
  const told = emphasis.length === 0 ? [words(text)] : wordsWithBold(text, emphasis);
  const [first, ...others] = told;
  const last = others.pop();
  if (lead === undefined || !first) return told;
  const open: Words = { ...first, text: `“${first.text.trimStart()}` };
  const quoted = last ? [open, ...others, { ...last, text: `${last.text}”` }] : [{ ...open, text: `${open.text}”` }];
  const [head, ...more] = quoted;
  const before = words(leadBefore({ text, lead, ...rest }));
  return head ? [before, { ...head, text: ` ${head.text}` }, ...more] : [before];
}

/** `[1]`, as a link where there is an address. */
export function numberMarkdown(number: number, url: string | null): string {
  const linked = link(`[${number}]`, url);
  return linked.endsWith(')') ? linked : `\\[${number}\\]`;
}

/** Headline, outlet and date: what a reader sees of an article before opening it. */
export function headlineMarkdown(headline: Headline, wording: Wording): string {
  const title = asData(headline.title, HEADLINE_CHARS) || wording.noHeadline;
  const outlet = headline.source === null ? '' : asData(headline.source, OUTLET_CHARS);
  const about = [headline.titleIsOurs ? wording.openingWords : '', outlet, dateMarkdown(headline.date, wording)].filter(
    (part) => part !== '',
  );
  return `${link(title, headline.url)} — ${about.join(' · ')}`;
}

/** The articles cited, each once, with its numbers and the outlets that carry a copy of the story. */
export function sourceBlocks(citations: readonly Citation[], style: 'plain' | 'small', wording: Wording): Block[] {
  return articlesCited(citations, wording).map(({ headline, numbers, copies, notes }) => {
    // The headline carries the link here, so that a long address stands once.
    const marks = numbers.map((number) => `${numberMarkdown(number, null)} `);
    const also = copiesMarkdown(headline, [...copies.values()], wording);
    return line(
      style,
      false,
      ...marks,
      headlineMarkdown(headline, wording),
      also,
      ...notes.map((note) => ` · ${note}`),
    );
  });
}

function articlesCited(citations: readonly Citation[], wording: Wording): CitedArticle[] {
  const articles = new Map<string, CitedArticle>();
  for (const cited of citations.toSorted((a, b) => a.number - b.number)) {
    const { article, headline, number, copies } = cited;
    const known = articles.get(article) ?? {
      headline,
      numbers: [],
      copies: new Map<string, Headline>(),
      notes: notesOn(cited, wording),
    };
    known.numbers.push(number);
    for (const copy of copies) if (copy.id !== article) known.copies.set(copy.id, copy);
    articles.set(article, known);
  }
  return [...articles.values()];
}

/** That an article argues, and what was corrected in it. */
function notesOn({ correction, isOpinion, differences = [], copies }: Citation, wording: Wording): string[] {
  const outletOf = (id: string): string =>
    asData(copies.find((copy) => copy.id === id)?.source ?? wording.unnamedOutlet, OUTLET_CHARS);
  return [
    ...differences
      .slice(0, DIFFERENCES_SHOWN)
      .map(({ ours, theirs }) =>
        wording.differs(
          outletOf(theirs.article),
          asData(ours.text, HEADLINE_CHARS),
          asData(theirs.text, HEADLINE_CHARS),
        ),
      ),
    ...(isOpinion ? [wording.opinion] : []),
    ...(correction === undefined ? [] : [wording.corrected(asData(correction, HEADLINE_CHARS))]),
  ];
}

function copiesMarkdown(lead: Headline, copies: readonly Headline[], wording: Wording): string {
  const own = clean(lead.source ?? '');
  const outlets = [...new Set(copies.map(({ source }) => clean(source ?? wording.unnamedOutlet)))].filter(
    (outlet) => outlet !== own && outlet !== '',
  );
  if (outlets.length === 0) return '';
  const named = outlets.slice(0, COPIES_NAMED).map((outlet) => asData(outlet, OUTLET_CHARS));
  return ` · ${wording.copies(named, outlets.length - named.length)}`;
}

/** What was searched, and what that left out. */
interface Searched {
  readonly filter: Filter;
  readonly undatedLeftOut: number;
  readonly widened?: Filter | undefined;
}

/** The filter as it was understood, what it left out, and one that was dropped, in sentences; none where there is no filter. */
export function filterNotes({ filter, undatedLeftOut, widened }: Searched, wording: Wording): string[] {
  const conditions = conditionsOf(filter, wording);
  return [
    ...(widened === undefined ? [] : [wording.widened(conditionsOf(widened, wording))]),
    ...(conditions.length > 0 ? [wording.onlyArticles(conditions)] : []),
    ...(undatedLeftOut > 0 ? [wording.undatedLeftOut(undatedLeftOut)] : []),
  ];
}

/** What the second reading came to, in sentences; none where all is well. */
export function secondReadingNotes(
  secondReading: SecondReadings | undefined,
  sentences: readonly Sentence[],
  { secondReading: said }: Wording,
): string[] {
  if (secondReading === undefined) return [];
  const { gap, takenOut, answers } = secondReading;
  return [
    ...(answers === 'part' ? [said.answersPart] : answers === 'no' ? [said.answersNo] : []),
    ...sentences.flatMap(({ text, partly }) =>
      partly === undefined ? [] : [said.partly(asData(text, OPENING_CHARS), asData(partly, WHY_CHARS))],
    ),
    ...(takenOut > 0 ? [said.takenOut(takenOut)] : []),
    ...(gap === null ? [] : [said.gap(gap)]),
  ];
}

function conditionsOf({ from, to, outlets }: Filter, wording: Wording): string[] {
  return [
    wording.filterDates(from, to),
    wording.filterOutlets(outlets.slice(0, COPIES_NAMED).map((outlet) => asData(outlet, OUTLET_CHARS))),
  ].filter((condition) => condition !== null);
}

/** Sentences in small letters, one a line, below everything else. */
export function smallPrint(sentences: readonly string[]): Block[] {
  return sentences.map((text, at) => line('small', at === 0, text));
}

/** A footer with the id by which the people who run the bot find the answer again. */
export function withTrace(footer: string, { trace = null }: Pick<Answer, 'trace'>, wording: Wording): string {
  return [footer, ...(trace === null ? [] : [wording.trace(trace)])].filter((part) => part !== '').join(' · ');
}

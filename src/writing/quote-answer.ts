import type { Sentence } from '../coverage/answer.ts';
import type { Article, Span } from '../coverage/article.ts';
import type { Evidence } from '../coverage/evidence.ts';
import { answerTypesOf } from '../language/en/answer-type.ts';
import { quantitiesIn } from '../language/quantities.ts';
import { contextsOf } from '../language/sentence-context.ts';
import { share } from './met-terms.ts';
import { Numbering } from './numbering.ts';
import { type RankedSentence, rankSentences } from './rank-sentences.ts';
import { likeliestPassage, type ShownPassage } from './shown-passage.ts';
import { cellOf, leadOf } from './words-above.ts';

/** Passages an answer shows at most. */
const maxPassages = 3;
/** A further passage must itself speak to the question at least this much of what the first one does. */
const minShareOfBest = 0.7;
/** More words in bold guide the eye no more. */
const maxEmphasised = 2;
/** Asks to hold one thing against another. */
const comparing = /\b(?:compare|compared|versus|vs|differ|difference|differently|both)\b/i;
/** What a further passage must add of the question where it compares. */
const minGain = 0.2;

/**
 * The passage that answers, word for word, and further ones only where they add: another thing that was asked, another report that says
 * otherwise, or one of another day where what happened in several days was asked. Empty where nothing speaks to the question.
 * @param before quotes that were shown before in the conversation: none answers a second time, but where one holds what is asked for and nothing else does.
 */
export function quoteEvidence(
  question: string,
  evidence: Evidence,
  before: readonly string[] = [],
): { sentences: Sentence[]; numbering: Numbering } {
  const numbering = new Numbering();
  const passages = passagesFor(question, evidence, before);
  const sentences = passages.flatMap((passage) => quote(passage, evidence, numbering));
  return { sentences, numbering };
}

/** The passages to show, in order. */
export function passagesFor(question: string, evidence: Evidence, before: readonly string[] = []): ShownPassage[] {
  const isNew = ({ text, sentences }: Article, index: number): boolean => {
    const words = text.slice(sentences[index]?.start, sentences[index]?.end);
    return !before.some((quote) => quote.includes(words));
  };
  const all = rankSentences(question, evidence);
  const ranked = all.filter(({ source, sentence }) => isNew(source.article, sentence));
  const first = likeliestPassage(ranked, isNew);
  const least = Math.max(...all.map(({ match }) => match)) * minShareOfBest;
  // What remains behind an answer that was shown may only look like one.
  if (first === null || (ranked.length < all.length && bestMatch(first) < least)) {
    // "Who buys it?", and then "For how much?": the quote above says that as well.
    const again = likeliestPassage(all.filter(({ answers, match }) => answers.length > 0 && match >= least));
    return again === null ? [] : [again];
  }
  const shown = [first];
  const add = (passage: ShownPassage | null): void => {
    if (passage !== null && shown.length < maxPassages) shown.push(passage);
  };
  const isFree = (article: Article, sentence: number): boolean =>
    isNew(article, sentence) &&
    !shown.some((one) => one.source.article.id === article.id && one.first - 1 <= sentence && sentence <= one.last + 1);
  const types = answerTypesOf(question);
  for (const type of types.length > 1 ? types : []) {
    const found = rankSentences(question, evidence, type).filter((one) => isNew(one.source.article, one.sentence));
    if (holdsKind(shown, found)) continue;
    const leastFound = Math.max(...found.map(({ match }) => match)) * minShareOfBest;
    add(
      likeliestPassage(
        found.filter(({ answers, match }) => answers.length > 0 && match >= leastFound),
        isFree,
      ),
    );
  }
  const best = bestMatch(first);
  const others = ranked.filter(({ source, match }) => source !== first.source && match >= best * minShareOfBest);
  if (isPeriod(evidence) && types.every((type) => type === 'any')) {
    for (const own of Map.groupBy(others, ({ source }) => source).values()) {
      add(
        likeliestPassage(
          own.filter((one) => isAsNear(first, one)),
          isFree,
        ),
      );
    }
    return shown;
  }
  const isWanted = comparing.test(question)
    ? (one: RankedSentence) => gainOver(shown, one, evidence) >= minGain
    : (one: RankedSentence) => saysOtherwise(first, one);
  add(likeliestPassage(others.filter(isWanted), isFree));
  return shown;
}

/** Whether several days were asked for: each report of them tells another thing that happened. */
function isPeriod({ filter: { from, to } }: Evidence): boolean {
  return (from ?? to) !== null && from !== to;
}

function bestMatch({ ranked }: ShownPassage): number {
  return Math.max(...ranked.map(({ match }) => match));
}

/** Whether what is shown holds an answer of the kind by which `ranked` was ranked. */
function holdsKind(shown: readonly ShownPassage[], ranked: readonly RankedSentence[]): boolean {
  return shown.some(({ source, first, last }) =>
    ranked.some(
      (one) => one.source === source && one.sentence >= first && one.sentence <= last && one.answers.length > 0,
    ),
  );
}

/** How much of the question a sentence meets that nothing shown does. */
function gainOver(shown: readonly ShownPassage[], one: RankedSentence, { terms }: Evidence): number {
  const met = shown.flatMap(({ ranked }) => ranked.map((other) => other.met));
  const gain = one.met.map((value, term) => Math.max(0, value - Math.max(0, ...met.map((other) => other[term] ?? 0))));
  return share(
    gain,
    terms.map(({ idf, weight }) => idf * weight),
  );
}

/** Whether a sentence meets as much of each of the question's terms as the best one that is shown. */
function isAsNear({ ranked: [best] }: ShownPassage, { met }: RankedSentence): boolean {
  return best !== undefined && met.every((value, term) => value >= (best.met[term] ?? 0));
}

/** Another report that meets as much of the question and gives another number for it, in words or digits. */
function saysOtherwise(shown: ShownPassage, other: RankedSentence): boolean {
  const numbersOf = ({ source: { article }, sentence, answers }: RankedSentence): number[] => {
    const at = article.sentences[sentence]?.start ?? 0;
    return answers.flatMap(({ start, end }) =>
      quantitiesIn(article.text.slice(at + start, at + end), article.language).map(({ value }) => value),
    );
  };
  const ours = new Set(shown.ranked.flatMap(numbersOf));
  const theirs = numbersOf(other);
  return isAsNear(shown, other) && ours.size > 0 && theirs.length > 0 && theirs.every((number) => !ours.has(number));
}

/** A passage as sentences of the answer: one of prose, or each item of a list, or the cell of a table that is asked for. */
function quote(passage: ShownPassage, evidence: Evidence, numbering: Numbering): Sentence[] {
  const { source, first, last, ranked } = passage;
  const { article } = source;
  const best = ranked[0];
  const context = contextsOf(article)[best?.sentence ?? first];
  if (!best || !context) return [];
  const cited = (span: Span, lead: string | null, emphasis: readonly Span[] = []): Sentence => ({
    text: article.text.slice(span.start, span.end),
    ...(lead !== null && { lead }),
    ...(emphasis.length > 0 && { emphasis }),
    citations: [numbering.cite(article, span, source)],
    startsParagraph: true,
  });
  if (context.row !== null) {
    const { span, lead } = cellOf(article, context.row, evidence.terms);
    return [cited(span, lead)];
  }
  const lead = leadOf(article, context, first);
  if (context.item !== null) {
    const items = article.sentences.slice(first, last + 1);
    return items.map((span, index) => cited(span, index === 0 ? lead : null));
  }
  const span = { start: article.sentences[first]?.start ?? 0, end: article.sentences[last]?.end ?? 0 };
  return [cited(span, lead, emphasised(best, article, span))];
}

/** What to set in bold: the words of the kind that is asked for, where they are few; else the sentence that answers, among others. */
function emphasised({ sentence, answers }: RankedSentence, article: Article, passage: Span): Span[] {
  const own = article.sentences[sentence];
  if (!own) return [];
  const at = own.start - passage.start;
  if (answers.length > 0 && answers.length <= maxEmphasised) {
    return answers.map(({ start, end }) => ({ start: at + start, end: at + end }));
  }
  const isAlone = own.start === passage.start && own.end === passage.end;
  return isAlone ? [] : [{ start: at, end: at + own.end - own.start }];
}

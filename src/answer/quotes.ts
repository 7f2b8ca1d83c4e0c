import type { Article, Evidence, QueryTerm, Sentence, Source, Span } from '../coverage.ts';
import { termsOf } from '../text/terms.ts';
import { Numbering } from '../writing/numbering.ts';

/** Quotes an answer shows at most. */
const maxQuotes = 3;
/** A further quote must say at least this share of what the best one says. */
const minShareOfBest = 0.5;
/** Sentences that lean on the one before them. */
const leaning =
  /^["'“‘]?(?:he|she|it|they|his|her|its|their|this|that|these|those|the (?:two|three|four|both|latter|former|same|ministry|officials|sides?|talks|meeting|agreements?|deal|statement)|both|such|there|then|later)\b|\b(?:that|the same) (?:year|month|week|day|time)\b/i;
/** Words of neighbouring sentences count this much toward a sentence: they say what it is about. */
const neighbourShare = 0.35;

/** A verbatim sentence that speaks to the question. */
export interface QuotedSentence {
  readonly source: Source;
  /** Index into the article's sentences. */
  readonly sentence: number;
  readonly score: number;
}

/** Ranks the sentences of the evidence by how much of the question they and their neighbours hold. */
export function rankSentences(evidence: Evidence): QuotedSentence[] {
  const weights = new Map(evidence.terms.map((term) => [term.text, weightOf(term)]));
  return evidence.sources
    .flatMap((source) => sentencesOfSource(source, weights))
    .toSorted((a, b) => b.score - a.score || a.sentence - b.sentence);
}

function weightOf({ kind, idf }: QueryTerm): number {
  return idf * (kind === 'verb' || kind === 'other' ? 0.8 : 1) + 0.1;
}

function sentencesOfSource(source: Source, weights: ReadonlyMap<string, number>): QuotedSentence[] {
  const { article, passages } = source;
  const indices = new Set(
    passages.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  );
  const held = new Map<number, Set<string>>();
  const heldBy = (index: number): Set<string> => {
    const span = article.sentences[index];
    const known = held.get(index);
    if (known || !span) return known ?? new Set();
    const terms = termsOf(article.text.slice(span.start, span.end), article.language);
    const found = new Set(terms.map(({ text }) => text).filter((text) => weights.has(text)));
    held.set(index, found);
    return found;
  };
  const sum = (terms: Iterable<string>): number =>
    [...terms].reduce((total, term) => total + (weights.get(term) ?? 0), 0);
  return [...indices].flatMap((sentence) => {
    const own = heldBy(sentence);
    if (own.size === 0) return [];
    const around = heldBy(sentence - 1)
      .union(heldBy(sentence + 1))
      .difference(own);
    return [{ source, sentence, score: sum(own) + neighbourShare * sum(around) }];
  });
}

/** The span to show: the sentence, and the one before it in the same paragraph where it leans on that. */
function quoteSpan(article: Article, sentence: number): Span | null {
  const span = article.sentences[sentence];
  if (!span) return null;
  const previous = article.sentences[sentence - 1];
  if (!previous || !leaning.test(article.text.slice(span.start, span.end))) return span;
  // A heading between them is no part of a quote.
  return article.text.slice(previous.end, span.start).trim() === '' ? { start: previous.start, end: span.end } : span;
}

/** The best verbatim sentences of the evidence with their citations, each as a sentence of the answer. */
export function quoteEvidence(evidence: Evidence): { sentences: Sentence[]; numbering: Numbering } {
  const numbering = new Numbering();
  const sentences: Sentence[] = [];
  const shown: { article: string; span: Span }[] = [];
  const ranked = rankSentences(evidence);
  const bar = (ranked[0]?.score ?? 0) * minShareOfBest;
  for (const { source, sentence, score } of ranked) {
    if (sentences.length >= maxQuotes || score < bar) break;
    const { article, copies } = source;
    const span = quoteSpan(article, sentence);
    if (!span) continue;
    const overlaps = shown.some(
      (one) => one.article === article.id && one.span.start < span.end && span.start < one.span.end,
    );
    if (overlaps) continue;
    shown.push({ article: article.id, span });
    const number = numbering.cite(article, span, copies);
    sentences.push({ text: article.text.slice(span.start, span.end), citations: [number], startsParagraph: true });
  }
  return { sentences, numbering };
}

import type { Evidence, QueryTerm, Source } from '../coverage/evidence.ts';
import { type AnswerType, answerTypeOf, mayAnswer } from '../text/answer-type.ts';
import { articleTerms } from '../text/article-terms.ts';
import { detectLanguage } from '../text/language.ts';
import type { Term } from '../text/terms.ts';

/**
 * Weights of what makes a sentence the answer, for verbatim quotes. Fitted on `xquad/en` in four folds by subject, then rounded;
 * taking any one away costs half a point or more.
 */
const articleWeight = 3;
const overlapWeight = 2;
const previousWeight = 1;
const localWeight = 1;
const typeAbsentWeight = 0.5;
/** A sentence that shares nothing that tells of the question's subject, nor follows one that does, speaks beside it. */
const besideShare = 0.3;
/** A word that begins with the same letters ("export", "exporter") meets a term this much: "counterpart" doesn't meet "countermeasures". */
const prefixLetters = 5;
const prefixShare = 2 / 3;
const prefixMatch = 0.6;
/** Sources whose sentences are looked at. */
const maxSources = 5;

/** A verbatim sentence that speaks to the question. */
export interface RankedSentence {
  readonly source: Source;
  /** Index into the article's sentences. */
  readonly sentence: number;
  readonly score: number;
  /** The part of the score that is the sentence's own, not its article's. */
  readonly match: number;
}

/** How far each of the question's terms is met: 0 to 1. */
type Met = Float64Array;

/**
 * Ranks the sentences of the evidence by how much of the question they, what stands before them and their headline hold, best first.
 * @param type the kind of answer that is asked for; by default, what the question as a whole asks for.
 */
export function rankSentences(question: string, evidence: Evidence, type = typeOf(question)): RankedSentence[] {
  const { terms } = evidence;
  const best = evidence.sources[0]?.score ?? 1;
  const meet = meeter(terms);
  const read = evidence.sources.slice(0, maxSources).map((source) => readSource(source, meet));
  const tells = tellingTerms(terms, read, type);
  return read
    .flatMap((one) =>
      sentenceScores(one, terms, type, tells).map((match, sentence) => ({
        source: one.source,
        sentence,
        score: match === 0 ? 0 : (articleWeight * one.source.score) / best + match,
        match,
      })),
    )
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.sentence - b.sentence);
}

function typeOf(question: string): AnswerType {
  return detectLanguage(question).startsWith('en') ? answerTypeOf(question) : 'any';
}

/** A source, and how far its headline and each of its sentences meet the question. */
interface ReadSource {
  readonly source: Source;
  readonly words: readonly (readonly Term[])[];
  readonly title: Met;
  readonly met: readonly Met[];
}

function readSource(source: Source, meet: (words: readonly Term[]) => Met): ReadSource {
  const { title, sentences: words } = articleTerms(source.article);
  return { source, words, title: meet(title), met: words.map(meet) };
}

/**
 * Which terms tell of the question's subject: its nouns, its numbers, and names. Where no kind of answer is asked for ("What countermeasures
 * did South Korea announce?"), a name must be as rare as the rarest noun of the evidence: a country's name alone is in half of the sentences.
 * A person, place or date that is asked for may well stand beside a name and a verb alone.
 */
function tellingTerms(terms: readonly QueryTerm[], read: readonly ReadSource[], type: AnswerType): boolean[] {
  const isHeld = (term: number): boolean => read.some(({ met }) => met.some((held) => (held[term] ?? 0) > 0));
  const nouns = type === 'any' ? terms.filter(({ kind }, term) => kind === 'noun' && isHeld(term)) : [];
  const rarest = Math.max(0, ...nouns.map(({ idf }) => idf));
  return terms.map(({ kind, idf }) => kind === 'noun' || kind === 'number' || (kind === 'name' && idf >= rarest));
}

/** A score for each sentence; 0 where it holds nothing of the question. */
function sentenceScores(
  { source: { article }, words, title, met }: ReadSource,
  terms: readonly QueryTerm[],
  type: AnswerType,
  tells: readonly boolean[],
): number[] {
  const texts = article.sentences.map(({ start, end }) => article.text.slice(start, end));
  const rarity = terms.map(({ idf, weight }) => idf * weight);
  const local = localRarity(met, rarity);
  const asked = new Set(terms.map(({ text }) => text));
  const isEnglish = article.language.startsWith('en');
  const hasSubject = tells.includes(true);
  return met.map((held, index) => {
    const overlap = share(held, rarity);
    const before = met[index - 1];
    if (overlap === 0 && (before === undefined || share(before, rarity) === 0)) return 0;
    const gained = before?.map((value, term) => Math.max(0, value - Math.max(held[term] ?? 0, title[term] ?? 0)));
    const withTitle = held.map((value, term) => Math.max(value, title[term] ?? 0));
    const isBeside = hasSubject && !tells.some((isTelling, term) => isTelling && (held[term] || before?.[term]));
    const isAbsent = isEnglish && !mayAnswer(type, texts[index] ?? '', words[index] ?? [], asked);
    const score =
      overlapWeight * overlap +
      previousWeight * (gained ? share(gained, rarity) : 0) +
      localWeight * share(withTitle, local) -
      (isAbsent ? typeAbsentWeight : 0);
    return isBeside ? score * besideShare : score;
  });
}

/** Meets a sentence's terms with the question's: a variant by its weight, a word that begins alike by `prefixMatch`. */
function meeter(terms: readonly QueryTerm[]): (words: readonly Term[]) => Met {
  const variants = new Map<string, [number, number][]>();
  const prefixes = new Map<string, { readonly term: number; readonly beginning: string }>();
  terms.forEach((term, index) => {
    for (const { text, weight } of term.variants) variants.set(text, [...(variants.get(text) ?? []), [index, weight]]);
    const letters = Math.max(prefixLetters, Math.ceil(prefixShare * term.text.length));
    const beginning = term.text.slice(0, letters);
    if (beginning.length === letters) prefixes.set(beginning.slice(0, prefixLetters), { term: index, beginning });
  });
  return (words) => {
    const met = new Float64Array(terms.length);
    for (const { text } of words) {
      const found = variants.get(text);
      for (const [term, weight] of found ?? []) met[term] = Math.max(met[term] ?? 0, weight);
      const begun = found ? undefined : prefixes.get(text.slice(0, prefixLetters));
      if (begun && text.startsWith(begun.beginning)) met[begun.term] = Math.max(met[begun.term] ?? 0, prefixMatch);
    }
    return met;
  };
}

/** A term of every second sentence of an article says little about which of them answers. */
function localRarity(met: readonly Met[], rarity: readonly number[]): number[] {
  return rarity.map((weight, term) => {
    const sentences = met.filter((held) => (held[term] ?? 0) > 0).length;
    return weight * Math.log(1 + (met.length - sentences + 0.5) / (sentences + 0.5));
  });
}

/** The share of the terms' weights that is met. */
function share(met: Met, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? 0 : weights.reduce((sum, weight, term) => sum + weight * (met[term] ?? 0), 0) / total;
}

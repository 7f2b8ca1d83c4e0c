import type { Forward } from '../archive/forward.ts';
import type { Passage, QueryTerm } from '../coverage.ts';
import { hash32 } from '../text/hash.ts';
import { lengthNorm, saturate } from './bm25.ts';

export interface RankedPassage {
  readonly passage: Passage;
  readonly score: number;
}

const k1 = 1.2;
const b = 0.4;
/** The middle of the length that passages are cut to. */
const averageWords = 150;
/** Words of the headline speak for every passage of the article, a little. */
const titleFrequency = 0.5;
/** Each pair of neighbouring words of the question that stand together in the passage, in units of their idf. */
const pairWeight = 0.3;
const pairWindow = 8;

/** BM25 of a passage with its headline, and a bonus for the question's words standing close together. */
export function scorePassage(forward: Forward, { first, last }: Passage, terms: readonly QueryTerm[]): number {
  const positions = new Map<number, number[]>(terms.map((term) => [hash32(term.text), []]));
  let words = 0;
  for (const sentence of forward.sentences.slice(first, last + 1)) {
    for (const hash of sentence) {
      positions.get(hash)?.push(words);
      words++;
    }
  }
  const norm = lengthNorm(words, averageWords, b);
  let score = 0;
  let previous: { readonly at: readonly number[]; readonly idf: number } | null = null;
  for (const term of terms) {
    const hash = hash32(term.text);
    const at = positions.get(hash) ?? [];
    const frequency = at.length / norm + (forward.title.includes(hash) ? titleFrequency : 0);
    score += term.idf * saturate(frequency, k1);
    if (previous && areNear(previous.at, at)) score += pairWeight * Math.min(previous.idf, term.idf);
    previous = { at, idf: term.idf };
  }
  return score;
}

function areNear(a: readonly number[], b: readonly number[]): boolean {
  return a.some((left) => b.some((right) => Math.abs(left - right) <= pairWindow));
}

/** An article's passages, best first; those without a word of the question are left out. */
export function rankPassages(
  forward: Forward,
  passages: readonly Passage[],
  terms: readonly QueryTerm[],
): RankedPassage[] {
  return passages
    .map((passage) => ({ passage, score: scorePassage(forward, passage, terms) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.passage.first - b.passage.first);
}

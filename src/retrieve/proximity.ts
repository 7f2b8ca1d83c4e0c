import type { QueryTerm } from '../coverage/evidence.ts';
import { saturate } from './bm25.ts';
import { k1, pairDistance, proximityWindow } from './ranking-constants.ts';
import type { Occurrences } from './term-occurrences.ts';

/** A seat of government next to a word is no pair with it: only words that mean the same thing count here. */
const minVariantWeight = 0.5;
/** Farther from everything than any window reaches. */
const nowhere = -1_000_000;

function isPair(terms: readonly QueryTerm[], left: number, right: number): boolean {
  const [a, b] = [terms[left], terms[right]];
  return a !== undefined && b !== undefined && Math.abs(a.position - b.position) <= pairDistance;
}

function rarer(terms: readonly QueryTerm[], pair: number): number {
  return Math.min(terms[pair]?.idf ?? 0, terms[pair + 1]?.idf ?? 0);
}

/**
 * Term-pair proximity (Rasolofo and Savoy 2003): neighbouring terms of the question within a few words of each other count
 * by the inverse square of their distance, saturated as a frequency.
 * @param norm BM25's length normalisation of the article.
 */
export function proximity(body: Occurrences, terms: readonly QueryTerm[], norm: number): number {
  // One place more on either side, for the neighbours that the first and the last term lack.
  const last = new Int32Array(terms.length + 2).fill(nowhere);
  const closeness = new Float64Array(terms.length);
  const { terms: found, weights, positions } = body;
  for (let at = 0; at < found.length; at++) {
    if ((weights[at] ?? 0) < minVariantWeight) continue;
    const term = found[at] ?? 0;
    const position = positions[at] ?? 0;
    for (let other = term - 1; other <= term + 1; other += 2) {
      const distance = position - (last[other + 1] ?? nowhere);
      if (distance > proximityWindow || !isPair(terms, term, other)) continue;
      const pair = Math.min(term, other);
      closeness[pair] = (closeness[pair] ?? 0) + 1 / distance ** 2;
    }
    last[term + 1] = position;
  }
  return closeness.reduce(
    (sum, close, pair) => sum + (close > 0 ? rarer(terms, pair) * saturate(close, k1, norm) : 0),
    0,
  );
}

/** How often each pair of neighbours in the question stands so in the article, in order and side by side. */
export function pairFrequencies(body: Occurrences, terms: readonly QueryTerm[]): Float64Array {
  const frequencies = new Float64Array(Math.max(0, terms.length - 1));
  const { terms: found, weights, positions } = body;
  for (let at = 1; at < found.length; at++) {
    const term = found[at] ?? 0;
    if (positions[at - 1] !== (positions[at] ?? 0) - 1 || found[at - 1] !== term - 1) continue;
    if (Math.min(weights[at] ?? 0, weights[at - 1] ?? 0) < minVariantWeight) continue;
    if ((terms[term]?.position ?? 0) - (terms[term - 1]?.position ?? 0) !== 1) continue;
    frequencies[term - 1] = (frequencies[term - 1] ?? 0) + 1;
  }
  return frequencies;
}

/** The most that a pair can tell: both of its words' rarities. */
export function pairRarities(terms: readonly QueryTerm[]): Float64Array {
  return Float64Array.from({ length: Math.max(0, terms.length - 1) }, (_, pair) => {
    return (terms[pair]?.idf ?? 0) + (terms[pair + 1]?.idf ?? 0);
  });
}

/** Ordered pairs as terms of their own, saturated like one. @param rarities a pair's inverse document frequency. */
export function bigrams(frequencies: Float64Array, rarities: Float64Array, norm: number): number {
  return frequencies.reduce(
    (sum, count, pair) => sum + (count > 0 ? (rarities[pair] ?? 0) * saturate(count, k1, norm) : 0),
    0,
  );
}

import { leastArticles } from './ranking-constants.ts';

/**
 * Inverse document frequency as in BM25 (Robertson and Spärck Jones), with 1 added inside the logarithm (Lucene) so that it never falls
 * below 0, and as though there were at least `leastArticles`.
 */
export function idf(documentFrequency: number, documents: number): number {
  const count = Math.max(documents, leastArticles);
  return Math.log(1 + (count - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/** BM25's saturation (Robertson and Zaragoza 2009): grows with the frequency to k1 + 1, the slower the longer the text. */
export function saturate(frequency: number, k1: number, norm: number): number {
  return (frequency * (k1 + 1)) / (frequency + k1 * norm);
}

/** BM25's length normalisation: 1 at the average length, `1 - b` for an empty text. */
export function lengthNorm(length: number, averageLength: number, b: number): number {
  return averageLength === 0 ? 1 : 1 - b + b * (length / averageLength);
}

import { unpackFrequencies } from '../archive/postings.ts';

/** Inverse document frequency as in BM25 (Robertson and Spärck Jones), with 1 added inside the logarithm (Lucene) so that it never falls below 0. */
export function idf(documentFrequency: number, documents: number): number {
  return Math.log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/** Term frequency's saturation in BM25: grows to k1 + 1. */
export function saturate(frequency: number, k1: number): number {
  return (frequency * (k1 + 1)) / (frequency + k1);
}

/** BM25's length normalisation: 1 at the average length, `1 - b` for an empty text. */
export function lengthNorm(length: number, averageLength: number, b: number): number {
  return averageLength === 0 ? 1 : 1 - b + b * (length / averageLength);
}

/** Weights of an article's fields in BM25F (Zaragoza et al. 2004): a word of the headline tells more than one of the body. */
const titleWeight = 3;
const ledeWeight = 0.5;
const b = 0.6;

/** BM25F's frequency of a term over title, lede and body, each field's length taken into account. */
export function weightedFrequency(packed: number, bodyNorm: number): number {
  const { title, lede, body } = unpackFrequencies(packed);
  return titleWeight * title + (ledeWeight * lede + body) / bodyNorm;
}

/** The body's length normalisation, to be computed once a document. */
export function bodyNorm(bodyTerms: number, averageBodyTerms: number): number {
  return lengthNorm(bodyTerms, averageBodyTerms, b);
}

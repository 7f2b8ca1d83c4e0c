import type { QueryTerm } from '../coverage/evidence.ts';
import { unpackFrequencies } from '../index/frequencies.ts';
import type { ArchiveReader, DocTable } from '../index/reader.ts';
import { idf, lengthNorm } from './bm25.ts';
import { b, k1, ledeWeight, peopleWeight, titleWeight } from './constants.ts';
import { orAsMeant } from './misspelled.ts';
import type { ReadTerm } from './reading.ts';

/** A term for ranking: met by any of its variants. */
export interface WeightedTerm {
  readonly variants: readonly { readonly text: string; readonly weight: number }[];
  /** Rarity and importance in one. */
  readonly weight: number;
}

/** Length of each article with its fields weighted as their words are, and BM25's normalisation of it. */
export function articleNorm(docs: DocTable, doc: number): number {
  const average = docs.averageTitleTerms * titleWeight + docs.averageBodyTerms;
  const length = (docs.titleTerms[doc] ?? 0) * titleWeight + (docs.bodyTerms[doc] ?? 0);
  return lengthNorm(length, average, b);
}

/** BM25F's frequency: fields weighted before they are saturated. The body's count holds the lede's. */
const weightedFrequency = Float64Array.from({ length: 256 }, (_, packed) => {
  const { title, lede, body } = unpackFrequencies(packed);
  return titleWeight * title + (ledeWeight - 1) * lede + body;
});

/** Looks up how rare each term is. A term is as common as the commonest of the variants that mean it outright. */
export function weighTerms(archive: ArchiveReader, docs: DocTable, terms: readonly ReadTerm[]): QueryTerm[] {
  return terms.map(({ isHead: _head, isFrame: _frame, ...term }) => {
    const frequencies = term.variants
      .filter(({ weight }) => weight >= peopleWeight)
      .map(({ text }) => archive.articlesWith(text));
    const articles = Math.max(0, ...frequencies);
    return orAsMeant(archive, { ...term, idf: idf(articles, docs.count), isUnknown: articles === 0 });
  });
}

export function weighted(terms: readonly QueryTerm[]): WeightedTerm[] {
  return terms.map(({ variants, idf: rarity, weight }) => ({
    variants,
    weight: rarity * weight,
  }));
}

/** BM25's normalisation of each article, times k1: what saturation needs, worked out once for a state of the index. */
const norms = new WeakMap<DocTable['titleTerms'], Float32Array>();

function normsOf(docs: DocTable): Float32Array {
  const known = norms.get(docs.titleTerms);
  if (known) return known;
  const found = Float32Array.from({ length: docs.size }, (_, doc) => k1 * articleNorm(docs, doc));
  norms.set(docs.titleTerms, found);
  return found;
}

/** Scores by doc, 0 where there is none, and the docs that have one. */
export interface Scores {
  readonly scores: Float64Array;
  readonly matching: readonly number[];
}

/** BM25F (Zaragoza et al. 2004) over title, lede and body, for every article that holds a term. */
export function bm25f(archive: ArchiveReader, docs: DocTable, terms: readonly WeightedTerm[]): Scores {
  const norm = normsOf(docs);
  const scores = new Float64Array(docs.size);
  const frequencies = new Float64Array(docs.size);
  const matching: number[] = [];
  const { parts } = archive.index();
  for (const { variants, weight } of terms) {
    const touched: number[] = [];
    for (const variant of variants) {
      const { numbers } = archive.index().find(variant.text);
      parts.forEach(({ segment, base }, part) => {
        const term = numbers[part] ?? -1;
        if (term < 0) return;
        const { postingStarts, postings, frequencies: packed } = segment.sections;
        const end = postingStarts[term + 1] ?? 0;
        for (let at = postingStarts[term] ?? 0; at < end; at++) {
          const doc = base + (postings[at] ?? 0);
          const before = frequencies[doc] ?? 0;
          if (before === 0) touched.push(doc);
          frequencies[doc] = before + variant.weight * (weightedFrequency[packed[at] ?? 0] ?? 0);
        }
      });
    }
    for (const doc of touched) {
      const frequency = frequencies[doc] ?? 0;
      frequencies[doc] = 0;
      const before = scores[doc] ?? 0;
      if (before === 0) matching.push(doc);
      scores[doc] = before + (weight * frequency * (k1 + 1)) / (frequency + (norm[doc] ?? 0));
    }
  }
  return { scores, matching };
}

/** Adds the scores of further terms to candidates alone. @param candidates ascending. */
export function addScores(
  archive: ArchiveReader,
  docs: DocTable,
  terms: readonly { readonly text: string; readonly weight: number }[],
  candidates: Uint32Array,
  scores: Float64Array,
): void {
  const norm = normsOf(docs);
  const { parts } = archive.index();
  for (const { text, weight } of terms) {
    const { numbers } = archive.index().find(text);
    let next = 0;
    parts.forEach(({ segment, base }, part) => {
      const term = numbers[part] ?? -1;
      const limit = base + segment.size;
      if (term < 0) {
        while (next < candidates.length && (candidates[next] ?? 0) < limit) next++;
        return;
      }
      const { postingStarts, postings, frequencies } = segment.sections;
      const end = postingStarts[term + 1] ?? 0;
      let at = postingStarts[term] ?? 0;
      for (; next < candidates.length && (candidates[next] ?? 0) < limit; next++) {
        const doc = candidates[next] ?? 0;
        at = advance(postings, at, end, doc - base);
        if (at === end || postings[at] !== doc - base) continue;
        const frequency = weightedFrequency[frequencies[at] ?? 0] ?? 0;
        scores[doc] = (scores[doc] ?? 0) + (weight * frequency * (k1 + 1)) / (frequency + (norm[doc] ?? 0));
      }
    });
  }
}

/** The first place from `at` on whose posting isn't below, by steps that double, then by halves. */
function advance(postings: Uint32Array, at: number, end: number, wanted: number): number {
  let low = at;
  let step = 1;
  while (low + step < end && (postings[low + step] ?? 0) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(end, low + step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((postings[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

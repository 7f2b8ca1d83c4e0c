import type { QueryTerm } from '../coverage/evidence.ts';
import { unpackFrequencies } from '../index/postings.ts';
import type { ArchiveReader, DocTable } from '../index/reader.ts';
import { hash32 } from '../text/hash.ts';
import { idf, lengthNorm, saturate } from './bm25.ts';
import { b, k1, ledeWeight, peopleWeight, titleWeight } from './constants.ts';
import { orAsMeant } from './misspelled.ts';
import type { ReadTerm } from './reading.ts';

/** A term for ranking: met by any of its variants' hashes. */
export interface WeightedTerm {
  readonly variants: readonly { readonly hash: number; readonly weight: number }[];
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
      .map(({ text }) => archive.articlesWith(hash32(text)));
    const articles = Math.max(0, ...frequencies);
    return orAsMeant(archive, { ...term, idf: idf(articles, docs.count), isUnknown: articles === 0 });
  });
}

export function weighted(terms: readonly QueryTerm[]): WeightedTerm[] {
  return terms.map(({ variants, idf: rarity, weight }) => ({
    variants: variants.map((variant) => ({ hash: hash32(variant.text), weight: variant.weight })),
    weight: rarity * weight,
  }));
}

/**
 * BM25F (Zaragoza et al. 2004) over title, lede and body, for every article that holds a term.
 * @returns a score a doc (0 where there is none) and the docs that have one.
 */
export function bm25f(
  archive: ArchiveReader,
  docs: DocTable,
  terms: readonly WeightedTerm[],
): { readonly scores: Float64Array; readonly matching: readonly number[] } {
  const scores = new Float64Array(docs.size);
  const frequencies = new Float64Array(docs.size);
  const matching: number[] = [];
  for (const { variants, weight } of terms) {
    const touched: number[] = [];
    for (const variant of variants) {
      archive.postings(variant.hash, (doc, packed) => {
        if (frequencies[doc] === 0) touched.push(doc);
        frequencies[doc] = (frequencies[doc] ?? 0) + variant.weight * (weightedFrequency[packed] ?? 0);
      });
    }
    for (const doc of touched) {
      if (scores[doc] === 0) matching.push(doc);
      scores[doc] = (scores[doc] ?? 0) + weight * saturate(frequencies[doc] ?? 0, k1, articleNorm(docs, doc));
      frequencies[doc] = 0;
    }
  }
  return { scores, matching };
}

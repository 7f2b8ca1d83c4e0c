import type { Forward } from '../index/forward.ts';
import type { ArchiveReader, DocTable } from '../index/reader.ts';
import type { WeightedTerm } from './articles.ts';
import { idf } from './bm25.ts';
import { feedbackArticles, feedbackMaxShare, feedbackSharpness, feedbackTerms, feedbackWeight } from './constants.ts';
import type { TermLookup } from './occurrences.ts';
import type { Run } from './score-passages.ts';

/** One of the first articles, with the run of sentences that speaks to the question most. */
export interface FeedbackSource {
  readonly forward: Forward;
  readonly best: Run;
  readonly score: number;
}

/**
 * RM3's relevance model (Lavrenko and Croft 2001; Abdul-Jaleel et al. 2004) over the best passages of the first articles: terms that
 * the question lacks, by how often the passages have them and how rare they are.
 * @param ranked best first.
 */
export function relevanceModel(
  archive: ArchiveReader,
  docs: DocTable,
  ranked: readonly FeedbackSource[],
  asked: TermLookup,
): WeightedTerm[] {
  const first = ranked.slice(0, feedbackArticles);
  const top = first[0]?.score ?? 0;
  const mass = new Map<number, number>();
  for (const { forward, best, score } of first) {
    const share = Math.exp((score - top) / (top * feedbackSharpness + Number.EPSILON));
    const sentences = forward.sentences.slice(best.first, best.last + 1);
    const words = sentences.reduce((sum, { length }) => sum + length, 0);
    for (const sentence of sentences) {
      for (const hash of sentence) if (!asked.has(hash)) mass.set(hash, (mass.get(hash) ?? 0) + share / words);
    }
  }
  const terms = [...mass].flatMap(([hash, probability]) => {
    const articles = archive.articlesWith(hash);
    if (articles < 2 || articles > docs.count * feedbackMaxShare) return [];
    const rarity = idf(articles, docs.count);
    return [{ hash, rarity, mass: probability * rarity }];
  });
  terms.sort((x, y) => y.mass - x.mass || x.hash - y.hash);
  const strongest = terms[0]?.mass ?? 1;
  return terms.slice(0, feedbackTerms).map(({ hash, rarity, mass: own }) => ({
    variants: [{ hash, weight: 1 }],
    weight: (feedbackWeight * own * rarity) / strongest,
  }));
}

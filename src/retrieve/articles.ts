import { type ArchiveReader, undated } from '../archive/reader.ts';
import type { QueryTerm } from '../coverage.ts';
import { hash32 } from '../text/hash.ts';
import { bodyNorm, idf, saturate, weightedFrequency } from './bm25.ts';
import type { Reading } from './reading.ts';
import { isInScope, type Scope } from './scope.ts';

export interface RankedArticle {
  readonly doc: number;
  readonly score: number;
}

export interface ArticleRanking {
  readonly terms: readonly QueryTerm[];
  /** Best first, by score, then by doc. */
  readonly articles: readonly RankedArticle[];
  /** Matching articles that the dates left out because they carry none. */
  readonly undatedLeftOut: number;
}

/** Where BM25's frequency saturates. */
const k1 = 1.2;
/** Words of the subject tell more than verbs: those change with the reporter. */
const kindWeight: Record<QueryTerm['kind'], number> = { name: 1, number: 1, noun: 1, verb: 0.6, other: 0.7 };

/** Ranks the articles that hold a term of the question by BM25 over title, lede and body. */
export function rankArticles(archive: ArchiveReader, reading: Reading, scope: Scope, limit: number): ArticleRanking {
  const docs = archive.docs();
  const scores = new Float64Array(docs.size);
  const touched: number[] = [];
  const partial = new Float64Array(docs.size);
  const terms = reading.terms.map((term): QueryTerm => {
    const hits: number[] = [];
    const hash = hash32(term.text);
    const frequency = archive.articlesWith(hash);
    archive.postings(hash, (doc, packed) => {
      hits.push(doc);
      const norm = bodyNorm(docs.bodyTerms[doc] ?? 0, docs.averageBodyTerms);
      partial[doc] = saturate(weightedFrequency(packed, norm), k1);
    });
    const weight = idf(frequency, docs.count);
    for (const doc of hits) {
      if (scores[doc] === 0) touched.push(doc);
      scores[doc] = (scores[doc] ?? 0) + kindWeight[term.kind] * weight * (partial[doc] ?? 0);
    }
    return { ...term, idf: weight };
  });
  const inScope = touched.filter((doc) => isInScope(docs, doc, scope));
  const dated = scope.from !== null || scope.to !== null;
  const outletsOnly: Scope = { ...scope, from: null, to: null };
  const undatedLeftOut = dated
    ? touched.filter((doc) => docs.day[doc] === undated && isInScope(docs, doc, outletsOnly)).length
    : 0;
  const articles = inScope
    .map((doc) => ({ doc, score: scores[doc] ?? 0 }))
    .toSorted((a, b) => b.score - a.score || a.doc - b.doc)
    .slice(0, limit);
  return { terms, articles, undatedLeftOut };
}

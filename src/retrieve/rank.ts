import type { ArchiveReader } from '../archive/reader.ts';
import type { Passage, QueryTerm, Question } from '../coverage.ts';
import { type RankedArticle, rankArticles } from './articles.ts';
import { subjectShare, subjectWeights } from './judge.ts';
import { passagesOf } from './passages.ts';
import { rankPassages } from './rank-passages.ts';
import { readQuestion } from './reading.ts';
import type { Scope } from './scope.ts';

export interface RankedPassage {
  readonly passage: Passage;
  /** Counted from 0 within its article. */
  readonly index: number;
  /** Comparable over articles. */
  readonly score: number;
}

export interface RankedSource extends RankedArticle {
  /** Best first; those without a word of the question are left out. */
  readonly passages: readonly RankedPassage[];
  /** The largest share of the question's subject that stands within a few of its sentences: 0 to 1. */
  readonly share: number;
}

export interface Ranking {
  readonly terms: readonly QueryTerm[];
  /** Articles best first, copies of a story each for themselves. */
  readonly sources: readonly RankedSource[];
  /** Matching articles that the dates left out because they carry none. */
  readonly undatedLeftOut: number;
}

/** Ranks articles, then their passages. */
export function rank(archive: ArchiveReader, question: Question, scope: Scope, limit: number): Ranking {
  const { terms, articles, undatedLeftOut } = rankArticles(archive, readQuestion(question.text), scope, limit);
  const weights = subjectWeights(terms);
  const sources = articles
    .map((article): RankedSource => {
      const forward = archive.forward(article.doc);
      const passages = passagesOf(archive.headline(article.doc).id, forward);
      const ranked = rankPassages(forward, passages, terms).map(({ passage, score }) => ({
        passage,
        index: passages.indexOf(passage),
        score: score + article.score,
      }));
      const score = ranked[0]?.score ?? article.score;
      return { doc: article.doc, score, passages: ranked, share: subjectShare(forward, weights) };
    })
    .toSorted((a, b) => b.score - a.score || a.doc - b.doc);
  return { terms, sources, undatedLeftOut };
}

import type { Passage } from '../coverage/article.ts';
import type { QueryTerm } from '../coverage/evidence.ts';
import { type ArchiveReader, type DocTable, undated } from '../index/archive-reader.ts';
import type { Forward } from '../index/forward-index.ts';
import { bestOf, type ScoredDoc, scoresOf } from './best-scores.ts';
import { idf } from './bm25.ts';
import { addScores, articleNorm, bm25f, weighTerms, weighted } from './bm25f.ts';
import { passagesOf } from './cut-passages.ts';
import { spreadOverOutlets, spreadOverTerms } from './diversify.ts';
import { docsInScope, isInScope, type Scope } from './filter-scope.ts';
import { bigrams, pairFrequencies, pairRarities, proximity } from './proximity.ts';
import {
  bigramWeight,
  conversationWeight,
  freshnessHalfDays,
  freshnessWeight,
  latestWeight,
  passageWeight,
  proximityWeight,
  rankedArticles,
  rerankedArticles,
  spreadDepth,
} from './ranking-constants.ts';
import { type ReadQuestion, readQuestion } from './read-question.ts';
import { relevanceModel } from './relevance-feedback.ts';
import { PassageScorer, type SentenceRun } from './score-passages.ts';
import { TermFinder } from './term-occurrences.ts';
import type { Understood } from './understand-question.ts';

export interface RankedPassage {
  readonly passage: Passage;
  /** Counted from 0 within its article. */
  readonly index: number;
  /** Comparable over articles. */
  readonly score: number;
}

export interface RankedSource {
  readonly doc: number;
  readonly score: number;
  /** Its words, and what scores its runs of sentences; `null` behind the first `rerankedArticles`. */
  readonly looked: {
    readonly forward: Forward;
    readonly best: SentenceRun & { readonly score: number };
    readonly scorer: PassageScorer;
  } | null;
}

interface Ranking {
  readonly reading: ReadQuestion;
  readonly terms: readonly QueryTerm[];
  /** Articles as the question's own words rank them, best first: what the judgement looks at. */
  readonly matching: readonly { readonly doc: number; readonly forward: Forward }[];
  /** Articles best first, copies of a story each for themselves. */
  readonly sources: readonly RankedSource[];
  /** Matching articles that the dates left out because they carry none. */
  readonly undatedLeftOut: number;
}

/** An article whose words were looked at. */
interface Examined {
  readonly doc: number;
  readonly score: number;
  readonly forward: Forward;
  readonly best: SentenceRun & { readonly score: number };
  readonly scorer: PassageScorer;
  /** For each term of the question, whether the article holds it. */
  readonly holds: readonly boolean[];
}

/** The most that freshness and conversation may raise a score by. */
const mostRaised = (1 + Math.max(freshnessWeight, latestWeight)) * (1 + conversationWeight);

/** Ranks articles by BM25F, the first of them again by their passages and pairs, all of it once more with feedback terms. */
export function rank(
  archive: ArchiveReader,
  { text, wantsLatest, wantsSeveral, hasDatesInWords, stories }: Understood,
  scope: Scope,
  limit: number,
): Ranking {
  const docs = archive.docs();
  const reading = readQuestion(text, docs.languages);
  const terms = weighTerms(archive, docs, reading.terms);
  const { rerank, finder } = examiner(archive, docs, terms);
  // Who names a day or a year asks for that time.
  const weight = hasDatesInWords ? 0 : wantsLatest ? latestWeight : freshnessWeight;
  const fresh = freshness(docs, scope, weight);
  const told = carriedStories(archive, docs, stories);
  const isTold = (doc: number): boolean => told.size > 0 && told.has(docs.story[doc] ?? doc);
  const raised = (own: Uint32Array): Float64Array => {
    const found = scoresOf(own, scores);
    for (let at = 0; at < own.length; at++) {
      const doc = own[at] ?? 0;
      found[at] = (found[at] ?? 0) * fresh(doc) * (isTold(doc) ? 1 + conversationWeight : 1);
    }
    return found;
  };
  const count = Math.max(limit, rankedArticles);
  const isDated = scope.from !== null || scope.to !== null;
  // What a filter by date leaves out is counted, so that every article must come in; and a few outlets may have few of the best.
  const wanted = isDated || scope.outlets !== null ? undefined : { docs: count, raise: mostRaised };
  const { scores, matching } = bm25f(archive, docs, weighted(terms), wanted);
  const inScope = docsInScope(docs, matching, scope);
  const firstRanked = rerank(bestOf(inScope, scoresOf(inScope, scores), rerankedArticles));
  // Feedback terms, freshness and conversation order the candidates; they bring in none.
  const feedback = relevanceModel(archive, docs, firstRanked.examined, finder);
  const candidates = Uint32Array.from(bestOf(inScope, raised(inScope), count), ({ doc }) => doc).sort();
  const undatedLeftOut = leftOut(docs, matching, scope);
  addScores(archive, docs, feedback, candidates, scores);
  const { examined, rest } = rerank(bestOf(candidates, raised(candidates), Math.max(limit, rerankedArticles)));
  const spread = wantsSeveral ? spreadOverTerms(examined, terms, spreadDepth) : examined;
  const inTurn = (scope.outlets?.size ?? 0) > 1 ? spreadOverOutlets(spread, docs) : spread;
  const sources = [
    ...inTurn.map(({ doc, score, forward, best, scorer }) => ({ doc, score, looked: { forward, best, scorer } })),
    ...rest.map(({ doc, score }) => ({ doc, score, looked: null })),
  ];
  return {
    reading,
    terms,
    matching: firstRanked.examined,
    sources: sources.slice(0, limit),
    undatedLeftOut,
  };
}

/**
 * By how much an article's score rises for being published shortly before the day of asking; an undated one's not at all. A filter by date says itself what
 * is fresh.
 */
function freshness(docs: DocTable, scope: Scope, weight: number): (doc: number) => number {
  if (scope.from !== null || scope.to !== null) return () => 1;
  return (doc) => {
    const day = docs.day[doc] ?? undated;
    return day === undated ? 1 : 1 + weight / (1 + (scope.asked - day) / freshnessHalfDays);
  };
}

/** Leads of the stories that the conversation is about. */
function carriedStories(archive: ArchiveReader, docs: DocTable, articles: readonly string[]): Set<number> {
  return new Set(articles.flatMap((id) => docs.story[archive.docOf(id) ?? -1] ?? []));
}

interface Examiner {
  /** Ranks the first articles again by their passages and pairs; the others keep their place behind them. */
  rerank(ranked: readonly ScoredDoc[]): { readonly examined: readonly Examined[]; readonly rest: readonly ScoredDoc[] };
  readonly finder: TermFinder;
}

/** What an article's words say, whatever ranking it stands in. */
interface Look extends Omit<Examined, 'doc' | 'score'> {
  /** Of its best passage and its words' proximity. */
  readonly bonus: number;
  readonly pairs: Float64Array;
  readonly norm: number;
}

/** Looks at an article's words once, however often it is ranked. */
function examiner(archive: ArchiveReader, docs: DocTable, terms: readonly QueryTerm[]): Examiner {
  const finder = new TermFinder(archive.index(), terms);
  const most = pairRarities(terms);
  const looks = new Map<number, Look>();
  const look = (doc: number): Look => {
    const known = looks.get(doc);
    if (known) return known;
    const forward = archive.forward(doc);
    const occurrences = finder.in(doc, forward);
    const scorer = new PassageScorer(occurrences, terms);
    const best = scorer.best();
    const norm = articleNorm(docs, doc);
    const bonus = passageWeight * best.score + proximityWeight * proximity(occurrences, terms, norm);
    const inBody = new Set(occurrences.terms);
    const holds = terms.map((_, term) => inBody.has(term) || (occurrences.title[term] ?? 0) > 0);
    const found = { forward, scorer, best, bonus, norm, holds, pairs: pairFrequencies(occurrences, terms) };
    looks.set(doc, found);
    return found;
  };
  return {
    finder,
    rerank(ranked) {
      const head = ranked.slice(0, rerankedArticles).map((article) => ({ article, seen: look(article.doc) }));
      // How rare a pair is shows among the articles that hold its words; further down there are hardly more.
      const rarities = most.map((rarity, pair) => {
        const holding = head.filter(({ seen }) => (seen.pairs[pair] ?? 0) > 0).length;
        return Math.min(rarity, idf(holding, docs.count));
      });
      const examined = head.map(({ article, seen }): Examined => {
        const score = article.score + seen.bonus + bigramWeight * bigrams(seen.pairs, rarities, seen.norm);
        return { ...seen, doc: article.doc, score };
      });
      return {
        examined: examined.toSorted((x, y) => y.score - x.score || x.doc - y.doc),
        rest: ranked.slice(rerankedArticles),
      };
    },
  };
}

/** An article's passages, best first; those without a word of the question are left out. */
export function rankedPassages(archive: ArchiveReader, { doc, score, looked }: RankedSource): RankedPassage[] {
  if (looked === null) return [];
  return passagesOf(archive.idOf(doc), looked.forward)
    .map((passage, index) => ({ passage, index, score: looked.scorer.score(passage) }))
    .filter((passage) => passage.score > 0)
    .toSorted((x, y) => y.score - x.score || x.index - y.index)
    .map((passage) => ({ ...passage, score: score + passage.score }));
}

function leftOut(docs: DocTable, matching: Uint32Array, scope: Scope): number {
  if (scope.from === null && scope.to === null) return 0;
  const anyDay: Scope = { ...scope, from: null, to: null };
  return matching.filter((doc) => docs.day[doc] === undated && isInScope(docs, doc, anyDay)).length;
}

import type { QueryTerm } from '../coverage/evidence.ts';
import type { ArchiveReader, DocTable } from '../index/archive-reader.ts';
import { bestOf, scoresOf } from './best-scores.ts';
import { bm25f, weighTerms, weighted } from './bm25f.ts';
import { docsInScope, type Scope } from './filter-scope.ts';
import { pairFrequencies } from './proximity.ts';
import { passageWords, peopleWeight } from './ranking-constants.ts';
import { readQuestion } from './read-question.ts';
import { type Occurrences, TermFinder } from './term-occurrences.ts';

interface TopicArticle {
  readonly doc: number;
  /** Those of its sentences that belong to the topic, by 1. */
  readonly sentences: Uint8Array | 'all';
}

/** The articles that tell a topic's story. */
interface TopicArticles {
  readonly terms: readonly QueryTerm[];
  /** Best first. */
  readonly articles: readonly TopicArticle[];
  /** Articles on the topic after those. */
  readonly leftOut: number;
  /** Articles with a word in common with it, best first; none where it has no words. */
  readonly nearest: readonly number[];
}

/** An article tells of a topic where it holds this share of its words, by how rare they are, within one passage; and two of them, where it has two. */
const leastShare = 0.6;
const leastWords = 2;
/** Reading one takes a millisecond. The best of 1,341 articles on one person tell the same days as all of them. */
const mostArticles = 400;
/** What an article is about it says in its first words, and speaks of it again and again: a list of the week's events speaks of each in a place. */
const beginningWords = 80;
const leastSentences = 0.15;
/** Sentences on both sides of one that holds the topic. */
const aroundSentences = 2;
/** Whose words are looked at for the topic: some microseconds each. */
const mostLookedAt = 1_000;
const maxNearest = 12;

/** The articles on a topic, by BM25F. @param topic `null` for all that is in scope, however much. */
export function articlesOn(archive: ArchiveReader, topic: string | null, scope: Scope): TopicArticles {
  const docs = archive.docs();
  if (topic === null) {
    const all = docsInScope(
      docs,
      Uint32Array.from({ length: docs.size }, (_, doc) => doc),
      scope,
    );
    return { terms: [], articles: [...all].map((doc) => ({ doc, sentences: 'all' })), leftOut: 0, nearest: [] };
  }
  const terms = weighTerms(archive, docs, readQuestion(topic, docs.languages).terms);
  const { scores, matching } = bm25f(archive, docs, weighted(terms));
  const inScope = docsInScope(docs, matching, scope);
  const held = heldShares(archive, docs, terms);
  const onTopic = inScope.filter((doc) => (held[doc] ?? 0) >= leastShare);
  const finder = new TermFinder(archive.index(), terms);
  const best = bestOf(onTopic, scoresOf(onTopic, scores), mostLookedAt).flatMap(({ doc }): TopicArticle[] => {
    const sentences = belonging(terms, finder.in(doc, archive.forward(doc)));
    return sentences === null ? [] : [{ doc, sentences }];
  });
  const near = best.length > 0 ? [] : bestOf(inScope, scoresOf(inScope, scores), maxNearest);
  return {
    terms,
    articles: best.slice(0, mostArticles),
    leftOut: Math.max(0, best.length - mostArticles, onTopic.length - mostLookedAt),
    nearest: near.map(({ doc }) => doc),
  };
}

/** For each doc, the share of the topic's words that it holds, by rarity. */
function heldShares(archive: ArchiveReader, docs: DocTable, terms: readonly QueryTerm[]): Float64Array {
  const shares = new Float64Array(docs.size);
  const total = sumOf(terms);
  for (const { idf, variants } of terms) {
    const meeting = variants.filter(({ weight }) => weight >= peopleWeight);
    for (const doc of new Set(meeting.flatMap(({ text }) => [...archive.docsWith(text)]))) {
      shares[doc] = (shares[doc] ?? 0) + idf / total;
    }
  }
  return shares;
}

function sumOf(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { idf }) => sum + idf, 0);
}

/**
 * The sentences of an article that belong to a topic: all where it is about it; of another one, as a list of the week's events, those around the place
 * that holds the topic's words; `null` for none. A name of several words must stand whole somewhere.
 */
function belonging(terms: readonly QueryTerm[], found: Occurrences): TopicArticle['sentences'] | null {
  if (!namesStandWhole(terms, found)) return null;
  const least = leastShare * sumOf(terms);
  const last = new Float64Array(terms.length).fill(Number.NEGATIVE_INFINITY);
  const holdsAt = (position: number, isBeginning: boolean): boolean => {
    const held = terms.filter(
      (_, term) => (last[term] ?? 0) > position - passageWords || (isBeginning && (found.title[term] ?? 0) > 0),
    );
    return held.length >= Math.min(terms.length, leastWords) && sumOf(held) >= least;
  };
  const count = found.starts.length - 1;
  const sentences = new Uint8Array(count);
  let isBegun = holdsAt(0, true);
  for (const [at, position] of found.positions.entries()) {
    if ((found.weights[at] ?? 0) < peopleWeight) continue;
    last[found.terms[at] ?? 0] = position;
    const isBeginning = position < beginningWords;
    if (!holdsAt(position, isBeginning)) continue;
    isBegun ||= isBeginning;
    const sentence = found.sentences[at] ?? 0;
    sentences.fill(1, Math.max(0, sentence - aroundSentences), sentence + aroundSentences + 1);
  }
  if (isBegun && new Set(found.sentences).size >= count * leastSentences) return 'all';
  return isBegun || sentences.includes(1) ? sentences : null;
}

function namesStandWhole(terms: readonly QueryTerm[], found: Occurrences): boolean {
  const pairs = pairFrequencies(found, terms);
  return terms.every((term, at) => {
    const next = terms[at + 1];
    const isName = next?.kind === 'name' && term.kind === 'name' && next.position - term.position === 1;
    return !isName || (pairs[at] ?? 0) > 0;
  });
}

import type { Forward } from '../archive/forward.ts';
import type { Judgement, QueryTerm } from '../coverage.ts';
import { hash32 } from '../text/hash.ts';

/** How many sentences in a row may share the question's subject between them. */
const windowSentences = 4;
/** Share of the subject's weight that must stand in one window: above, it's covered; below the other, it isn't. */
const coveredShare = 0.75;
const unsureShare = 0.45;
/** What a verb or an adjective adds to the subject: reporters choose them freely. */
const kindWeight: Record<QueryTerm['kind'], number> = { name: 1, number: 1, noun: 1, verb: 0, other: 0.2 };
/** Even a word that stands everywhere says a little. */
const minIdf = 0.2;

/** Weight of each term of the question in the judgement, by the hash the forward index knows it by. */
export function subjectWeights(terms: readonly QueryTerm[]): Map<number, number> {
  const weights = terms.map((term) => [hash32(term.text), kindWeight[term.kind] * Math.max(term.idf, minIdf)] as const);
  const known = new Map(weights.filter(([, weight]) => weight > 0));
  // A question of verbs alone ("Who resigned?") has them for its subject.
  return known.size > 0 ? known : new Map(terms.map((term) => [hash32(term.text), Math.max(term.idf, minIdf)]));
}

/** The largest share of the subject's weight that stands within a few sentences of an article: 0 to 1. */
export function subjectShare({ sentences }: Forward, weights: ReadonlyMap<number, number>): number {
  const total = weights.values().reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return 0;
  const held = sentences.map((sentence) => new Set(sentence.filter((hash) => weights.has(hash))));
  let best = 0;
  held.forEach((_, start) => {
    const inWindow = new Set<number>();
    for (const sentence of held.slice(start, start + windowSentences)) for (const hash of sentence) inWindow.add(hash);
    const share = inWindow.values().reduce((sum, hash) => sum + (weights.get(hash) ?? 0), 0) / total;
    best = Math.max(best, share);
  });
  return best;
}

export function judge(bestShare: number): Judgement {
  if (bestShare >= coveredShare) return 'covered';
  return bestShare >= unsureShare ? 'unsure' : 'not_covered';
}

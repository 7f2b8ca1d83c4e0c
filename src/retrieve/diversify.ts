import type { QueryTerm } from '../coverage/evidence.ts';
import type { DocTable } from '../index/archive-reader.ts';
import { spreadWeight } from './ranking-constants.ts';

/** An article with what it holds of the question's terms. */
interface Spreadable {
  readonly doc: number;
  readonly score: number;
  /** For each term, whether the article holds it. */
  readonly holds: readonly boolean[];
}

/** Takes the best of each outlet in turn, so that a question which names several outlets hears all of them. */
export function spreadOverOutlets<T extends Spreadable>(ranked: readonly T[], docs: DocTable): T[] {
  const queues = [...Map.groupBy(ranked, ({ doc }) => docs.outlet[doc] ?? 0).values()];
  const spread: T[] = [];
  for (let turn = 0; spread.length < ranked.length; turn++) {
    for (const queue of queues) {
      const next = queue[turn];
      if (next) spread.push(next);
    }
  }
  return spread;
}

/**
 * Orders articles so that the first ones speak to all that was asked: each next one gains by the rarity of the terms that those before
 * it lack (as in explicit diversification, Santos et al. 2010, with terms for aspects).
 * @param depth how many places are filled so; the rest keeps its order.
 */
export function spreadOverTerms<T extends Spreadable>(
  ranked: readonly T[],
  terms: readonly QueryTerm[],
  depth: number,
): T[] {
  const total = terms.reduce((sum, { idf }) => sum + idf, 0);
  const left = [...ranked];
  const chosen: T[] = [];
  const held = new Set<number>();
  while (chosen.length < depth && left.length > 0) {
    const gain = ({ score, holds }: T): number => {
      const fresh = terms.reduce((sum, { idf }, term) => sum + (holds[term] && !held.has(term) ? idf : 0), 0);
      return score * (1 + (spreadWeight * fresh) / total);
    };
    const best = left.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    left.splice(left.indexOf(best), 1);
    chosen.push(best);
    best.holds.forEach((holds, term) => {
      if (holds) held.add(term);
    });
  }
  return [...chosen, ...left];
}

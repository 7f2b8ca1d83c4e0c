/** An article with its score. */
export interface ScoredDoc {
  readonly doc: number;
  readonly score: number;
}

/** Enough that few scores share one with the last of the best. */
const bins = 2_048;

/** The scores of some docs, in their order. @param scores by doc. */
export function scoresOf(docs: Uint32Array, scores: Float64Array): Float64Array {
  const found = new Float64Array(docs.length);
  for (let at = 0; at < docs.length; at++) found[at] = scores[docs[at] ?? 0] ?? 0;
  return found;
}

/** The last of the `count` best of some scores, none of them below 0; 0 where there are fewer. Counted in bins: linear in their number. */
export function leastOf(scores: Float64Array, count: number): number {
  if (scores.length < count || count === 0) return 0;
  let top = 0;
  for (let at = 0; at < scores.length; at++) top = Math.max(top, scores[at] ?? 0);
  if (top === 0) return 0;
  const scale = (bins - 1) / top;
  const inBin = new Uint32Array(bins);
  for (let at = 0; at < scores.length; at++) {
    const bin = ((scores[at] ?? 0) * scale) | 0;
    inBin[bin] = (inBin[bin] ?? 0) + 1;
  }
  let above = 0;
  let last = bins - 1;
  while (last > 0 && above + (inBin[last] ?? 0) < count) above += inBin[last--] ?? 0;
  return scores.filter((score) => ((score * scale) | 0) === last).sort()[(inBin[last] ?? 0) - (count - above)] ?? 0;
}

/** The best of some docs, best first: `count` of them, and those that tie with the last. @param scores theirs, in their order. */
export function bestOf(docs: Uint32Array, scores: Float64Array, count: number): ScoredDoc[] {
  const least = leastOf(scores, count);
  const best: ScoredDoc[] = [];
  for (let at = 0; at < docs.length; at++) {
    const score = scores[at] ?? 0;
    if (score >= least) best.push({ doc: docs[at] ?? 0, score });
  }
  return best.sort((x, y) => y.score - x.score || x.doc - y.doc);
}

/**
 * Measures of one ranking against judgements, as trec_eval and BEIR have them (Manning, Raghavan, Schütze: Introduction
 * to Information Retrieval, 2008, chapter 8). A ranking is ids, best first, each once; judgements give a grade by id,
 * above 0 for what is relevant. A question without a relevant id has no figure: callers leave it out.
 */

export type Judgements = ReadonlyMap<string, number>;

function isRelevant(judgements: Judgements, id: string): boolean {
  return (judgements.get(id) ?? 0) > 0;
}

function relevantCount(judgements: Judgements): number {
  return judgements.values().reduce((count, grade) => count + (grade > 0 ? 1 : 0), 0);
}

/** Success at k: 1 when a relevant id stands among the first k, else 0 (trec_eval `success`). */
export function hitAt(k: number, ranking: readonly string[], judgements: Judgements): number {
  return ranking.slice(0, k).some((id) => isRelevant(judgements, id)) ? 1 : 0;
}

/** Recall at k: the share of all relevant ids that stand among the first k (trec_eval `recall`). */
export function recallAt(k: number, ranking: readonly string[], judgements: Judgements): number {
  const found = ranking.slice(0, k).filter((id) => isRelevant(judgements, id)).length;
  return found / relevantCount(judgements);
}

/** Reciprocal rank, cut at k: 1 by the rank of the first relevant id, 0 when it stands behind k (Voorhees 1999; MS MARCO's MRR@10 is its mean). */
export function reciprocalRankAt(k: number, ranking: readonly string[], judgements: Judgements): number {
  const index = ranking.slice(0, k).findIndex((id) => isRelevant(judgements, id));
  return index < 0 ? 0 : 1 / (index + 1);
}

/** Average precision: the precision at each relevant id's rank, summed, by the number of all relevant ids, found or not (trec_eval `map` is its mean). */
export function averagePrecision(ranking: readonly string[], judgements: Judgements): number {
  let found = 0;
  let sum = 0;
  ranking.forEach((id, index) => {
    if (!isRelevant(judgements, id)) return;
    found++;
    sum += found / (index + 1);
  });
  return sum / relevantCount(judgements);
}

/** Normalised discounted cumulative gain at k, the grade itself as gain, log2(rank + 1) as discount (Järvelin and Kekäläinen 2002, as trec_eval `ndcg_cut`). */
export function ndcgAt(k: number, ranking: readonly string[], judgements: Judgements): number {
  const gains = ranking.map((id) => Math.max(0, judgements.get(id) ?? 0));
  const ideal = [...judgements.values()].filter((grade) => grade > 0).toSorted((a, b) => b - a);
  return discountedGain(k, gains) / discountedGain(k, ideal);
}

function discountedGain(k: number, gains: readonly number[]): number {
  return gains.slice(0, k).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

/** The value that a share `p` (0 to 1) of the values doesn't exceed: nearest-rank percentile. 0 for none. */
export function percentile(p: number, values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0;
}

/** Arithmetic mean; 0 of none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

import { percentile } from './metrics.ts';
import { createRandom } from './random.ts';

/** Area under the ROC curve: how often a positive scores above a negative, a tie counting half; with its interval. */
export interface Auc {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly positives: number;
  readonly negatives: number;
}

const resamples = 1_000;
/** Any number; always the same one, so that a report can be repeated. */
const seed = 20_260_203;

/** The area by ranks (Mann and Whitney 1947), ties at their middle rank. */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  const all = [...positives.map((score) => ({ score, is: true })), ...negatives.map((score) => ({ score, is: false }))];
  all.sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.score === all[from]?.score) to++;
    const middle = (from + 1 + to) / 2;
    for (let at = from; at < to; at++) if (all[at]?.is) ranks += middle;
    from = to;
  }
  const count = positives.length;
  return (ranks - (count * (count + 1)) / 2) / (count * negatives.length);
}

/**
 * The area with its 95% percentile bootstrap interval, positives and negatives drawn apart so that each draw has both;
 * `null` where one kind is absent.
 */
export function aucOf(positives: readonly number[], negatives: readonly number[]): Auc | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const random = createRandom(seed);
  const draw = (from: readonly number[]): number[] => from.map(() => from[Math.floor(random() * from.length)] ?? 0);
  const drawn = Array.from({ length: resamples }, () => areaUnderCurve(draw(positives), draw(negatives)));
  return {
    value: areaUnderCurve(positives, negatives),
    low: percentile(0.025, drawn),
    high: percentile(0.975, drawn),
    positives: positives.length,
    negatives: negatives.length,
  };
}

import { mean, percentile } from './metrics.ts';
import { createRandom } from './seeded-random.ts';

/** A mean over questions, and between what it would lie in 95 of 100 draws of as many questions. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly questions: number;
}

/** Enough for the second decimal of an interval's ends. */
const resamples = 1_000;
/** Any number; always the same one, so that a report can be repeated. */
const seed = 20_260_203;

/** The mean with its 95% percentile bootstrap interval (Efron 1979; Sakai 2006 for retrieval); `null` without values. */
export function estimate(values: readonly number[]): Estimate | null {
  if (values.length === 0) return null;
  const random = createRandom(seed);
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < values.length; drawn++) sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / values.length;
  });
  return {
    mean: mean(values),
    low: percentile(0.025, means),
    high: percentile(0.975, means),
    questions: values.length,
  };
}

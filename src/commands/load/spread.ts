import { percentile } from '../../evaluate/metrics.ts';
import type { Timed } from './stopwatch.ts';

/** Milliseconds that many took. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** How a number of questions fared. */
export interface Fared {
  readonly questions: number;
  readonly acknowledged: Spread;
  readonly answered: Spread;
  /** Questions without a first response, and without a whole answer: 0, if all is well. */
  readonly unacknowledged: number;
  readonly unanswered: number;
  /** Questions that were answered more than once. */
  readonly twice: number;
}

function spreadOf(ms: readonly number[]): Spread {
  return { p50: percentile(0.5, ms), p95: percentile(0.95, ms), p99: percentile(0.99, ms), max: Math.max(0, ...ms) };
}

/** Percentiles in milliseconds over questions that were timed; what was never acknowledged or answered is counted, not averaged. */
export function faredOf(timed: readonly Timed[]): Fared {
  const lasted = (until: (one: Timed) => number | null): number[] =>
    timed.flatMap((one) => {
      const at = until(one);
      return at === null ? [] : [at - one.askedAt];
    });
  const acknowledged = lasted(({ acknowledgedAt }) => acknowledgedAt);
  const answered = lasted(({ answeredAt }) => answeredAt);
  return {
    questions: timed.length,
    acknowledged: spreadOf(acknowledged),
    answered: spreadOf(answered),
    unacknowledged: timed.length - acknowledged.length,
    unanswered: timed.length - answered.length,
    twice: timed.filter(({ answers }) => answers > 1).length,
  };
}

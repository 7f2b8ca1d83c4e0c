import { msPerDay } from '../language/dates.ts';

/** How long a question is kept: longer than any day, whatever the clocks do. */
export const usageKeptMs = 2 * msPerDay;
/** Clocks of two machines differ by this much; what is dated later is from a clock that was set back since, and doesn't count. */
export const mostSkewMs = 5_000;

/** At most this many questions are taken from a moment on. */
export interface UsageLimit {
  readonly most: number;
  readonly since: Date;
}

/** Somebody whose questions are counted, with every limit that holds for them. */
export interface CountedAsker<L extends UsageLimit> {
  /** A hash. */
  readonly who: string;
  readonly limits: readonly L[];
}

/** Which limit is reached. */
export interface UsageRefusal<L extends UsageLimit> {
  readonly limit: L;
  /** When the question was asked that has to grow too old before another is taken. */
  readonly inTheWay: Date;
}

/** Who asked how often: hashes and moments, gone when no limit looks at them any more. */
export interface Usage {
  /**
   * Takes a question and counts it for each of them, unless one has reached a limit: in one transaction, so that several processes never
   * exceed it together.
   * @returns `null` when it was taken, else the first limit in the way.
   */
  admit<L extends UsageLimit>(askers: readonly CountedAsker<L>[], at: Date): Promise<UsageRefusal<L> | null>;
  /** Takes back one question of each of them that was counted at that moment. */
  takeBack(who: readonly string[], at: Date): Promise<void>;
  /** How many questions count from `since` on, as it stands at that moment. */
  count(who: string, since: Date, at: Date): Promise<number>;
  /** Deletes what no limit of a day looks at any more. */
  sweep(now: Date): Promise<void>;
}

import type { Schedule } from '../store/schedules.ts';

export interface DigestWindow {
  /** What is new after this moment, which doesn't count itself, … */
  readonly after: Date;
  /** … until this one, which does: the moment when the digest was due. */
  readonly until: Date;
  /** It was missed, and comes after its time: it says so. */
  readonly isLate: boolean;
  /** Stands in the `custom_id` of its buttons. */
  readonly mark: string;
}

export interface Composed {
  /** What the courier takes. */
  readonly payload: string;
  readonly traces: readonly string[];
  /** The title of a post in a forum; the schedule's own where there is none. */
  readonly title?: string;
}

/** Writes what a digest says. */
export interface Composer {
  /**
   * @returns `null` when there is nothing new, and the schedule says nothing then.
   * @throws when it can't be written now; it is tried again.
   */
  compose(schedule: Schedule, window: DigestWindow, signal: AbortSignal): Promise<Composed | null>;
  /**
   * Whether anything at all came in a window: where not, nobody need be asked what of it they want.
   * @throws when that can't be known now; it is asked again.
   */
  anythingCame(window: Pick<DigestWindow, 'after' | 'until'>, signal: AbortSignal): Promise<boolean>;
  /** Whether readers may still read all that was quoted under these traces: what waits may wait for hours. */
  stands(traces: readonly string[]): Promise<boolean>;
}

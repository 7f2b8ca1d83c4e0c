import type { WaitingClock } from '../../schedule/waiting-clock.ts';
import { Backoff } from './backoff.ts';

/**
 * A connection that held for so long was a good one. Sessions that end at once are begun ever later, or a thousand of them, all that Discord
 * allows a day, would be used up in an hour and a half.
 */
const steadyMs = 60_000;
/** A session that is resumed costs none of those: after a connection that held for so long it is resumed at once, for people are asking. */
const heldMs = 5_000;

/** When the connection of one shard may be tried next. */
export class ShardTries {
  readonly #clock: WaitingClock;
  readonly #backoff: Backoff;
  #steady = new AbortController();
  /** Since when it is up; `null` once it was tried again. */
  #upSince: number | null = null;
  #hasFailed = false;

  constructor(clock: WaitingClock, random: () => number) {
    this.#clock = clock;
    this.#backoff = new Backoff(random);
  }

  /**
   * A try is to be made now. @param isResume whether there is a session to be resumed, so that the try begins none.
   * @returns how long it has to wait, in milliseconds; 0 for the first one after a steady connection.
   */
  pauseMs(isResume: boolean): number {
    const hasHeld = this.#upSince !== null && this.#clock.now() - this.#upSince >= heldMs;
    this.#upSince = null;
    if (isResume && hasHeld) return 0;
    const pauseMs = this.#hasFailed ? this.#backoff.next() : 0;
    this.#hasFailed = true;
    return pauseMs;
  }

  up(): void {
    this.#upSince = this.#clock.now();
    this.down();
    const steady = new AbortController();
    this.#steady = steady;
    void this.#clock.wait(steadyMs, steady.signal).then(() => {
      if (steady.signal.aborted) return;
      this.#hasFailed = false;
      this.#backoff.reset();
    });
  }

  /** It is lost, or left. */
  down(): void {
    this.#steady.abort();
  }
}

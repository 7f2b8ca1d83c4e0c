import type { WaitingClock } from './waiting-clock.ts';

/** Lets one through at a time, `everyMs` apart. */
export class Pace {
  readonly #clock: WaitingClock;
  readonly #everyMs: number;
  #next = 0;

  constructor(clock: WaitingClock, everyMs: number) {
    this.#clock = clock;
    this.#everyMs = everyMs;
  }

  /** Resolves when it is one's turn, or the signal aborts. */
  async turn(signal: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    // A clock that was set back keeps nobody waiting for what it said before.
    const mine = this.#next > now + 60_000 ? now : Math.max(now, this.#next);
    this.#next = mine + this.#everyMs;
    if (mine > now) await this.#clock.wait(mine - now, signal);
  }
}

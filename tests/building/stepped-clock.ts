import { setTimeout as tick } from 'node:timers/promises';
import { TurnableClock } from '../../src/commands/turnable-clock.ts';

/** Turns of the event loop in which nothing begins or ends to wait: as bot and Discord are both in this process, what a step set off is over then. */
const ticksAtRest = { before: 4, after: 10 };
/** Who waits for less is in the middle of something. */
const shortMs = 1_000;
/** Something may wait for what comes in real time, such as a rate limit. */
const longestRestMs = 2_000;

/** A clock that is turned on step by step: each begins when what the one before set off is over. */
export class SteppedClock extends TurnableClock {
  #waiting = 0;
  readonly #short = new Set<number>();

  override async wait(ms: number, signal?: AbortSignal): Promise<void> {
    const until = this.now() + ms;
    this.#waiting += 1;
    if (ms < shortMs) this.#short.add(until);
    await super.wait(ms, signal);
    this.#waiting -= 1;
    this.#short.delete(until);
  }

  /** Turns it on by some milliseconds, and resolves when nothing more comes of that. */
  async step(ms: number): Promise<void> {
    await this.#rest(ticksAtRest.before);
    this.turnTo(this.now() + ms);
    await this.#rest(ticksAtRest.after);
  }

  async #rest(ticks: number): Promise<void> {
    const until = performance.now() + longestRestMs;
    for (let [still, last] = [0, -1]; still < ticks && performance.now() < until; ) {
      await tick(1);
      still = this.#waiting === last && this.#short.size === 0 ? still + 1 : 0;
      last = this.#waiting;
      if (this.#short.size > 0) this.turnTo(Math.max(...this.#short));
    }
  }
}

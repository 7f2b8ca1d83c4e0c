import type { WaitingClock } from '../../schedule/waiting-clock.ts';

/** What a desk that was told to stop may take to hand over what it has, before we answer without it. */
const patienceMs = 2_000;

/** Why the work was ended before it was done. */
export type EarlyEnd = 'stopped' | 'out_of_time' | 'gone';

/** Ends work when the bot stops, when time is up or when nobody is there to read it; remembers why. */
export class Ender {
  readonly #controller = new AbortController();
  readonly #settled = new AbortController();
  readonly #clock: WaitingClock;
  why: EarlyEnd | null = null;

  constructor(stopping: AbortSignal, clock: WaitingClock, withinMs: number) {
    this.#clock = clock;
    const stop = (): void => this.end('stopped');
    if (stopping.aborted) stop();
    stopping.addEventListener('abort', stop, { once: true, signal: this.#settled.signal });
    void clock.wait(withinMs, this.#settled.signal).then(() => {
      if (!this.#settled.signal.aborted) this.end('out_of_time');
    });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  end(why: EarlyEnd): void {
    if (this.why !== null) return;
    this.why = why;
    this.#controller.abort();
  }

  /** The work is over: nothing but a deleted message can end it now. */
  settle(): void {
    this.#settled.abort();
  }

  /** The work, or a rejection when it doesn't heed the signal within `patienceMs`. */
  async orAbandon<T>(work: Promise<T>): Promise<T> {
    const abandoned = new Promise<never>((_, reject) => {
      const giveUp = async (): Promise<void> => {
        await this.#clock.wait(patienceMs, this.#settled.signal);
        reject(new Error('The desk did not stop when it was asked to.'));
      };
      if (this.signal.aborted) void giveUp();
      this.signal.addEventListener('abort', () => void giveUp(), { once: true });
    });
    abandoned.catch(() => undefined);
    return Promise.race([work, abandoned]);
  }
}

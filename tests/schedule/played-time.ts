import { setImmediate } from 'node:timers/promises';
import type { WaitingClock } from '../../src/schedule/waiting-clock.ts';

interface Waiting {
  readonly at: number;
  readonly over: () => void;
}

/** Time that passes when there is nothing else to do, as far as somebody waits for it; and that can be set, as clocks on machines are. */
export class PlayedTime implements WaitingClock {
  /** What goes on at its own pace, however the clock is set. */
  #passed = 0;
  #shown: number;
  readonly #waiting = new Set<Waiting>();

  constructor(start: string) {
    this.#shown = Date.parse(start);
  }

  now = (): number => this.#shown;

  date = (): Date => new Date(this.#shown);

  wait = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const waiting = {
        at: this.#passed + ms,
        over: () => {
          this.#waiting.delete(waiting);
          signal?.removeEventListener('abort', waiting.over);
          resolve();
        },
      };
      this.#waiting.add(waiting);
      signal?.addEventListener('abort', waiting.over);
    });

  /** Somebody sets the clock: nothing that waits is over sooner. */
  set(to: string | Date): void {
    this.#shown = new Date(to).getTime();
  }

  /** Time passes by so much, and whoever waited meanwhile goes on in between. */
  async pass(ms: number): Promise<void> {
    const end = this.#passed + ms;
    for (;;) {
      await settled();
      const next = [...this.#waiting].sort((one, other) => one.at - other.at)[0];
      if (next === undefined || next.at > end) break;
      this.#goTo(next.at);
      next.over();
    }
    this.#goTo(end);
  }

  /** Time passes until that is done. */
  async until<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    void work.then(done, done);
    for (;;) {
      await settled();
      if (isDone) return work;
      const next = [...this.#waiting].sort((one, other) => one.at - other.at)[0];
      if (next === undefined) continue;
      this.#goTo(next.at);
      next.over();
    }
  }

  #goTo(passed: number): void {
    const by = Math.max(0, passed - this.#passed);
    this.#passed += by;
    this.#shown += by;
  }
}

/** Whatever can go on without time has done so. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await setImmediate();
}

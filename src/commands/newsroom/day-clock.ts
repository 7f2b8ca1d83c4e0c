import type { Clock } from '../../sources/http/clock.ts';

/** What waits for a moment of the played day waits for a two-hundredth of it: thirty seconds without an answer are over soon. */
const speed = 200;

/** A clock that stands still while work is done, and jumps from round to round. */
export class DayClock implements Clock {
  #nowMs: number;

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  readonly now = (): number => this.#nowMs;

  readonly after = (delayMs: number, call: () => void): (() => void) => {
    const timer = setTimeout(call, delayMs / speed);
    return () => clearTimeout(timer);
  };

  goTo(ms: number): void {
    this.#nowMs = ms;
  }
}

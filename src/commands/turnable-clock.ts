import { systemClock, type WaitingClock } from '../schedule/waiting-clock.ts';

/** Time that was turned past: from one moment to another, at once. */
interface Turn {
  readonly from: number;
  readonly to: number;
}

interface Waiting {
  readonly until: number;
  readonly over: AbortController;
}

/** Runs as this machine's clock does, and can be turned on: whoever waits for a moment that is turned past goes on at once. Moments are milliseconds since 1970. */
export class TurnableClock implements WaitingClock {
  readonly #machine: WaitingClock;
  readonly #turns: Turn[] = [];
  readonly #waiting = new Set<Waiting>();
  #aheadMs = 0;

  constructor(machine: WaitingClock = systemClock) {
    this.#machine = machine;
  }

  /** How far it is ahead of the machine. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  now(): number {
    return this.#machine.now() + this.aheadMs;
  }

  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    const waiting = { until: this.now() + ms, over: new AbortController() };
    this.#waiting.add(waiting);
    const ends = [waiting.over.signal, ...(signal === undefined ? [] : [signal])];
    await this.#machine.wait(ms, AbortSignal.any(ends));
    this.#waiting.delete(waiting);
  }

  /** Turns it on to a moment; one that is past changes nothing. */
  turnTo(moment: number): void {
    const from = this.now();
    if (moment <= from) return;
    this.#turns.push({ from, to: moment });
    this.#aheadMs += moment - from;
    for (const { until, over } of [...this.#waiting]) if (until <= moment) over.abort();
  }

  /** What a moment by this clock is by the machine's: all that was turned past is the moment of the turn. */
  onMachine(moment: Date): Date {
    const at = moment.getTime();
    const turned = this.#turns.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(at, to) - from), 0);
    return new Date(at - turned);
  }
}

import { systemClock as discordsClock, type PlayedClock } from '../../local/discord/played-clock.ts';
import { systemClock as ourClock, type WaitingClock } from '../../schedule/waiting-clock.ts';

/** Runs as fast as every clock, and is put forward now and then: nobody waits for what lies between. */
export class ShiftedClock implements PlayedClock, WaitingClock {
  #byMs: number;
  readonly after = discordsClock.after;
  readonly wait = ourClock.wait;

  /** @param byMs how far ahead of this machine's clock it goes. */
  constructor(byMs: number) {
    this.#byMs = byMs;
  }

  readonly now = (): number => Date.now() + this.#byMs;

  /** How far ahead it goes. */
  get byMs(): number {
    return this.#byMs;
  }

  /** It goes on from that moment, milliseconds since 1970. */
  set(to: number): void {
    this.#byMs = to - Date.now();
  }
}

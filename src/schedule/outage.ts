import type { Notices } from './notices.ts';
import type { WaitingClock } from './waiting-clock.ts';

const firstPauseMs = 5_000;
/** As long as Discord's troubles last, it is asked so often. */
const longestPauseMs = 5 * 60_000;

interface Silence {
  readonly since: number;
  readonly hits: number;
  readonly until: number;
  readonly isTold: boolean;
  /** Keys of the messages that weren't answered. */
  readonly keys: ReadonlySet<string>;
}

/**
 * Whether Discord can be reached at all: while it can't, one message tries for all, ever more rarely, and one notice says so. Where one message alone gets no answer, that may lie
 * in it, and is no outage.
 */
export class Outage {
  readonly #clock: WaitingClock;
  readonly #notices: Notices;
  readonly #tellAfterMs: number;
  #silence: Silence | null = null;
  #answeredAt = 0;

  constructor(clock: WaitingClock, notices: Notices, tellAfterMs: number) {
    this.#clock = clock;
    this.#notices = notices;
    this.#tellAfterMs = tellAfterMs;
  }

  /** Nothing is to be tried now. */
  isOn(): boolean {
    const now = this.#clock.now();
    // A pause that would be longer was begun before the clock was set back.
    return this.#silence !== null && now < this.#silence.until && this.#silence.until <= now + longestPauseMs;
  }

  /** The last try wasn't answered. */
  isDoubted(): boolean {
    return this.#silence !== null;
  }

  /** Discord didn't answer for that message, or had an error of its own. */
  async hit(key: string, detail: string): Promise<void> {
    const now = this.#clock.now();
    const { since, hits, isTold, keys } = this.#silence ?? { since: now, hits: 0, isTold: false, keys: [] };
    const silence = { since, hits, isTold, until: this.#silence?.until ?? now, keys: new Set([...keys, key]) };
    this.#silence = silence;
    // Those that were on their way together tell of one trouble.
    if (this.isOn()) return;
    const until = now + Math.min(firstPauseMs * 2 ** hits, longestPauseMs);
    const longer = { ...silence, hits: hits + 1, until };
    this.#silence = longer;
    if (isTold || silence.keys.size < 2 || now - since < this.#tellAfterMs) return;
    await this.#notices.tell({ kind: 'outage', since: new Date(since), detail });
    this.#silence = { ...longer, isTold: true };
  }

  /** Discord answered, whatever it was. */
  isOver(): void {
    this.#silence = null;
    this.#answeredAt = this.#clock.now();
  }

  /** Whether a message that wasn't answered since that moment, in milliseconds since 1970, is alone in that. */
  concernsOne(since: number): boolean {
    return this.#answeredAt > since || (this.#silence?.keys.size ?? 0) < 2;
  }
}

const firstMs = 2_000;
/** Discord's own troubles are over within minutes of their end, and a bot that asks every five minutes is no burden. */
export const longestPauseMs = 5 * 60_000;

/** Pauses between tries, for ever: each twice as long as the one before, up to five minutes; up to half of it is chance, so that many bots come apart. */
export class Backoff {
  readonly #random: () => number;
  #failures = 0;

  /** @param random from 0 to 1, 1 excluded */
  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /**
   * The pause before the next try, in milliseconds.
   * @param atLeastMs what the server asked for; it is waited out even where that is longer.
   */
  next(atLeastMs = 0): number {
    const full = Math.min(firstMs * 2 ** this.#failures, longestPauseMs);
    if (full < longestPauseMs) this.#failures++;
    const part = 1 - this.#random() / 2;
    return Math.ceil(atLeastMs > full ? atLeastMs + firstMs * (1 - part) : Math.max(atLeastMs, full * part));
  }

  /** What failed works again. */
  reset(): void {
    this.#failures = 0;
  }
}

/** A pause in words: `the next try is in 4 s`. */
export function nextTry(pauseMs: number): string {
  const seconds = Math.ceil(pauseMs / 1_000);
  return `The next try is in ${seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} minutes`}.`;
}

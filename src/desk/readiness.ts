/** Whether questions are answered now. */
interface ReadinessNow {
  readonly isReady: boolean;
  /** What is waited for, in a sentence; `null` while all is ready. */
  readonly reason: string | null;
}

/** What keeps the bot from answering, told by whoever waits, for whoever asks. */
export class Readiness {
  #reason: string | null = 'It is starting.';

  /** From now on it waits for this, in a sentence; `null` where it waits for nothing. */
  wait(reason: string | null): void {
    this.#reason = reason;
  }

  now(): ReadinessNow {
    return { isReady: this.#reason === null, reason: this.#reason };
  }
}

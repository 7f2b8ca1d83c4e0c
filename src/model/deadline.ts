export interface Deadlines {
  /** From the call to the first sign of writing. */
  readonly firstTokenMs: number;
  /** From the call to the end. */
  readonly totalMs: number;
}

/** Discord shows "thinking" meanwhile: half a minute without a word is a failure, and nobody reads on after a minute. */
export const defaultDeadlines: Deadlines = { firstTokenMs: 30_000, totalMs: 60_000 };

export interface DeadlineWatch {
  /** Fires when the caller stops or a deadline passes. */
  readonly signal: AbortSignal;
  /** The deadline that passed, in words for the log; `null` while none has. */
  readonly passed: string | null;
  /** Writing has begun: only the deadline for the whole counts from here. */
  begun(): void;
  /** Must be called at the end, whatever the end. */
  clear(): void;
}

/** Starts both deadlines. The SDK's own timeout ends at the headers, so a stalled body is ended by this signal alone. */
export function startWatch(deadlines: Deadlines, caller: AbortSignal): DeadlineWatch {
  const own = new AbortController();
  let passed: string | null = null;
  const timer = (ms: number, what: string) =>
    setTimeout(() => {
      passed ??= `${what} within ${ms} ms`;
      own.abort();
    }, ms);
  const first = timer(deadlines.firstTokenMs, 'no first token');
  const total = timer(deadlines.totalMs, 'no end');
  return {
    signal: AbortSignal.any([caller, own.signal]),
    get passed() {
      return passed;
    },
    begun: () => clearTimeout(first),
    clear: () => {
      clearTimeout(first);
      clearTimeout(total);
    },
  };
}

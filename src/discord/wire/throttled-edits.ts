import type { WaitingClock } from '../../schedule/waiting-clock.ts';

interface EditOptions<T> {
  readonly edit: (latest: T) => Promise<void>;
  /** Told of every edit that failed; edits go on unless it has called `end`. */
  readonly onError: (error: unknown) => void;
  readonly clock: WaitingClock;
  /** At least this long from the start of one edit to the start of the next. */
  readonly intervalMs: number;
  /** No edit starts after this moment, in milliseconds since 1970. */
  readonly until: number;
}

interface Edits<T> {
  /** Shows a newer state, as soon as the one before it has arrived and the interval is over. */
  push(latest: T): void;
  /** Drops what hasn't been shown and waits for an edit in flight, so that nothing overtakes what comes next. */
  end(): Promise<void>;
}

/** Edits one message with the latest state only: one edit in flight, what came in meanwhile is skipped but for the last. */
export function throttledEdits<T>({ edit, onError, clock, intervalMs, until }: EditOptions<T>): Edits<T> {
  const ended = new AbortController();
  let waiting: { readonly latest: T } | null = null;
  let isRunning = false;
  let lastRun = Promise.resolve();
  let nextAt = Number.NEGATIVE_INFINITY;

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting !== null && !ended.signal.aborted) {
      const pauseMs = nextAt - clock.now();
      if (pauseMs > 0) await clock.wait(pauseMs, ended.signal);
      if (ended.signal.aborted || clock.now() >= until) break;
      const { latest } = waiting;
      waiting = null;
      nextAt = clock.now() + intervalMs;
      await edit(latest).catch(onError);
    }
    isRunning = false;
  }

  return {
    push(latest) {
      if (ended.signal.aborted) return;
      waiting = { latest };
      if (!isRunning) lastRun = run();
    },
    async end() {
      ended.abort();
      await lastRun;
    },
  };
}

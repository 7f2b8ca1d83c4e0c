/** The time the stand-in lives in: handed in, so that 15 minutes can pass in a test at once. */
export interface PlayedClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `run` once after `ms`; the returned function calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** Real time. Its timers keep no process alive. */
export const systemClock: PlayedClock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

interface ManualClock extends PlayedClock {
  /** Moves time on by `ms`, running what falls due in its order. */
  advance(ms: number): void;
}

/** A clock that stands still until it is moved. It starts now by default: discord.js wants snowflakes of 17 to 19 digits. */
export function manualClock(startMs: number = Date.now()): ManualClock {
  let time = startMs;
  const due = new Set<{ at: number; run: () => void }>();
  return {
    now: () => time,
    after(ms, run) {
      const entry = { at: time + ms, run };
      due.add(entry);
      return () => due.delete(entry);
    },
    advance(ms) {
      const end = time + ms;
      for (;;) {
        const next = [...due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        due.delete(next);
        time = next.at;
        next.run();
      }
      time = end;
    },
  };
}

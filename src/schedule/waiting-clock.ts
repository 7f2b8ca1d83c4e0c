import { setTimeout as timer } from 'node:timers/promises';

/** Time as the bot sees it; tests bring their own. */
export interface WaitingClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms`, or as soon as `signal` aborts; never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: WaitingClock = {
  now: Date.now,
  wait: async (ms, signal) => {
    await timer(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  },
};

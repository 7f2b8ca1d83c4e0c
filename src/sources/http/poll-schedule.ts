/** Where a source stands between two polls; it can be kept as JSON. */
export interface PollState {
  /** The interval that suits how often it changes, before jitter. */
  readonly intervalMs: number;
  /** Failures in a row. */
  readonly failures: number;
  /** When a whole answer last came, in milliseconds since 1970; `null` where none has. */
  readonly lastWholeAt: number | null;
}

export const firstPollState: PollState = { intervalMs: 0, failures: 0, lastWholeAt: null };

/** How a poll ended. */
export type PollResult =
  | {
      readonly kind: 'changed' | 'unchanged';
      /** True where the body itself came, not a 304. */
      readonly isWhole: boolean;
      /** What the feed's own `ttl` says; `null` where it says nothing. */
      readonly ttlMs: number | null;
      readonly maxAgeMs: number | null;
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'failed'; readonly retryAfterMs: number | null }
  /** It wasn't asked at all (`isPostponed`): that says nothing of the source. */
  | { readonly kind: 'postponed'; readonly retryAfterMs: number };

interface NextPoll {
  readonly state: PollState;
  /** In milliseconds since 1970. */
  readonly at: number;
}

export const minIntervalMs = 5 * 60_000;
export const maxIntervalMs = 60 * 60_000;

/** Failures are tried again for ever, but no longer than this apart. */
export const maxBackoffMs = 6 * 60 * 60_000;

/** The same feed that says "unchanged" for years has a broken validator: once a day it isn't asked that way. */
export const wholeEveryMs = 24 * 60 * 60_000;

/** A ttl or max-age is a wish: a feed that asks for a month is still read four times a day. */
export const maxWishMs = 6 * 60 * 60_000;

/** A source that changed is asked sooner next time, one that didn't later: both by a share, so that it settles near its own pace. */
const shorterFactor = 0.6;
const longerFactor = 1.3;

/** Up to a tenth later, within the limits, so that sources that were started together come apart. */
const jitter = 0.1;

/**
 * When a source is polled next. The interval follows how often it changes, between five minutes and an hour; it is never shorter than what
 * the source wishes (within reason) nor than its server demands.
 * @param now in milliseconds since 1970
 * @param random from 0 to 1, 1 excluded
 */
export function nextPoll(state: PollState, result: PollResult, now: number, random: number): NextPoll {
  // A clock that was set back must not put off the daily whole answer.
  const lastWholeAt = state.lastWholeAt === null ? null : Math.min(state.lastWholeAt, now);
  if (result.kind === 'postponed') {
    return {
      state: { ...state, lastWholeAt },
      at: later(now, Math.max(minIntervalMs, result.retryAfterMs), random),
    };
  }
  const own = state.intervalMs === 0 ? minIntervalMs : state.intervalMs;
  if (result.kind === 'failed') {
    const failures = state.failures + 1;
    const backoffMs = Math.min(own * 2 ** Math.min(failures - 1, 20), maxBackoffMs / (1 + jitter));
    return {
      state: { intervalMs: own, failures, lastWholeAt },
      at: later(now, Math.max(backoffMs, result.retryAfterMs ?? 0), random),
    };
  }
  const factor = result.kind === 'changed' ? shorterFactor : longerFactor;
  // The first poll of all tells nothing of its pace.
  const intervalMs = state.intervalMs === 0 ? own : clamp(own * factor, minIntervalMs, maxIntervalMs / (1 + jitter));
  const wishMs = Math.min(Math.max(result.ttlMs ?? 0, result.maxAgeMs ?? 0), maxWishMs);
  return {
    state: { intervalMs, failures: 0, lastWholeAt: result.isWhole ? now : lastWholeAt },
    at: later(now, Math.max(intervalMs, wishMs, result.retryAfterMs ?? 0), random),
  };
}

/** Whether the next request goes out without validators, so that a whole answer comes. */
export function wantsWhole({ lastWholeAt }: PollState, now: number): boolean {
  return lastWholeAt === null || lastWholeAt > now || now - lastWholeAt >= wholeEveryMs;
}

function later(now: number, delayMs: number, random: number): number {
  return now + Math.round(delayMs * (1 + jitter * random));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

import { createHash } from 'node:crypto';
import type { PlayedClock } from './played-clock.ts';

interface Limit {
  readonly requests: number;
  readonly windowMs: number;
}

export interface RateLimitOptions {
  /** Each route of an interaction's webhook, by webhook id and token. */
  readonly webhook: Limit;
  /** Each route of a channel's messages, by channel. */
  readonly channel: Limit;
  /** All requests that carry the bot's token; interaction endpoints are outside. */
  readonly global: Limit;
}

/** What is seen in practice; Discord documents none of it but the global one. */
export const defaultRateLimits: RateLimitOptions = {
  webhook: { requests: 5, windowMs: 5_000 },
  channel: { requests: 5, windowMs: 5_000 },
  global: { requests: 50, windowMs: 1_000 },
};

interface Ruling {
  readonly headers: Readonly<Record<string, string>>;
  /** Set when the request is one too many. */
  readonly refused: { readonly retryAfterMs: number; readonly scope: 'user' | 'global' } | null;
}

interface Window {
  startedAt: number;
  used: number;
}

export type RateLimits = ReturnType<typeof createRateLimits>;

/** Counts requests in fixed windows, one bucket a route and major parameter. */
export function createRateLimits(options: RateLimitOptions | false, clock: PlayedClock) {
  const windows = new Map<string, Window>();

  const take = (key: string, { requests, windowMs }: Limit) => {
    const now = clock.now();
    const open = windows.get(key);
    const window = open && now - open.startedAt < windowMs ? open : { startedAt: now, used: 0 };
    windows.set(key, window);
    const isRefused = window.used >= requests;
    if (!isRefused) window.used += 1;
    return { isRefused, remaining: requests - window.used, resetMs: window.startedAt + windowMs - now, now };
  };

  return {
    /** @param kind the limit that counts here, `null` for none; `route` names the bucket, `major` divides it. */
    rule(kind: 'webhook' | 'channel' | null, route: string, major: string, isAuthorised: boolean): Ruling {
      if (options === false) return { headers: {}, refused: null };
      if (isAuthorised) {
        const { isRefused, resetMs } = take('global', options.global);
        if (isRefused) return { headers: {}, refused: { retryAfterMs: resetMs, scope: 'global' } };
      }
      if (kind === null) return { headers: {}, refused: null };
      const { isRefused, remaining, resetMs, now } = take(`${route} ${major}`, options[kind]);
      const headers = {
        'X-RateLimit-Limit': String(options[kind].requests),
        'X-RateLimit-Remaining': String(remaining),
        'X-RateLimit-Reset': ((now + resetMs) / 1000).toFixed(3),
        'X-RateLimit-Reset-After': (resetMs / 1000).toFixed(3),
        'X-RateLimit-Bucket': createHash('md5').update(route).digest('hex'),
      };
      return { headers, refused: isRefused ? { retryAfterMs: resetMs, scope: 'user' } : null };
    },
  };
}

/** Headers and body of a 429. */
export function tooMany(retryAfterMs: number, scope: 'user' | 'shared' | 'global') {
  const seconds = retryAfterMs / 1000;
  return {
    headers: {
      // Discord sends whole seconds; with fractions a test needn't wait for one.
      'Retry-After': String(seconds),
      'X-RateLimit-Scope': scope,
      ...(scope === 'global' && { 'X-RateLimit-Global': 'true' }),
    },
    body: { message: 'You are being rate limited.', retry_after: seconds, global: scope === 'global' },
  };
}

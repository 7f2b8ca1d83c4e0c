import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  firstPollState,
  maxBackoffMs,
  maxIntervalMs,
  maxWishMs,
  minIntervalMs,
  nextPoll,
  type PollResult,
  type PollState,
  wantsWhole,
  wholeEveryMs,
} from '../../../src/sources/http/poll-schedule.ts';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 26, 12);
const read = (
  kind: 'changed' | 'unchanged',
  more: Partial<Extract<PollResult, { kind: 'changed' | 'unchanged' }>> = {},
): PollResult => ({
  kind,
  isWhole: kind === 'changed',
  ttlMs: null,
  maxAgeMs: null,
  retryAfterMs: null,
  ...more,
});
const failed = (retryAfterMs: number | null = null): PollResult => ({ kind: 'failed', retryAfterMs });
const postponed = (retryAfterMs: number): PollResult => ({ kind: 'postponed', retryAfterMs });
const state = (more: Partial<PollState> = {}): PollState => ({
  intervalMs: 20 * minute,
  failures: 0,
  lastWholeAt: noon,
  ...more,
});

/** Minutes until the next poll, without jitter. */
const minutesAfter = (from: PollState, result: PollResult): number =>
  (nextPoll(from, result, noon, 0).at - noon) / minute;

test.each([
  ['a new source is read again soon', firstPollState, read('changed'), 5],
  ['a change brings the next poll forward', state(), read('changed'), 12],
  ['no change puts it off', state(), read('unchanged'), 26],
  ['never sooner than five minutes', state({ intervalMs: 6 * minute }), read('changed'), 5],
  ["a feed's ttl is respected", state(), read('changed', { ttlMs: 45 * minute }), 45],
  ["a server's max-age is respected", state(), read('unchanged', { maxAgeMs: 90 * minute }), 90],
  ['a month of max-age is not', state(), read('unchanged', { maxAgeMs: 30 * 24 * 60 * minute }), 360],
  ['a wish to be read every second is not followed', state(), read('unchanged', { ttlMs: 1000, maxAgeMs: 0 }), 26],
  ['retry-after holds after a good answer too', state(), read('changed', { retryAfterMs: 10 * 60 * minute }), 600],
  ['the first failure costs one interval', state(), failed(), 20],
  ['the third is waited out four times as long', state({ failures: 2 }), failed(), 80],
  ['retry-after holds after a failure', state(), failed(120 * minute), 120],
  ['a short retry-after does not shorten the backoff', state({ failures: 2 }), failed(1000), 80],
  ['what was not asked waits as long as its host wants', state({ failures: 3 }), postponed(40 * minute), 40],
  ['and five minutes at least', state(), postponed(1000), 5],
  ['a source that never answered is tried again', firstPollState, failed(), 5],
])('%s', (_, from, result, minutes) => {
  expect(minutesAfter(from, result)).toBe(minutes);
});

test('not having been asked is no failure', () => {
  const from = state({ failures: 3 });
  expect(nextPoll(from, postponed(minute), noon, 0).state).toEqual(from);
});

test('a success forgets the failures and keeps the pace', () => {
  expect(nextPoll(state({ failures: 40 }), read('unchanged'), noon, 0).state).toEqual(
    state({ intervalMs: 26 * minute, lastWholeAt: noon }),
  );
});

test('a source that changes at every poll is read every five minutes, one that never does each hour', () => {
  const settle = (result: PollResult): number => {
    let at: PollState = state();
    for (let poll = 0; poll < 30; poll++) at = nextPoll(at, result, noon, 0).state;
    return at.intervalMs / minute;
  };
  expect(settle(read('changed'))).toBe(5);
  expect(settle(read('unchanged'))).toBeCloseTo(54.5, 0);
});

describe('the whole answer once a day', () => {
  test.each([
    ['a new source', firstPollState, noon, true],
    ['an hour after', state(), noon + 60 * minute, false],
    ['a day after', state(), noon + wholeEveryMs, true],
    ['a clock that was set back', state({ lastWholeAt: noon + 365 * wholeEveryMs }), noon, true],
  ])('%s', (_, from, now, expected) => {
    expect(wantsWhole(from, now)).toBe(expected);
  });

  test('a year of 304 still fetches it every day', () => {
    let at = noon;
    let from: PollState = firstPollState;
    let wholes = 0;
    while (at < noon + 365 * wholeEveryMs) {
      const isWhole = wantsWhole(from, at);
      if (isWhole) wholes++;
      const next = nextPoll(from, read('unchanged', { isWhole }), at, 0.5);
      from = next.state;
      at = next.at;
    }
    expect(wholes).toBeGreaterThan(345);
    expect(wholes).toBeLessThanOrEqual(366);
  });
});

const durations = fc.option(fc.integer({ min: 0, max: 10 ** 12 }));
const results = fc.oneof(
  fc.record({
    kind: fc.constantFrom('changed' as const, 'unchanged' as const),
    isWhole: fc.boolean(),
    ttlMs: durations,
    maxAgeMs: durations,
    retryAfterMs: durations,
  }),
  fc.record({ kind: fc.constant('failed' as const), retryAfterMs: durations }),
  fc.record({ kind: fc.constant('postponed' as const), retryAfterMs: fc.nat() }),
);
const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('whatever happens, the next poll is within the limits and no sooner than the server allows', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(results, randoms), { minLength: 1, maxLength: 60 }), (polls) => {
      let from: PollState = firstPollState;
      let now = noon;
      for (const [result, random] of polls) {
        const { state: to, at } = nextPoll(from, result, now, random);
        const delayMs = at - now;
        const demandMs = result.retryAfterMs ?? 0;
        const mostMs = Math.max(
          result.kind === 'failed' ? maxBackoffMs : maxIntervalMs,
          demandMs * 1.1,
          maxWishMs * 1.1,
        );
        expect(delayMs).toBeGreaterThanOrEqual(Math.max(minIntervalMs, demandMs));
        expect(delayMs).toBeLessThanOrEqual(mostMs + 1);
        expect(JSON.parse(JSON.stringify(to))).toEqual(to);
        from = to;
        now = at;
      }
    }),
  );
});

test('sources that fail together are tried again apart', () => {
  const times = [0, 0.25, 0.5, 0.75].map((random) => nextPoll(state({ failures: 30 }), failed(), noon, random).at);
  expect(new Set(times).size).toBe(times.length);
});

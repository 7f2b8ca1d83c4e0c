import { expect, test } from 'vitest';
import { throttledEdits } from '../../../src/discord/wire/throttled-edits.ts';
import type { WaitingClock } from '../../../src/schedule/waiting-clock.ts';

const leastIntervalMs = 1_200;
const minute14 = 14 * 60_000;

/** A clock that moves only when it is told to, and says who waits. */
function stillClock(): WaitingClock & { advance(ms: number): Promise<void> } {
  let now = 0;
  const waiting = new Set<{ until: number; wake: () => void }>();
  return {
    now: () => now,
    wait(ms, signal) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.add({ until: now + ms, wake: resolve });
      signal?.addEventListener('abort', () => resolve(), { once: true });
      return promise;
    },
    async advance(ms) {
      now += ms;
      for (const one of waiting) if (one.until <= now) one.wake();
      await settle();
    },
  };
}

/** Lets everything run that has nothing to wait for. */
const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

function setUp(takes?: () => Promise<void>) {
  const clock = stillClock();
  const shown: [ms: number, state: number][] = [];
  const errors: unknown[] = [];
  const edits = throttledEdits<number>({
    edit: async (state) => {
      shown.push([clock.now(), state]);
      await takes?.();
    },
    onError: (error) => errors.push(error),
    clock,
    intervalMs: leastIntervalMs,
    until: minute14,
  });
  return { clock, shown, errors, edits };
}

test('the first state is shown at once, then the latest one an interval later', async () => {
  const { clock, shown, edits } = setUp();
  for (const state of [1, 2, 3]) edits.push(state);
  await settle();
  edits.push(4);
  await clock.advance(leastIntervalMs - 1);
  edits.push(5);
  expect(shown).toEqual([[0, 1]]);
  await clock.advance(1);
  expect(shown).toEqual([
    [0, 1],
    [leastIntervalMs, 5],
  ]);
});

test('a slow edit holds the next one back: one is in flight at a time', async () => {
  const gate = Promise.withResolvers<void>();
  const { clock, shown, edits } = setUp(() => gate.promise);
  edits.push(1);
  edits.push(2);
  await clock.advance(10 * leastIntervalMs);
  expect(shown).toHaveLength(1);
  gate.resolve();
  await settle();
  expect(shown.at(-1)).toEqual([10 * leastIntervalMs, 2]);
});

test('the end drops what waits, and comes after the edit in flight', async () => {
  const gate = Promise.withResolvers<void>();
  const { shown, edits } = setUp(() => gate.promise);
  edits.push(1);
  edits.push(2);
  await settle();
  let ended = false;
  const end = edits.end().then(() => {
    ended = true;
  });
  await settle();
  expect(ended).toBe(false);
  gate.resolve();
  await end;
  edits.push(3);
  await settle();
  expect(shown).toEqual([[0, 1]]);
});

test('an edit that fails is reported, and the next state is shown', async () => {
  const { clock, shown, errors, edits } = setUp(() => Promise.reject(new Error('500')));
  edits.push(1);
  await settle();
  edits.push(2);
  await clock.advance(leastIntervalMs);
  expect(errors).toHaveLength(2);
  expect(shown.at(-1)).toEqual([leastIntervalMs, 2]);
});

test('no edit starts after minute 14', async () => {
  const { clock, shown, edits } = setUp();
  await clock.advance(minute14);
  edits.push(1);
  await settle();
  expect(shown).toEqual([]);
});

import { expect, test } from 'vitest';
import { Backoff, longestPauseMs, nextTry } from '../../../src/discord/wire/backoff.ts';

const pauses = (backoff: Backoff, count: number, atLeastMs = 0) =>
  Array.from({ length: count }, () => backoff.next(atLeastMs));

test('pauses double up to five minutes and stay there, for ever', () => {
  const backoff = new Backoff(() => 0);
  expect(pauses(backoff, 10)).toEqual([
    ...[2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000],
    ...[longestPauseMs, longestPauseMs],
  ]);
  expect(pauses(backoff, 5_000).at(-1)).toBe(longestPauseMs);
});

test('up to half of a pause is chance, so that bots that lost Discord together come apart', () => {
  expect(pauses(new Backoff(() => 0.999), 3)).toEqual([1_001, 2_002, 4_004]);
});

test('what the server asks for is waited out at least, even beyond five minutes', () => {
  const hourMs = 3_600_000;
  expect(pauses(new Backoff(() => 0), 1, hourMs)).toEqual([hourMs]);
  expect(pauses(new Backoff(() => 0.5), 1, hourMs)[0]).toBeGreaterThan(hourMs);
  expect(pauses(new Backoff(() => 0.999), 1, 1_900)).toEqual([1_900]);
});

test('after what failed works again, pauses are short again', () => {
  const backoff = new Backoff(() => 0);
  pauses(backoff, 9);
  backoff.reset();
  expect(pauses(backoff, 1)).toEqual([2_000]);
});

test.each([
  [1_400, 'The next try is in 2 s.'],
  [119_000, 'The next try is in 119 s.'],
  [300_000, 'The next try is in 5 minutes.'],
])('%s ms read: %s', (pauseMs, words) => {
  expect(nextTry(pauseMs)).toBe(words);
});

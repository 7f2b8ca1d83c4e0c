import { expect, test } from 'vitest';
import type { TokenUsage } from '../../src/model/model.ts';
import { costOf, isPriced, pricedModels } from '../../src/model/prices.ts';

const million = 1_000_000;
const usage = (counts: Partial<TokenUsage>): TokenUsage => ({
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  ...counts,
});

test.each([
  ['claude-haiku-5-5', 0.1, 0.5, 0.125, 0.01],
  ['claude-sonnet-5-5', 2, 10, 2.5, 0.1],
  ['claude-opus-5-5', 4, 20, 5, 0.2],
])('%s: a thousand tokens of each kind', (model, input, output, write, read) => {
  const thousand = (counts: Partial<TokenUsage>) => (costOf(model, usage(counts)) ?? Number.NaN) * 1_000;
  expect(thousand({ inputTokens: 1_000 })).toBeCloseTo(input, 9);
  expect(thousand({ outputTokens: 1_000 })).toBeCloseTo(output, 9);
  expect(thousand({ cacheWriteTokens: 1_000 })).toBeCloseTo(write, 9);
  expect(thousand({ cacheReadTokens: 1_000 })).toBeCloseTo(read, 9);
});

test('the kinds add up', () => {
  const all = usage({ inputTokens: 3_000, outputTokens: 200, cacheReadTokens: 600, cacheWriteTokens: 400 });
  expect(costOf('claude-haiku-5-5', all)).toBeCloseTo(0.0003 + 0.0001 + 0.000006 + 0.00005, 12);
});

test("Haiku's whole request is dearer over 100,000 tokens of prompt, cached ones counted", () => {
  const cost = (inputTokens: number, cacheReadTokens: number) =>
    costOf('claude-haiku-5-5', usage({ inputTokens, cacheReadTokens, outputTokens: 1_000 }));
  expect(cost(100_000, 0)).toBeCloseTo(0.01 + 0.0005, 9);
  expect(cost(100_001, 0)).toBeCloseTo(0.0500005 + 0.0025, 9);
  expect(cost(60_000, 40_001)).toBeCloseTo(0.03 + 40_001 * 0.05e-6 + 0.0025, 9);
  expect(costOf('claude-sonnet-5-5', usage({ inputTokens: million }))).toBeCloseTo(2, 9);
});

test('a dated name is the same model; of a model that is not in the table nothing is guessed', () => {
  expect(costOf('claude-haiku-5-5-20261001', usage({ inputTokens: 1_000 }))).toBeCloseTo(0.0001, 9);
  for (const model of ['claude-haiku-9', 'claude-haiku-5-5-turbo', '', 'toString', '__proto__']) {
    expect(costOf(model, usage({ inputTokens: 1 }))).toBeNull();
    expect(isPriced(model)).toBe(false);
  }
  expect(pricedModels.every(isPriced)).toBe(true);
});

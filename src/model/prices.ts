import type { TokenUsage } from './model.ts';

/** Dollars for a million tokens, by kind. */
interface Price {
  readonly input: number;
  readonly output: number;
  /** Kept for five minutes: 1.25 times the input. */
  readonly cacheWrite: number;
  readonly cacheRead: number;
}

interface ModelPrice extends Price {
  /** What a whole request costs whose prompt, cached tokens counted, is longer than `longPromptTokens`. */
  readonly long?: Price;
}

/** Anthropic's prices as they stood in November 2026. */
const prices: Readonly<Record<string, ModelPrice>> = {
  'claude-haiku-5-5': {
    input: 0.1,
    output: 0.5,
    cacheWrite: 0.125,
    cacheRead: 0.01,
    // Five times the input and output; what Anthropic doesn't name (the cache) is taken to rise alike.
    long: { input: 0.5, output: 2.5, cacheWrite: 0.625, cacheRead: 0.05 },
  },
  'claude-sonnet-5-5': { input: 2, output: 10, cacheWrite: 2.5, cacheRead: 0.1 },
  'claude-opus-5-5': { input: 4, output: 20, cacheWrite: 5, cacheRead: 0.2 },
};

const longPromptTokens = 100_000;
const tokensPerPrice = 1_000_000;

/** Models whose price is known; so is that of their dated names. */
export const pricedModels: readonly string[] = Object.keys(prices);

function priceOf(model: string): ModelPrice | null {
  // A dated name is the same model: claude-haiku-5-5-20261001.
  const name = model.replace(/-\d{8}$/, '');
  return Object.hasOwn(prices, name) ? (prices[name] ?? null) : null;
}

/** True for a model whose price per token is known. */
export function isPriced(model: string): boolean {
  return priceOf(model) !== null;
}

/**
 * What a request to a model cost.
 * @param usage of one request. A sum over several is dearer at most, where together they pass the long prompt's length.
 * @returns dollars; `null` for a model whose price isn't known.
 */
export function costOf(model: string, usage: TokenUsage): number | null {
  const price = priceOf(model);
  if (price === null) return null;
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = usage;
  const isLong = inputTokens + cacheReadTokens + cacheWriteTokens > longPromptTokens;
  const { input, output, cacheWrite, cacheRead } = (isLong ? price.long : undefined) ?? price;
  const dollars =
    inputTokens * input + outputTokens * output + cacheWriteTokens * cacheWrite + cacheReadTokens * cacheRead;
  return dollars / tokensPerPrice;
}

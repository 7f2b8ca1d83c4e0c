import type { ModelEvent, TokenUsage } from './model.ts';

/** What two requests cost together; `null` is one whose usage nobody told. */
export function sumOfUsage(one: TokenUsage | null, other: TokenUsage | null): TokenUsage | null {
  return one && other ? sum(one, other) : (one ?? other);
}

function sum(one: TokenUsage, other: TokenUsage): TokenUsage {
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    cacheReadTokens: one.cacheReadTokens + other.cacheReadTokens,
    cacheWriteTokens: one.cacheWriteTokens + other.cacheWriteTokens,
  };
}

/** An event whose usage, where it tells any, has that of the requests before it in it. */
export function addUsage(event: ModelEvent, spent: TokenUsage | null): ModelEvent {
  if (event.type === 'text' || spent === null) return event;
  if (event.type === 'end') return { ...event, usage: sum(spent, event.usage) };
  return { ...event, usage: sumOfUsage(spent, event.usage) };
}

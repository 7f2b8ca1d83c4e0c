import type { Usage } from '@anthropic-ai/sdk/resources/messages';
import type { MessagesBody } from './request-body.ts';
import type { WrittenBlock } from './turn-script.ts';

const charactersPerToken = 4;

/** A shorter prefix is silently not cached. */
const leastCachedTokens = 512;

const tokensOf = (text: string): number => Math.ceil(text.length / charactersPerToken);

/** Characters that Claude itself wrote in a block: a citation's words are not counted. */
function writtenIn(block: WrittenBlock): string {
  if (block.type === 'text') return block.text;
  if (block.type === 'thinking') return block.thinking;
  return block.type === 'tool_use' ? block.name + JSON.stringify(block.input) : '';
}

/** About how many tokens these blocks are; at least one. */
export function outputTokens(blocks: readonly WrittenBlock[]): number {
  return blocks.reduce((sum, block) => sum + tokensOf(writtenIn(block)), 1);
}

/** The prefix that a breakpoint on the system prompt covers, or `null` where there is none or it is too short. */
function cachedPrefix({ model, tools, system }: MessagesBody): string | null {
  if (typeof system !== 'object' || !system.some((block) => block.cache_control)) return null;
  const prefix = JSON.stringify({ model, tools, system });
  return tokensOf(prefix) < leastCachedTokens ? null : prefix;
}

/** What a request costs before anything is written. Prefixes are kept in `cache` from one request to the next. */
export function inputUsage(body: MessagesBody, cache: Set<string>): Usage {
  const prefix = cachedPrefix(body);
  const hit = prefix !== null && cache.has(prefix);
  if (prefix !== null) cache.add(prefix);
  const cached = prefix === null ? 0 : tokensOf(prefix);
  return {
    input_tokens: Math.max(1, tokensOf(JSON.stringify(body)) - cached),
    output_tokens: 1,
    cache_read_input_tokens: hit ? cached : 0,
    cache_creation_input_tokens: hit ? 0 : cached,
    cache_creation: { ephemeral_5m_input_tokens: hit ? 0 : cached, ephemeral_1h_input_tokens: 0 },
    inference_geo: null,
    output_tokens_details: null,
    server_tool_use: null,
    service_tier: 'standard',
    speed: 'standard',
  };
}

import { z } from 'zod';
import { maxOutputTokens } from './model-list.ts';

/** The body of `POST /v1/messages`, closed to every key that this stand-in doesn't know. */

const cacheControl = z.strictObject({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() }).nullish();

const filled = z.string().refine((text) => text.trim() !== '', 'text content blocks must contain non-whitespace text');

const plainText = z.strictObject({ type: z.literal('text'), text: filled, cache_control: cacheControl });

const userText = plainText.extend({
  citations: z.array(z.unknown()).max(0, 'citations are not permitted on text blocks of user turns').nullish(),
});

const searchResult = z.strictObject({
  type: z.literal('search_result'),
  source: z.string(),
  title: z.string(),
  content: z.array(userText).min(1),
  citations: z.strictObject({ enabled: z.boolean().optional() }).optional(),
  cache_control: cacheControl,
});

const toolResult = z.strictObject({
  type: z.literal('tool_result'),
  tool_use_id: z.string(),
  content: z.union([z.string(), z.array(z.discriminatedUnion('type', [userText, searchResult]))]).optional(),
  is_error: z.boolean().optional(),
  cache_control: cacheControl,
});

const userMessage = z.strictObject({
  role: z.literal('user'),
  content: z.union([filled, z.array(z.discriminatedUnion('type', [userText, searchResult, toolResult])).min(1)]),
});

const assistantBlock = z.discriminatedUnion('type', [
  plainText.extend({ citations: z.array(z.unknown()).nullish() }),
  z.strictObject({ type: z.literal('thinking'), thinking: z.string(), signature: z.string() }),
  z.strictObject({ type: z.literal('redacted_thinking'), data: z.string() }),
  z.strictObject({
    type: z.literal('tool_use'),
    id: z.string(),
    name: z.string(),
    input: z.record(z.string(), z.unknown()),
    caller: z.strictObject({ type: z.literal('direct') }).optional(),
    cache_control: cacheControl,
  }),
]);

const assistantMessage = z.strictObject({
  role: z.literal('assistant'),
  content: z.union([filled, z.array(assistantBlock).min(1)]),
});

const tool = z.strictObject({
  type: z.literal('custom').optional(),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
  description: z.string().optional(),
  input_schema: z.looseObject({ type: z.literal('object') }),
  strict: z.boolean().optional(),
  cache_control: cacheControl,
});

const noParallel = { disable_parallel_tool_use: z.boolean().optional() };

export const messagesBody = z.strictObject({
  model: z.string(),
  max_tokens: z.int().min(1).max(maxOutputTokens),
  messages: z.array(z.discriminatedUnion('role', [userMessage, assistantMessage])).min(1),
  system: z.union([z.string(), z.array(plainText)]).optional(),
  stream: z.literal(true, 'this stand-in only streams: send "stream": true'),
  stop_sequences: z.array(filled).optional(),
  metadata: z.strictObject({ user_id: z.string().nullish() }).optional(),
  tools: z.array(tool).optional(),
  tool_choice: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('auto'), ...noParallel }),
      z.strictObject({ type: z.literal('any'), ...noParallel }),
      z.strictObject({ type: z.literal('tool'), name: z.string(), ...noParallel }),
      z.strictObject({ type: z.literal('none') }),
    ])
    .optional(),
  thinking: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('adaptive'), display: z.enum(['summarized', 'omitted']).nullish() }),
      z.strictObject({ type: z.literal('between_tools') }),
      z.strictObject({ type: z.literal('disabled') }),
      z.strictObject({
        type: z.literal('enabled'),
        budget_tokens: z.int().min(1024),
        display: z.enum(['summarized', 'omitted']).nullish(),
      }),
    ])
    .optional(),
  output_config: z
    .strictObject({
      effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).nullish(),
      format: z.strictObject({ type: z.literal('json_schema'), schema: z.record(z.string(), z.unknown()) }).nullish(),
    })
    .optional(),
});

export type MessagesBody = z.infer<typeof messagesBody>;
export type SearchResult = z.infer<typeof searchResult>;
export type AssistantBlock = z.infer<typeof assistantBlock>;

/** All `search_result` blocks of a request, in the order that `search_result_index` counts: across messages and tool results. */
export function searchResults(body: MessagesBody): SearchResult[] {
  return body.messages.flatMap((message) => {
    if (message.role === 'assistant' || typeof message.content === 'string') return [];
    return message.content.flatMap((block) => {
      if (block.type === 'search_result') return [block];
      if (block.type !== 'tool_result' || typeof block.content !== 'object') return [];
      return block.content.filter((inner) => inner.type === 'search_result');
    });
  });
}

/** What the person asked: the text of the last user message that has any. */
export function questionOf(body: MessagesBody): string {
  const texts = body.messages.map((message) => {
    if (message.role === 'assistant') return '';
    if (typeof message.content === 'string') return message.content;
    return message.content.map((block) => (block.type === 'text' ? block.text : '')).join(' ');
  });
  return texts.findLast((text) => text.trim() !== '')?.trim() ?? '';
}

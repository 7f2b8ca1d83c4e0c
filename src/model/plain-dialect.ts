import type {
  ContentBlockParam,
  MessageCreateParamsBase,
  SearchResultBlockParam,
  TextBlockParam,
} from '@anthropic-ai/sdk/resources/messages';
import type { Dialect } from './dialect.ts';
import { MarkReader, type NumberedSentence } from './mark-reader.ts';
import { readDelta, readEvent, readTextBlock } from './stream-shapes.ts';

/** What is asked for in place of structured output. */
const jsonOnly = (schema: unknown): string =>
  `Answer with one JSON document and nothing else. It must fit this JSON Schema:\n${JSON.stringify(schema)}`;

/**
 * For servers that speak the API without Claude's citations, caching and structured output: sentences are sent as numbered text, and
 * marks such as `[3]` come back in their place.
 */
export function plainDialect(marks: string): Dialect {
  return {
    mayLackTools: true,
    toWire: (params) => plainParams(params, marks),
    fromWire: (sent) => plainEvents(numberedIn(sent)),
  };
}

/** Every sentence that was sent as a block, in order, numbered from 1 over all messages. */
function numberedIn({ messages }: MessageCreateParamsBase): NumberedSentence[] {
  const results = messages.flatMap(({ content }) => (typeof content === 'string' ? [] : content.flatMap(resultsIn)));
  return results.flatMap(({ content, source, title }, index) =>
    content.map(({ text }, block) => ({ source, title, index, block, text })),
  );
}

function resultsIn(block: ContentBlockParam): SearchResultBlockParam[] {
  if (block.type === 'search_result') return [block];
  if (block.type !== 'tool_result' || typeof block.content !== 'object') return [];
  return block.content.filter((inner) => inner.type === 'search_result');
}

function plainParams(params: MessageCreateParamsBase, marks: string): MessageCreateParamsBase {
  const { thinking: _, output_config, system, messages, ...rest } = params;
  let next = 1;
  const asText = ({ title, content }: SearchResultBlockParam): TextBlockParam => ({
    type: 'text',
    text: [title, ...content.map(({ text }) => `[${next++}] ${text.trim()}`)].join('\n'),
  });
  const plain = (block: ContentBlockParam): ContentBlockParam => {
    if (block.type === 'search_result') return asText(block);
    if (block.type !== 'tool_result' || typeof block.content !== 'object') return block;
    return {
      ...block,
      content: block.content.map((inner) => (inner.type === 'search_result' ? asText(inner) : inner)),
    };
  };
  const format = output_config?.format;
  const instructions = typeof system === 'string' ? system : (system ?? []).map(({ text }) => text).join('\n\n');
  return {
    ...rest,
    system: `${instructions}\n\n${format ? jsonOnly(format.schema) : marks}`,
    messages: messages.map((message) =>
      message.role === 'user' && typeof message.content !== 'string'
        ? { ...message, content: message.content.map(plain) }
        : message,
    ),
  };
}

/** Turns text with marks into blocks with citations, a sentence a block; all else passes as it is. */
function plainEvents(sentences: readonly NumberedSentence[]): (event: unknown) => readonly unknown[] {
  const reader = new MarkReader(sentences);
  const texts = new Set<number>();
  let written = 0;
  const asBlocks = (pieces: ReturnType<MarkReader['add']>): unknown[] =>
    pieces.flatMap(({ text, citations }) => {
      // Far from the indices of the blocks that the server itself counts.
      const index = 1_000 + written++;
      return [
        { type: 'content_block_start', index, content_block: { type: 'text', text, citations } },
        { type: 'content_block_stop', index },
      ];
    });
  return (value) => {
    const event = readEvent(value);
    if (event?.type === 'content_block_start') {
      const block = readTextBlock(event.content_block);
      if (!block) return [value];
      texts.add(event.index);
      return asBlocks(reader.add(block.text));
    }
    if (event?.type === 'content_block_delta' && texts.has(event.index)) {
      const delta = readDelta(event.delta);
      return delta?.type === 'text_delta' ? asBlocks(reader.add(delta.text)) : [];
    }
    if (event?.type === 'content_block_stop' && texts.delete(event.index)) return asBlocks(reader.finish());
    return [value];
  };
}

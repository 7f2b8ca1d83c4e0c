import type {
  RawContentBlockDelta,
  RawContentBlockStartEvent,
  RawMessageStreamEvent,
  StopReason,
  Usage,
} from '@anthropic-ai/sdk/resources/messages';
import { outputTokens } from './token-usage.ts';
import type { Turn, WrittenBlock } from './turn-script.ts';

/** An event that the SDK's types don't have: pings, errors, and what clients must let pass. */
type StrangeEvent =
  | { readonly type: 'ping' }
  | { readonly type: 'stream_weather'; readonly outlook: string }
  | { readonly type: 'content_block_start'; readonly index: number; readonly content_block: { readonly type: string } }
  | { readonly type: 'content_block_delta'; readonly index: number; readonly delta: { readonly type: string } };

export type ServerEvent = RawMessageStreamEvent | StrangeEvent;

/** The events of one message in their groups, so that a stream can break off between or inside of blocks. */
export interface MessageEvents {
  readonly start: readonly ServerEvent[];
  /** One list a block. */
  readonly blocks: readonly (readonly ServerEvent[])[];
  readonly stop: readonly ServerEvent[];
}

/** Text arrives in pieces of a few words. */
const pieces = (text: string): string[] => text.match(/[\s\S]{1,24}(?=\s|$)|[\s\S]{1,24}/g) ?? [];

function deltasOf(block: Exclude<WrittenBlock, { type: 'unknown' }>): RawContentBlockDelta[] {
  switch (block.type) {
    case 'text': {
      const text = pieces(block.text).map((piece): RawContentBlockDelta => ({ type: 'text_delta', text: piece }));
      const citations = (block.citations ?? []).map(
        (citation): RawContentBlockDelta => ({ type: 'citations_delta', citation }),
      );
      return block.citationsFirst ? [...citations, ...text] : [...text, ...citations];
    }
    case 'thinking':
      return [
        ...pieces(block.thinking).map((thinking): RawContentBlockDelta => ({ type: 'thinking_delta', thinking })),
        { type: 'signature_delta', signature: block.signature },
      ];
    case 'tool_use':
      return pieces(JSON.stringify(block.input)).map((partial_json) => ({ type: 'input_json_delta', partial_json }));
  }
}

function startOf(block: Exclude<WrittenBlock, { type: 'unknown' }>): RawContentBlockStartEvent['content_block'] {
  switch (block.type) {
    case 'text':
      return { type: 'text', text: '', citations: null };
    case 'thinking':
      return { type: 'thinking', thinking: '', signature: '' };
    case 'tool_use':
      return { type: 'tool_use', id: block.id, name: block.name, input: {}, caller: { type: 'direct' } };
  }
}

function blockEvents(block: WrittenBlock, index: number): ServerEvent[] {
  const stop: ServerEvent = { type: 'content_block_stop', index };
  if (block.type === 'unknown') {
    return [
      { type: 'content_block_start', index, content_block: { type: block.name } },
      { type: 'content_block_delta', index, delta: { type: `${block.name}_delta` } },
      stop,
    ];
  }
  return [
    { type: 'content_block_start', index, content_block: startOf(block) },
    ...deltasOf(block).map((delta): ServerEvent => ({ type: 'content_block_delta', index, delta })),
    stop,
  ];
}

function stopReasonOf(blocks: readonly WrittenBlock[], turn: Turn): StopReason {
  return turn.stopReason ?? (blocks.some((block) => block.type === 'tool_use') ? 'tool_use' : 'end_turn');
}

/** All events of a message. Usage in `message_delta` is cumulative, as the API's is. */
export function messageEvents(
  id: string,
  model: string,
  blocks: readonly WrittenBlock[],
  usage: Usage,
  turn: Turn,
): MessageEvents {
  const reason = stopReasonOf(blocks, turn);
  const strangers: ServerEvent[] = turn.strangers
    ? [{ type: 'ping' }, { type: 'stream_weather', outlook: 'fair' }]
    : [];
  return {
    start: [
      {
        type: 'message_start',
        message: {
          id,
          type: 'message',
          role: 'assistant',
          model,
          content: [],
          container: null,
          diagnostics: null,
          stop_reason: null,
          stop_sequence: null,
          stop_details: null,
          usage,
        },
      },
      ...strangers,
    ],
    blocks: blocks.map((block, index) => [...blockEvents(block, index), ...strangers]),
    stop: [
      {
        type: 'message_delta',
        delta: {
          container: null,
          stop_reason: reason,
          stop_sequence: null,
          stop_details:
            reason === 'refusal'
              ? { type: 'refusal', category: turn.refusalCategory ?? null, explanation: null }
              : null,
        },
        usage: {
          input_tokens: usage.input_tokens,
          output_tokens: outputTokens(blocks),
          cache_read_input_tokens: usage.cache_read_input_tokens,
          cache_creation_input_tokens: usage.cache_creation_input_tokens,
          output_tokens_details: null,
          server_tool_use: null,
        },
      },
      { type: 'message_stop' },
    ],
  };
}

import type { Failure } from '../coverage/answer.ts';
import { failureOfStop } from './failure.ts';
import type { ModelCitation, ModelEvent, TokenUsage } from './model.ts';
import {
  readCitation,
  readDelta,
  readEvent,
  readTextBlock,
  type StreamEvent,
  type WireUsage,
} from './stream-shapes.ts';

/** Turns one message's stream events into ours; pure but for what it remembers of the message so far. */
interface EventReader {
  /** True once `end` or `failed` was given: nothing follows. */
  readonly done: boolean;
  /** The message has ended in a tool call: instead of an end, another message follows. */
  readonly called: boolean;
  /** Of this message, so far. */
  readonly usage: TokenUsage | null;
  /** Text was given. */
  readonly hasSpoken: boolean;
  /** Takes one event as it came from the wire; one of an unknown kind gives nothing. */
  read(event: unknown): ModelEvent[];
  /** Closes a message that broke off: what was finished, then the failure. Gives nothing when already done. */
  fail(failure: Failure, detail: string): ModelEvent[];
}

interface BlockSoFar {
  text: string;
  citations: ModelCitation[];
}

type TextEvent = Extract<ModelEvent, { type: 'text' }>;

function citationsOf(values: readonly unknown[]): ModelCitation[] {
  return values
    .map(readCitation)
    .filter((citation) => citation !== null)
    .map((citation) => ({
      source: citation.search_result_index,
      start: citation.start_block_index,
      end: citation.end_block_index,
      citedText: citation.cited_text,
    }));
}

/** Counts are cumulative and left out when they don't apply: a later one replaces, an absent one leaves. */
function updated(before: TokenUsage | null, now: WireUsage): TokenUsage {
  return {
    inputTokens: now.input_tokens ?? before?.inputTokens ?? 0,
    outputTokens: now.output_tokens ?? before?.outputTokens ?? 0,
    cacheReadTokens: now.cache_read_input_tokens ?? before?.cacheReadTokens ?? 0,
    cacheWriteTokens: now.cache_creation_input_tokens ?? before?.cacheWriteTokens ?? 0,
  };
}

const cites = ({ citations }: TextEvent) => citations.length > 0;
const hasWords = ({ text }: TextEvent) => /[\p{L}\p{N}]/u.test(text);

/**
 * A reader for one message. Blocks are known by their index and type, so thinking and unknown blocks pass unseen.
 *
 * What Claude says before it calls a tool is no part of the answer, and only the message's end tells whether it calls
 * one. Preamble cites nothing, so while a call may come: text that cites comes out at once and is never taken back; text
 * that cites nothing comes out when text after it cites, or when the message has ended as the answer, and else never.
 *
 * @param mayCall whether the message may end in a tool call; where it may not, that is a failure
 */
export function createEventReader(mayCall: boolean): EventReader {
  const open = new Map<number, BlockSoFar>();
  let usage: TokenUsage | null = null;
  let stopReason: string | null = null;
  let stopCategory: string | null = null;
  let done = false;
  // A block that ran into `max_tokens` stops like any other: it is held until what follows shows that it was finished.
  let held: TextEvent[] = [];
  let perhapsPreamble: TextEvent[] = [];
  let hasSpoken = false;
  let called = false;

  const given = (events: TextEvent[]): TextEvent[] => {
    hasSpoken ||= events.length > 0;
    return events;
  };

  const releaseAll = (): TextEvent[] => {
    const released = [...perhapsPreamble, ...held];
    perhapsPreamble = [];
    held = [];
    return given(released);
  };

  const release = (): TextEvent[] => {
    if (!mayCall) return releaseAll();
    const finished = [...perhapsPreamble, ...held];
    let sure = finished.findLastIndex(cites) + 1;
    // A full stop or a space is no preamble where the answer has begun.
    if (sure > 0 || hasSpoken) while (sure < finished.length && !finished.slice(sure, sure + 1).some(hasWords)) sure++;
    perhapsPreamble = finished.slice(sure);
    held = [];
    return given(finished.slice(0, sure));
  };

  function fail(failure: Failure, detail: string): ModelEvent[] {
    if (done) return [];
    done = true;
    return [...release(), { type: 'failed', failure, detail, usage }];
  }

  function finish(): ModelEvent[] {
    if (stopReason === 'end_turn' || stopReason === 'stop_sequence') {
      done = true;
      return [...releaseAll(), { type: 'end', usage: usage ?? updated(null, {}) }];
    }
    if (stopReason === 'tool_use' && mayCall) {
      called = true;
      return release();
    }
    held = [];
    return fail(...failureOfStop(stopReason, stopCategory));
  }

  function start(event: Extract<StreamEvent, { type: 'content_block_start' }>): ModelEvent[] {
    const block = readTextBlock(event.content_block);
    if (block) open.set(event.index, { text: block.text, citations: citationsOf(block.citations ?? []) });
    return release();
  }

  function grow(event: Extract<StreamEvent, { type: 'content_block_delta' }>): void {
    const block = open.get(event.index);
    const delta = readDelta(event.delta);
    if (!block || !delta) return;
    if (delta.type === 'text_delta') block.text += delta.text;
    else block.citations.push(...citationsOf([delta.citation]));
  }

  function stop(index: number): void {
    const block = open.get(index);
    open.delete(index);
    if (block && (block.text !== '' || block.citations.length > 0)) held.push({ type: 'text', ...block });
  }

  return {
    get done() {
      return done;
    },
    get called() {
      return called;
    },
    get usage() {
      return usage;
    },
    get hasSpoken() {
      return hasSpoken;
    },
    fail,
    read(value) {
      const event = readEvent(value);
      if (!event || done) return [];
      switch (event.type) {
        case 'message_start':
          usage = updated(usage, event.message.usage);
          return [];
        case 'content_block_start':
          return start(event);
        case 'content_block_delta':
          grow(event);
          return [];
        case 'content_block_stop':
          stop(event.index);
          return [];
        case 'message_delta':
          usage = updated(usage, event.usage ?? {});
          stopReason = event.delta.stop_reason ?? stopReason;
          stopCategory = event.delta.stop_details?.category ?? stopCategory;
          return [];
        case 'message_stop':
          return finish();
      }
    },
  };
}

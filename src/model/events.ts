import type { Failure } from '../coverage.ts';
import { failureOfStop } from './failure.ts';
import type { ModelCitation, ModelEvent, Usage } from './model.ts';
import { readCitation, readDelta, readEvent, readTextBlock, type StreamEvent, type WireUsage } from './wire.ts';

/** Turns one message's stream events into ours; pure but for what it remembers of the message so far. */
export interface EventReader {
  /** True once `end` or `failed` was given: nothing follows. */
  readonly done: boolean;
  /** Takes one event as it came from the wire; one of an unknown kind gives nothing. */
  read(event: unknown): ModelEvent[];
  /** Closes a message that broke off: what was finished, then the failure. Gives nothing when already done. */
  fail(failure: Failure, detail: string): ModelEvent[];
}

interface Block {
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
function updated(before: Usage | null, now: WireUsage): Usage {
  return {
    inputTokens: now.input_tokens ?? before?.inputTokens ?? 0,
    outputTokens: now.output_tokens ?? before?.outputTokens ?? 0,
    cacheReadTokens: now.cache_read_input_tokens ?? before?.cacheReadTokens ?? 0,
    cacheWriteTokens: now.cache_creation_input_tokens ?? before?.cacheWriteTokens ?? 0,
  };
}

/** A reader for one message. Blocks are known by their index and type, so thinking and unknown blocks pass unseen. */
export function createEventReader(): EventReader {
  const open = new Map<number, Block>();
  let usage: Usage | null = null;
  let stopReason: string | null = null;
  let stopCategory: string | null = null;
  let done = false;
  // A block that ran into `max_tokens` stops like any other: it is held until what follows shows that it was finished.
  let held: TextEvent[] = [];

  const release = (): TextEvent[] => {
    const released = held;
    held = [];
    return released;
  };

  function fail(failure: Failure, detail: string): ModelEvent[] {
    if (done) return [];
    done = true;
    return [...release(), { type: 'failed', failure, detail, usage }];
  }

  function finish(): ModelEvent[] {
    if (stopReason === 'end_turn' || stopReason === 'stop_sequence') {
      done = true;
      return [...release(), { type: 'end', usage: usage ?? updated(null, {}) }];
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

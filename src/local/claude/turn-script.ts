import type { CitationsSearchResultLocation, StopReason } from '@anthropic-ai/sdk/resources/messages';
import type { ErrorType } from '@anthropic-ai/sdk/resources/shared';
import type { MessagesBody, SearchResult } from './request-body.ts';
import type { RequestRefusal } from './request-refusal.ts';

/** A block as the stand-in writes it. */
export type WrittenBlock =
  | {
      readonly type: 'text';
      readonly text: string;
      readonly citations?: readonly CitationsSearchResultLocation[];
      /** Citations are sent before the text instead of after it. */
      readonly citationsFirst?: boolean;
    }
  | { readonly type: 'thinking'; readonly thinking: string; readonly signature: string }
  | { readonly type: 'tool_use'; readonly id: string; readonly name: string; readonly input: Record<string, unknown> }
  /** A block type that no client knows. */
  | { readonly type: 'unknown'; readonly name: string };

export type WrittenText = Extract<WrittenBlock, { type: 'text' }>;

/** How a stream breaks: nothing more comes, the socket is torn down, the body ends properly, or an `error` event comes. */
export type Break = 'stall' | 'destroy' | 'end' | { readonly error: ErrorType; readonly message?: string };

/** What one request is answered with. An empty turn is the honest answer. */
export interface Turn {
  /** An HTTP error instead of a stream. */
  readonly refusal?: RequestRefusal;
  /** What is written instead of the honest answer. */
  readonly blocks?: readonly WrittenBlock[] | ((body: MessagesBody) => readonly WrittenBlock[]);
  /** Changes what is written. */
  readonly change?: (blocks: readonly WrittenBlock[]) => readonly WrittenBlock[];
  /** Default: `tool_use` when a tool is called, else `end_turn`. */
  readonly stopReason?: StopReason;
  /** Goes with the stop reason `refusal`. */
  readonly refusalCategory?: 'cyber' | 'bio' | 'frontier_llm' | 'reasoning_extraction' | 'general_harms' | null;
  /** Between two events; default: the server's. */
  readonly delayMs?: number;
  /** `ping` and events of a type that no client knows are strewn in. */
  readonly strangers?: boolean;
  readonly break?: {
    readonly how: Break;
    /** Before the headers, before the first block, or after that many blocks (and then before the message ends). */
    readonly at: 'headers' | number;
    /** The next block is begun before the break. */
    readonly inside?: boolean;
  };
}

/** A turn that answers with an HTTP error; by default one that the SDK retries at once, where it retries. */
export function httpError(
  status: number,
  type: RequestRefusal['type'],
  headers: Readonly<Record<string, string>> = { 'retry-after-ms': '1' },
): Turn {
  return { refusal: { status, type, message: `scripted ${type}`, headers } };
}

/** A turn of the second reader: one verdict a sentence, in order, and whether the question is answered, where that was asked. */
export function verdicts(labels: readonly string[], answers: 'yes' | 'part' | 'no' = 'yes', why = 'scripted'): Turn {
  return {
    blocks: (body) => {
      const isLast = JSON.stringify(body.output_config?.format).includes('"answers"');
      const found = labels.map((verdict, index) => ({ sentence: index + 1, verdict, why }));
      return [{ type: 'text', text: JSON.stringify({ verdicts: found, ...(isLast && { answers }) }) }];
    },
  };
}

/** A call of Claude's tool. Each call of a server's needs an id of its own. */
export function call(id: string, input: Record<string, unknown>, name = 'search_coverage'): WrittenBlock {
  return { type: 'tool_use', id: `toolu_local_${id}`, name, input };
}

/** An honest citation of blocks `start` to `end` (exclusive) of a result that was sent. */
export function cite(
  results: readonly SearchResult[],
  index: number,
  start: number,
  end: number = start + 1,
): CitationsSearchResultLocation {
  const result = results[index];
  const blocks = result?.content.slice(start, end) ?? [];
  if (!result || blocks.length !== end - start || blocks.length === 0) {
    throw new RangeError(`no blocks ${start} to ${end} in search result ${index}`);
  }
  return {
    type: 'search_result_location',
    cited_text: blocks.map((block) => block.text).join(''),
    source: result.source,
    title: result.title,
    search_result_index: index,
    start_block_index: start,
    end_block_index: end,
  };
}

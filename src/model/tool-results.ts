import { APIUserAbortError } from '@anthropic-ai/sdk';
import type { ContentBlock, MessageParam, ToolResultBlockParam } from '@anthropic-ai/sdk/resources/messages';
import { z } from 'zod';
import type { SearchOutcome, WritingRequest } from './model.ts';
import { searchResult } from './request.ts';
import { searchQuery, searchTool } from './search-tool.ts';

type ModelSearch = NonNullable<WritingRequest['search']>;

const toolCall = z.object({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: z.unknown() });
type ToolCall = z.infer<typeof toolCall>;

const nothingFound = 'No results found.';

/**
 * The two messages that a round which ended in a tool call adds: what Claude wrote, unmodified, and what its search
 * found. Only the first call is run: parallel ones were forbidden, and each call must be answered.
 *
 * @returns `null` when nothing was called
 * @throws {APIUserAbortError} when the signal fires before the search is done
 */
export async function toolRound(
  content: readonly ContentBlock[],
  search: ModelSearch,
  signal: AbortSignal,
): Promise<[MessageParam, MessageParam] | null> {
  const [first, ...others] = content.flatMap((block) => toolCall.safeParse(block).data ?? []);
  if (!first) return null;
  const results = [
    resultOf(first, await untilAborted(run(first, search, signal), signal)),
    ...others.map((call) =>
      resultOf(call, { problem: 'Only one search at a time: call it again if it is still needed.' }),
    ),
  ];
  return [
    { role: 'assistant', content: content.filter((block) => !isBlank(block)) },
    { role: 'user', content: results },
  ];
}

/** The API writes such blocks, and refuses to take them back. */
function isBlank(block: ContentBlock): boolean {
  return block.type === 'text' && block.text.trim() === '';
}

async function run({ name, input }: ToolCall, search: ModelSearch, signal: AbortSignal): Promise<SearchOutcome> {
  if (name !== searchTool.name)
    return { problem: `There is no tool of that name: the only one is ${searchTool.name}.` };
  const query = searchQuery(input);
  return 'problem' in query ? query : search(query, signal);
}

function resultOf({ id }: ToolCall, outcome: SearchOutcome): ToolResultBlockParam {
  if ('problem' in outcome) {
    return { type: 'tool_result', tool_use_id: id, content: [{ type: 'text', text: outcome.problem }], is_error: true };
  }
  return {
    type: 'tool_result',
    tool_use_id: id,
    content: outcome.length === 0 ? [{ type: 'text', text: nothingFound }] : outcome.map(searchResult),
  };
}

/** A search may not know of signals: whoever waits for it still stops in time. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new APIUserAbortError());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

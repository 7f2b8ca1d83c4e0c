import type { LocalClaude } from '../../src/local/claude/claude-server.ts';
import { type MessagesBody, searchResults } from '../../src/local/claude/request-body.ts';
import { call, cite, type Turn, type WrittenBlock } from '../../src/local/claude/turn-script.ts';
import type { ModelSource, SearchOutcome, SearchQuery } from '../../src/model/model.ts';
import { eventsFrom, request } from './fixture.ts';

export const ferry: ModelSource = {
  title: 'Ferry runs late (Baltic Courier, 2026-03-02)',
  address: 'https://example.org/ferry',
  blocks: ['The ferry came six hours late. ', 'Its captain blamed fog.'],
};
const budget: ModelSource = {
  title: 'Council passes its budget (undated)',
  address: 'budget',
  blocks: ['The council passed it.'],
};

export interface Run {
  readonly turns: readonly Turn[];
  /** What the searches find, in order. */
  readonly found?: readonly SearchOutcome[];
  readonly options?: Omit<NonNullable<Parameters<typeof eventsFrom>[1]>, 'request'>;
}

/** Runs a request that may search; gives what came out, what was searched for, and the bodies that were sent. */
export async function runSearching(claude: LocalClaude, { turns, found = [[ferry], [budget]], options = {} }: Run) {
  claude.script(...turns);
  const before = claude.requests.length;
  const queries: SearchQuery[] = [];
  const search = async (query: SearchQuery): Promise<SearchOutcome> => {
    queries.push(query);
    const outcome = found[queries.length - 1];
    if (!outcome) throw new Error('more searches than were foreseen');
    return outcome;
  };
  const events = await eventsFrom(claude.url, { ...options, request: { ...request, search } });
  return { events, queries, bodies: claude.requests.slice(before) };
}

/** Calls with ids that no other test has. */
let calls = 0;
export const searchFor = (input: Record<string, unknown>, name?: string): WrittenBlock =>
  call(`${calls++}`, input, name);
export const says = (text: string): WrittenBlock => ({ type: 'text', text });
export const citing =
  (text: string, ...at: readonly (readonly [result: number, block: number])[]) =>
  (body: MessagesBody): WrittenBlock[] => [
    { type: 'text', text, citations: at.map(([result, block]) => cite(searchResults(body), result, block)) },
  ];

/** The last message of a body: what the search before it came to. */
export const resultIn = (body: MessagesBody | undefined) => {
  const content = body?.messages.at(-1)?.content;
  const [block] = typeof content === 'object' ? content : [];
  return block?.type === 'tool_result' ? block : null;
};

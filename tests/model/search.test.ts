import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import type { MessagesBody } from '../../src/local/claude/request-body.ts';
import { thinkFirst } from '../../src/local/claude/stream-mishaps.ts';
import { httpError, type Turn, type WrittenBlock } from '../../src/local/claude/turn-script.ts';
import type { ModelEvent } from '../../src/model/model.ts';
import { eventsFrom, failureIn, request, secretKey, textsIn } from './fixture.ts';
import { citing, ferry, type Run, resultIn, runSearching, says, searchFor } from './searching.ts';

let claude: LocalClaude;
beforeAll(async () => {
  claude = await startLocalClaude({ apiKey: secretKey });
});
afterAll(() => claude.close());

const run = (how: Run) => runSearching(claude, how);

test('an answer without a search is one request, with the tool at hand', async () => {
  const { events, queries, bodies } = await run({ turns: [{}] });
  expect(events.at(-1)?.type).toBe('end');
  expect(queries).toEqual([]);
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toMatchObject({
    tools: [{ name: 'search_coverage' }],
    tool_choice: { type: 'auto', disable_parallel_tool_use: true },
  });
});

test.each([
  'claude-haiku-5-5',
  'claude-sonnet-5-5',
  'claude-opus-5-5',
])('%s searches, thinking or not', async (model) => {
  const input = { query: 'ferry fog', from: '2026-03-01', to: '2026-03-31', outlet: ' Baltic Courier ' };
  const turns = [{ blocks: [searchFor(input)], change: thinkFirst }, { blocks: citing('It was late.', [2, 0]) }];
  const { events, queries, bodies } = await run({ turns, options: { model } });
  expect(queries).toEqual([{ ...input, outlet: 'Baltic Courier' }]);
  expect(resultIn(bodies[1])?.content).toMatchObject([
    { type: 'search_result', source: ferry.address, content: ferry.blocks.map((text) => ({ text })) },
  ]);
  expect(events).toEqual([
    {
      type: 'text',
      text: 'It was late.',
      citations: [{ source: 2, start: 0, end: 1, citedText: 'The ferry came six hours late. ' }],
    },
    { type: 'end', usage: expect.anything() },
  ]);
});

test('after two searches none is left: the tool stays, its choice is none, and indices count over both', async () => {
  const turns = [
    { blocks: [searchFor({ query: 'ferry' })] },
    { blocks: [searchFor({ query: 'budget' })] },
    { blocks: citing('All of it.', [0, 0], [1, 1], [2, 1], [3, 0]) },
  ];
  const { events, bodies } = await run({ turns });
  expect(bodies.map(({ tool_choice }) => tool_choice?.type)).toEqual(['auto', 'auto', 'none']);
  for (const { model, system, tools, messages } of bodies) {
    expect({ model, system, tools, first: messages[0] }).toEqual({
      model: bodies[0]?.model,
      system: bodies[0]?.system,
      tools: bodies[0]?.tools,
      first: bodies[0]?.messages[0],
    });
  }
  expect(bodies[2]?.messages.slice(0, 3)).toEqual(bodies[1]?.messages);
  expect(events[0]).toMatchObject({
    citations: [0, 1, 2, 3].map((source) => ({ source })),
  });
  expect(claude.refusals).toEqual([]);
});

test('usage is that of all requests together', async () => {
  const turns = [{ blocks: [searchFor({ query: 'ferry' })] }, { blocks: citing('It was late.', [2, 0]) }];
  const { events, bodies } = await run({ turns });
  expectUsageOf(events, bodies);
});

/** The stand-in takes four characters for a token. */
function expectUsageOf(events: readonly ModelEvent[], bodies: readonly MessagesBody[]): void {
  const last = events.at(-1);
  const usage = last?.type === 'text' ? null : last?.usage;
  const characters = bodies.reduce((sum, body) => sum + JSON.stringify(body).length, 0);
  const inputs = (usage?.inputTokens ?? 0) + (usage?.cacheReadTokens ?? 0) + (usage?.cacheWriteTokens ?? 0);
  expect(Math.abs(inputs - characters / 4)).toBeLessThan(5);
}

/** A person who stops waiting. */
function stoppedAfter(ms: number): AbortSignal {
  const person = new AbortController();
  setTimeout(() => person.abort(), ms);
  return person.signal;
}

describe('a search that came to nothing is told', () => {
  const turnsFor = (block: WrittenBlock) => [{ blocks: [block] }, { blocks: [says('Nothing is known.')] }];

  test('where nothing was found', async () => {
    const { bodies } = await run({ turns: turnsFor(searchFor({ query: 'chess' })), found: [[]] });
    expect(resultIn(bodies[1])).toMatchObject({ content: [{ type: 'text', text: 'No results found.' }] });
    expect(resultIn(bodies[1])).not.toHaveProperty('is_error');
  });

  test('where it can’t be made', async () => {
    const problem = 'The coverage has no outlet called "Nobody".';
    const { bodies } = await run({ turns: turnsFor(searchFor({ query: 'chess' })), found: [{ problem }] });
    expect(resultIn(bodies[1])).toMatchObject({ is_error: true, content: [{ type: 'text', text: problem }] });
  });

  test.each([
    ['no query', {}, 'query: say in words what to look for'],
    ['an empty query', { query: ' ?! ' }, 'query: say in words what to look for'],
    ['a query that isn’t text', { query: 7 }, 'query: say in words what to look for'],
    ['an endless query', { query: 'x'.repeat(301) }, 'query: use at most 300 characters'],
    ['no day', { query: 'ferry', from: 'last week' }, 'from: write a day like 2026-02-03'],
    ['a day that never was', { query: 'ferry', to: '2026-02-30' }, 'to: write a day like 2026-02-03'],
    [
      'days the wrong way round',
      { query: 'ferry', from: '2026-03-02', to: '2026-03-01' },
      'from: must not lie after "to"',
    ],
    ['several outlets', { query: 'ferry', outlet: ['A', 'B'] }, 'outlet: name one outlet'],
  ])('where it was called with %s', async (_, input, sentence) => {
    const { bodies, queries } = await run({ turns: turnsFor(searchFor(input)) });
    expect(queries).toEqual([]);
    expect(resultIn(bodies[1])).toMatchObject({
      is_error: true,
      content: [{ text: expect.stringContaining(sentence) }],
    });
  });

  test('where it was another tool', async () => {
    const { bodies, queries } = await run({ turns: turnsFor(searchFor({ query: 'ferry' }, 'bash')) });
    expect(queries).toEqual([]);
    expect(resultIn(bodies[1])).toMatchObject({ is_error: true });
  });

  test('where two were called at once: one is made, both are answered', async () => {
    const both = [searchFor({ query: 'ferry' }), searchFor({ query: 'budget' })];
    const { bodies, queries } = await run({ turns: [{ blocks: both }, { blocks: [says('Well.')] }] });
    expect(queries.map(({ query }) => query)).toEqual(['ferry']);
    expect(bodies[1]?.messages.at(-1)?.content).toMatchObject([{ type: 'tool_result' }, { is_error: true }]);
  });
});

test('blank and absent limits are none', async () => {
  const input = { query: ' ferry ', from: '', to: null };
  const { queries } = await run({ turns: [{ blocks: [searchFor(input)] }, { blocks: [says('Well.')] }] });
  expect(queries).toEqual([{ query: 'ferry', from: null, to: null, outlet: null }]);
});

describe('a failure after a search', () => {
  const searched = () => ({ blocks: [searchFor({ query: 'ferry' })] });

  test.each([
    ['a cut', [{ break: { how: 'destroy', at: 1 }, blocks: citing('It was late.', [2, 0]) }], 'cut_off', 2],
    ['an overload', [httpError(529, 'overloaded_error'), httpError(529, 'overloaded_error')], 'overloaded', 1],
    ['a call that was forbidden', [searched(), searched()], 'cut_off', 3],
  ] satisfies [
    string,
    Turn[],
    string,
    number,
  ][])('(%s) has the usage of all requests', async (_, turns, failure, sent) => {
    const { events, bodies } = await run({ turns: [searched(), ...turns] });
    expect(failureIn(events).failure).toBe(failure);
    expectUsageOf(events, bodies.slice(0, sent));
  });

  test('the deadline is one for all requests', async () => {
    const slow: Turn = { ...searched(), delayMs: 20 };
    const { events } = await run({
      turns: [slow, { break: { how: 'stall', at: 0 } }],
      options: { deadlines: { totalMs: 400 } },
    });
    expect(failureIn(events)).toMatchObject({ failure: 'timed_out', detail: 'no end within 400 ms' });
  });

  test.each([
    ['the deadline', { deadlines: { totalMs: 200 } }, 'timed_out'],
    ['the caller', { signal: stoppedAfter(200) }, 'stopped'],
    ['the time of the whole answer', { signal: AbortSignal.timeout(200) }, 'timed_out'],
  ])('%s ends a search that never does', async (_, options, failure) => {
    claude.script(searched());
    const search = () => new Promise<never>(() => {});
    const events = await eventsFrom(claude.url, { ...options, request: { ...request, search } });
    expect(failureIn(events).failure).toBe(failure);
  });
});

test('stop reason tool_use without a call is a failure', async () => {
  const { events } = await run({ turns: [{ blocks: [says('Let me look.')], stopReason: 'tool_use' }] });
  expect(failureIn(events).failure).toBe('cut_off');
  expect(textsIn(events)).toEqual([]);
});

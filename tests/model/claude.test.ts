import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { citationsFirst, thinkFirst, unknownBlockFirst, wrongIndex } from '../../src/local/claude/stream-mishaps.ts';
import type { Turn, WrittenBlock } from '../../src/local/claude/turn-script.ts';
import { createClaude } from '../../src/model/claude.ts';
import { eventsFrom, failureIn, never, request, secretKey, textsIn } from './fixture.ts';

let claude: LocalClaude;
beforeAll(async () => {
  claude = await startLocalClaude({ apiKey: secretKey });
});
afterAll(() => claude.close());

async function write(turn: Turn, options: Parameters<typeof eventsFrom>[1] = {}) {
  claude.script(turn);
  return eventsFrom(claude.url, options);
}

const twoBlocks: readonly WrittenBlock[] = [
  { type: 'text', text: 'The first is finished. ' },
  { type: 'text', text: 'The second may not be' },
];

test('an answer comes as finished pieces, each with its citations as indices into the sources', async () => {
  const events = await write({});
  expect(events).toEqual([
    {
      type: 'text',
      text: 'Poland and South Korea opened a security dialogue in Warsaw.',
      citations: [
        { source: 0, start: 0, end: 1, citedText: 'Poland and South Korea opened a security dialogue in Warsaw. ' },
      ],
    },
    { type: 'end', usage: expect.objectContaining({ cacheReadTokens: 0, cacheWriteTokens: 0 }) },
  ]);
});

test('usage is the last one told, not a sum', async () => {
  const last = (await write({})).at(-1);
  const usage = last?.type === 'end' ? last.usage : null;
  expect(usage?.inputTokens).toBeGreaterThan(50);
  expect(usage?.outputTokens).toBeGreaterThan(10);
  expect(usage?.outputTokens).toBeLessThan(30);
});

test.each([
  ['thinking comes first', { change: thinkFirst }],
  ['a block of an unknown type comes first', { change: unknownBlockFirst }],
  ['events of unknown types are strewn in', { strangers: true }],
  ['citations come before their text', { change: citationsFirst }],
])('the answer is the same when %s', async (_, turn: Turn) => {
  const [plain, strange] = [await write({}), await write(turn)];
  expect(strange.slice(0, -1)).toEqual(plain.slice(0, -1));
  expect(strange.at(-1)?.type).toBe('end');
});

test('a citation that points nowhere is passed on for the check to see', async () => {
  const [first] = await write({ change: wrongIndex });
  expect(first).toMatchObject({ type: 'text', citations: [{ source: 1000, start: 0, end: 1 }] });
});

test.each([
  ['refusal', 'refused'],
  ['max_tokens', 'too_long'],
  ['model_context_window_exceeded', 'context_full'],
  ['pause_turn', 'cut_off'],
  ['tool_use', 'cut_off'],
] as const)('stop reason %s is the failure %s, and the block it stopped in is not shown', async (stopReason, failure) => {
  const events = await write({ blocks: twoBlocks, stopReason, refusalCategory: 'cyber' });
  expect(textsIn(events)).toEqual(['The first is finished. ']);
  expect(failureIn(events)).toMatchObject({ failure, detail: expect.stringContaining(stopReason) });
  expect(failureIn(events).usage?.outputTokens).toBeGreaterThan(1);
});

test('stop_sequence is an end like any other', async () => {
  expect((await write({ stopReason: 'stop_sequence' })).at(-1)?.type).toBe('end');
});

test.each([
  ['the socket is torn down', 'destroy', 'cut_off'],
  ['the body ends without message_stop', 'end', 'cut_off'],
  ['an overloaded error comes', { error: 'overloaded_error' }, 'overloaded'],
  ['an api error comes', { error: 'api_error' }, 'unavailable'],
  ['a rate limit error comes', { error: 'rate_limit_error' }, 'rate_limited'],
] as const)('when in mid-stream %s, what was finished is kept and the rest left', async (_, how, failure) => {
  const events = await write({ blocks: twoBlocks, break: { how, at: 1, inside: true } });
  expect(textsIn(events)).toEqual(['The first is finished. ']);
  expect(failureIn(events)).toMatchObject({ failure, usage: { cacheReadTokens: 0 } });
});

test('a block that was finished right before the break is kept', async () => {
  const events = await write({ blocks: twoBlocks, break: { how: 'destroy', at: 2 } });
  expect(textsIn(events)).toEqual(twoBlocks.map((block) => (block.type === 'text' ? block.text : '')));
  expect(failureIn(events).failure).toBe('cut_off');
});

test('a reader that is slower than the stream still learns how it broke', async () => {
  claude.script({ blocks: twoBlocks, break: { how: { error: 'overloaded_error' }, at: 2 } });
  const model = createClaude({ apiKey: secretKey, baseUrl: claude.url, model: 'claude-haiku-5-5' });
  const events = [];
  for await (const event of model.write(request, never)) {
    events.push(event);
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  }
  expect(failureIn(events).failure).toBe('overloaded');
});

test('a body that stalls is ended by the deadline', async () => {
  const events = await write(
    { blocks: twoBlocks, break: { how: 'stall', at: 1, inside: true } },
    // However busy the machine is, the first block comes within it.
    { deadlines: { totalMs: 1_500 } },
  );
  expect(textsIn(events)).toEqual(['The first is finished. ']);
  expect(failureIn(events)).toMatchObject({ failure: 'timed_out', detail: 'no end within 1500 ms' });
});

test.each([
  ['the headers', 'headers'],
  ['the first block', 0],
] as const)('silence before %s ends at the first deadline', async (_, at) => {
  const events = await write({ break: { how: 'stall', at } }, { deadlines: { firstTokenMs: 100 } });
  expect(failureIn(events)).toMatchObject({ failure: 'timed_out', detail: 'no first token within 100 ms' });
});

test('the first deadline is over once a block has begun', async () => {
  const events = await write(
    { blocks: twoBlocks, break: { how: 'stall', at: 0, inside: true } },
    // However busy the machine is, its first block comes within the first.
    { deadlines: { firstTokenMs: 2_000, totalMs: 2_250 } },
  );
  expect(failureIn(events).detail).toBe('no end within 2250 ms');
});

test('the caller can stop it, before and during', async () => {
  const stopped = await eventsFrom(claude.url, { signal: AbortSignal.abort() });
  expect(stopped).toEqual([{ type: 'failed', failure: 'stopped', detail: 'the caller stopped it', usage: null }]);

  const caller = new AbortController();
  claude.script({ blocks: twoBlocks, break: { how: 'stall', at: 1, inside: true } });
  const model = createClaude({ apiKey: secretKey, baseUrl: claude.url, model: 'claude-haiku-5-5' });
  const events = [];
  for await (const event of model.write(request, caller.signal)) {
    events.push(event);
    caller.abort();
  }
  expect(textsIn(events)).toEqual(['The first is finished. ']);
  expect(failureIn(events).failure).toBe('stopped');
});

test('a reader that leaves early ends the request', async () => {
  claude.script({ blocks: twoBlocks, break: { how: 'stall', at: 2 } });
  const model = createClaude({ apiKey: secretKey, baseUrl: claude.url, model: 'claude-haiku-5-5' });
  for await (const event of model.write(request, never)) {
    expect(event.type).toBe('text');
    break;
  }
});

import type { MessageCreateParamsBase, MessageParam } from '@anthropic-ai/sdk/resources/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../../../src/local/claude/claude-server.ts';
import { thinkFirst, unknownBlockFirst } from '../../../src/local/claude/stream-mishaps.ts';
import { httpError } from '../../../src/local/claude/turn-script.ts';
import { client, good, post, results } from './fixture.ts';

let claude: LocalClaude;
beforeAll(async () => {
  claude = await startLocalClaude();
});
afterAll(() => claude.close());

/** Types of the events that a body answers with, in order. */
async function typesOf(): Promise<string[]> {
  const { text } = await post(claude.url, { ...good, stream: true });
  return [...text.matchAll(/^event: (.+)$/gm)].map((match) => match[1] ?? '');
}

test('events come in the order of the API', async () => {
  const types = await typesOf();
  expect(types.slice(0, 3)).toEqual(['message_start', 'content_block_start', 'content_block_delta']);
  expect(types.slice(-3)).toEqual(['content_block_stop', 'message_delta', 'message_stop']);
});

test('pings and unknown events, an unknown block, and an error in mid-stream can be had', async () => {
  claude.script({ strangers: true }, { change: unknownBlockFirst }, { break: { how: { error: 'api_error' }, at: 1 } });
  expect(await typesOf()).toEqual(expect.arrayContaining(['ping', 'stream_weather']));
  expect((await post(claude.url, { ...good, stream: true })).text).toContain('{"type":"hologram"}');
  expect((await typesOf()).at(-1)).toBe('error');
});

test('what the SDK adds up is what was written', async () => {
  claude.script({ change: thinkFirst, delayMs: 1 });
  const message = await client(claude.url).messages.stream(good).finalMessage();
  expect(message.content[0]).toMatchObject({ type: 'thinking', signature: 'c2lnbmVk' });
  expect(message.stop_reason).toBe('end_turn');
  expect(message.usage.input_tokens).toBeGreaterThan(100);
  expect(message.usage.output_tokens).toBeGreaterThan(30);
});

test('each stop reason can be had, a refusal with its category', async () => {
  claude.script({ stopReason: 'refusal', refusalCategory: 'bio' }, { stopReason: 'max_tokens' });
  const [refused, long] = [
    await client(claude.url).messages.stream(good).finalMessage(),
    await client(claude.url).messages.stream(good).finalMessage(),
  ];
  expect(refused).toMatchObject({ stop_reason: 'refusal', stop_details: { category: 'bio' } });
  expect(long.stop_reason).toBe('max_tokens');
});

test('HTTP errors carry their headers', async () => {
  claude.script(httpError(429, 'rate_limit_error', { 'retry-after': '3600' }));
  const error: unknown = await client(claude.url)
    .messages.stream(good)
    .finalMessage()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ status: 429, type: 'rate_limit_error' });
});

test('it keeps what it was asked, and answers for its models', async () => {
  await typesOf();
  expect(claude.requests.at(-1)).toMatchObject({ model: good.model, max_tokens: good.max_tokens });
  const model = await client(claude.url).models.retrieve('claude-opus-5-5');
  expect(model.capabilities?.citations.supported).toBe(true);
  expect(model.capabilities?.thinking.types.disabled.supported).toBe(false);
});

test('a script that runs out is a 500, and closing tells of it', async () => {
  const scripted = await startLocalClaude({ scripted: true });
  scripted.script({});
  expect((await post(scripted.url, { ...good, stream: true })).status).toBe(200);
  expect((await post(scripted.url, { ...good, stream: true })).status).toBe(500);
  await expect(scripted.close()).rejects.toThrow('the script ran out');
});

const search = { name: 'search_coverage', input_schema: { type: 'object' as const } };
const question: MessageParam = { role: 'user', content: 'What of the ships that wait outside of the harbour?' };
const first: MessageCreateParamsBase = {
  ...good,
  messages: [question],
  tools: [search],
  tool_choice: { type: 'auto', disable_parallel_tool_use: true },
};

/** Plays a first round that ends in a tool call, and gives what a client sends back with the results. */
async function secondRound() {
  claude.script({
    blocks: [
      { type: 'thinking', thinking: '', signature: 'c2lnbmVk' },
      { type: 'text', text: 'I will look.' },
      { type: 'tool_use', id: `toolu_${claude.requests.length}`, name: search.name, input: { query: 'ships harbour' } },
    ],
  });
  const message = await client(claude.url).messages.stream(first).finalMessage();
  const call = message.content.find((block) => block.type === 'tool_use');
  const found: MessageParam = {
    role: 'user',
    content: [{ type: 'tool_result', tool_use_id: call?.id ?? '', content: results }],
  };
  return { message, call, found };
}

test('a tool is called, and its results are evidence like any other', async () => {
  const { message, call, found } = await secondRound();
  expect(message.stop_reason).toBe('tool_use');
  expect(call?.input).toEqual({ query: 'ships harbour' });
  const answer = await client(claude.url)
    .messages.stream({ ...first, messages: [question, { role: 'assistant', content: message.content }, found] })
    .finalMessage();
  expect(answer.content[0]).toMatchObject({
    type: 'text',
    citations: [{ search_result_index: 2, start_block_index: 0 }],
  });
});

test('a later round must be what it was: tools, earlier messages and thinking', async () => {
  const { message, found } = await secondRound();
  const back: MessageParam = { role: 'assistant', content: message.content };
  const thoughtless: MessageParam = { role: 'assistant', content: message.content.slice(1) };
  const statusOf = async (change: object) =>
    (await post(claude.url, { ...first, stream: true, messages: [question, back, found], ...change })).status;
  expect(await statusOf({ tool_choice: { type: 'none' } })).toBe(200);
  expect(await statusOf({ tools: undefined, tool_choice: undefined })).toBe(400);
  expect(await statusOf({ tools: [{ ...search, description: 'changed' }] })).toBe(400);
  expect(await statusOf({ system: 'Changed.' })).toBe(400);
  expect(await statusOf({ messages: [question, thoughtless, found] })).toBe(400);
  expect(await statusOf({ messages: [{ ...question, content: 'Changed?' }, back, found] })).toBe(400);
  expect(await statusOf({ messages: [question, back, { role: 'user', content: 'No result.' }] })).toBe(400);
});

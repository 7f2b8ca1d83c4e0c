import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../../../src/local/claude/claude-server.ts';
import { good, headers, post, result } from './fixture.ts';

let claude: LocalClaude;
beforeAll(async () => {
  claude = await startLocalClaude({ apiKey: 'sk-test' });
});
afterAll(() => claude.close());

const user = (...content: object[]) => ({ messages: [{ role: 'user', content }] });
const asked = { type: 'text', text: 'What happened?' };
const tool = { name: 'search_coverage', input_schema: { type: 'object' } };
const sonnet = { model: 'claude-sonnet-5-5' };
const opus = { model: 'claude-opus-5-5' };

test('a good request is taken', async () => {
  expect((await post(claude.url, { ...good, stream: true })).status).toBe(200);
});

test.each<[string, object]>([
  ['temperature', { temperature: 0 }],
  ['top_p', { top_p: 1 }],
  ['top_k', { top_k: 5 }],
  ['no max_tokens', { max_tokens: undefined }],
  ['more output than there is', { max_tokens: 128_001 }],
  ['a key that it does not know', { betas: [] }],
  ['a key it does not know inside of a block', user({ ...asked, id: 1 })],
  ['no messages', { messages: [] }],
  ['an assistant who speaks first', { messages: [{ role: 'assistant', content: 'Hello' }] }],
  ['a prefilled answer', { messages: [...good.messages, { role: 'assistant', content: 'It was' }] }],
  ['an empty text', user({ type: 'text', text: '' })],
  ['a blank text', user({ type: 'text', text: ' \n' })],
  ['a blank question', { messages: [{ role: 'user', content: ' ' }] }],
  ['a blank sentence in a search result', user(result('a', ' '), asked)],
  ['a search result without sentences', user(result('a'), asked)],
  [
    'citations on some search results',
    user(result('a', 'One.'), { ...result('b', 'Two.'), citations: undefined }, asked),
  ],
  ['citations in a text of the user', user({ ...asked, citations: [{}] })],
  ['citations with a format', { output_config: { format: { type: 'json_schema', schema: {} } } }],
  ['a blank system prompt', { system: [{ type: 'text', text: '' }] }],
  [
    'five cache breakpoints',
    { system: Array.from({ length: 5 }, () => ({ ...asked, cache_control: { type: 'ephemeral' } })) },
  ],
  ['an effort it does not know', { output_config: { effort: 'most' } }],
  ['between_tools on haiku', { thinking: { type: 'between_tools' } }],
  ['a thinking budget', { thinking: { type: 'enabled', budget_tokens: 2000 }, max_tokens: 5000 }],
  ['high effort without thinking', { thinking: { type: 'disabled' }, output_config: { effort: 'xhigh' } }],
  ['disabled thinking on sonnet', { ...sonnet, thinking: { type: 'disabled' } }],
  ['disabled thinking on opus', { ...opus, thinking: { type: 'disabled' } }],
  ['between_tools on opus', { ...opus, thinking: { type: 'between_tools' } }],
  ['a forced tool on sonnet', { ...sonnet, tools: [tool], tool_choice: { type: 'any' } }],
  ['a forced tool on opus', { ...opus, tools: [tool], tool_choice: { type: 'tool', name: tool.name } }],
  ['a choice without tools', { tool_choice: { type: 'auto' } }],
  ['a choice of a tool that is not there', { tools: [tool], tool_choice: { type: 'tool', name: 'other' } }],
  ['a result of no call', user({ type: 'tool_result', tool_use_id: 'toolu_1' }, asked)],
])('%s is a 400', async (_, change) => {
  const { status, text } = await post(claude.url, { ...good, stream: true, ...change });
  expect(JSON.parse(text)).toEqual({
    type: 'error',
    error: { type: 'invalid_request_error', message: expect.any(String) },
    request_id: expect.any(String),
  });
  expect(status).toBe(400);
});

test.each<[string, object]>([
  ['a forced tool on haiku', { tools: [tool], tool_choice: { type: 'any' } }],
  ['high effort without thinking', { thinking: { type: 'disabled' }, output_config: { effort: 'high' } }],
  ['all efforts with thinking', { ...opus, output_config: { effort: 'max' } }],
  ['an empty list of citations', user({ ...asked, citations: [] })],
  ['a format without citations', { ...user(asked), output_config: { format: { type: 'json_schema', schema: {} } } }],
])('%s is fine', async (_, change) => {
  expect((await post(claude.url, { ...good, stream: true, ...change })).status).toBe(200);
});

test('what is no JSON is a 400', async () => {
  const response = await fetch(`${claude.url}/v1/messages`, { method: 'POST', headers, body: '{' });
  expect(response.status).toBe(400);
});

test('an unknown model is a 404, an unknown path too', async () => {
  expect((await post(claude.url, { ...good, stream: true, model: 'claude-nobody' })).status).toBe(404);
  expect((await fetch(`${claude.url}/v1/batches`, { headers })).status).toBe(404);
});

test('the key must be the right one, as a bearer; the version must be named', async () => {
  const { authorization: _key, ...keyless } = headers;
  const { 'anthropic-version': _version, ...versionless } = headers;
  const body = { ...good, stream: true };
  expect((await post(claude.url, body, keyless)).status).toBe(401);
  expect((await post(claude.url, body, { ...keyless, 'x-api-key': 'sk-test' })).status).toBe(401);
  expect((await post(claude.url, body, { ...headers, authorization: 'Bearer sk-other' })).status).toBe(401);
  expect((await post(claude.url, body, versionless)).status).toBe(400);
});

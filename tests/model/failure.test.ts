import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { httpError, type Turn } from '../../src/local/claude/turn-script.ts';
import { checkClaude } from '../../src/model/check-claude.ts';
import { onTestFinished } from '../building/running-test.ts';
import { eventsFrom, failureIn, request, secretKey, textsIn } from './fixture.ts';

let claude: LocalClaude;
beforeAll(async () => {
  claude = await startLocalClaude({ apiKey: secretKey });
});
afterAll(() => claude.close());
afterEach(() => vi.unstubAllEnvs());

async function failureAfter(...turns: Turn[]) {
  claude.script(...turns);
  return failureIn(await eventsFrom(claude.url));
}

const asked = () => claude.requests.length;

test.each([
  [400, 'invalid_request_error', 'bad_request', 1],
  [401, 'authentication_error', 'bad_key', 1],
  [402, 'billing_error', 'no_credit', 1],
  [403, 'permission_error', 'bad_key', 1],
  [404, 'not_found_error', 'no_such_model', 1],
  [413, 'request_too_large', 'bad_request', 1],
  [429, 'rate_limit_error', 'rate_limited', 2],
  [500, 'api_error', 'unavailable', 2],
  [503, 'api_error', 'unavailable', 2],
  [529, 'overloaded_error', 'overloaded', 2],
] as const)('HTTP %i (%s) is %s after %i tries', async (status, type, failure, tries) => {
  const before = asked();
  const turns = Array.from({ length: tries }, () => httpError(status, type));
  const found = await failureAfter(...turns);
  expect(found).toMatchObject({ failure, usage: null });
  expect(found.detail).toContain(`scripted ${type}`);
  expect(found.detail).toContain('req_local_');
  expect(asked() - before).toBe(tries);
});

test('a second try that works is an answer like any other', async () => {
  claude.script(httpError(529, 'overloaded_error'));
  expect((await eventsFrom(claude.url)).at(-1)?.type).toBe('end');
});

test('a retry-after of an hour is told at once, not slept through', async () => {
  const before = asked();
  const found = await failureAfter(httpError(429, 'rate_limit_error', { 'retry-after': '3600' }));
  expect(found.failure).toBe('rate_limited');
  expect(asked() - before).toBe(1);
});

test('the same as a date, and where the API insists on a retry', async () => {
  const date = new Date(Date.now() + 3_600_000).toUTCString();
  const found = await failureAfter(
    httpError(529, 'overloaded_error', { 'retry-after': date, 'x-should-retry': 'true' }),
  );
  expect(found.failure).toBe('overloaded');
});

test('nobody at the address is unavailable', async () => {
  const gone = await startLocalClaude();
  await gone.close();
  expect(failureIn(await eventsFrom(gone.url)).failure).toBe('unavailable');
});

test('a connection that drops before the headers is unavailable', async () => {
  const drop: Turn = { break: { how: 'destroy', at: 'headers' } };
  expect((await failureAfter(drop, drop)).failure).toBe('unavailable');
});

test('a model that nobody has is no_such_model', async () => {
  expect(failureIn(await eventsFrom(claude.url, { model: 'claude-nobody' })).failure).toBe('no_such_model');
});

test('a wrong key is bad_key, and never in the detail', async () => {
  const wrong = 'sk-ant-the-wrong-one';
  const found = failureIn(await eventsFrom(claude.url, { apiKey: wrong }));
  expect(found.failure).toBe('bad_key');

  claude.script({
    refusal: { status: 400, type: 'invalid_request_error', message: `Bearer ${secretKey} is odd: ${secretKey}` },
  });
  const echoed = failureIn(await eventsFrom(claude.url));
  expect(echoed.detail).toContain('Bearer [key] is odd: [key]');
  expect(echoed.detail).not.toContain(secretKey);
});

test.each(['', 'sk-ant-with\nnewline', 'sk-ant-schlüssel'])('key %j is refused without being sent', async (apiKey) => {
  const before = claude.refusals.length;
  const found = failureIn(await eventsFrom(claude.url, { apiKey }));
  expect(found.failure).toBe('bad_key');
  if (apiKey !== '') expect(found.detail).not.toContain(apiKey);
  expect(claude.refusals.length).toBe(before);
});

test('the environment changes nothing', async () => {
  vi.stubEnv('ANTHROPIC_API_KEY', 'sk-from-the-environment');
  vi.stubEnv('ANTHROPIC_AUTH_TOKEN', 'token-from-the-environment');
  vi.stubEnv('ANTHROPIC_BASE_URL', 'http://127.0.0.1:9');
  vi.stubEnv('ANTHROPIC_PROFILE', 'nobody');
  vi.stubEnv('ANTHROPIC_LOG', 'debug');
  vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', 'Authorization: Bearer stolen\nanthropic-version: 1\nx-api-key: stolen');
  expect((await eventsFrom(claude.url)).at(-1)?.type).toBe('end');
});

test('a question that nothing fits is said plainly and cites nothing', async () => {
  const events = await eventsFrom(claude.url, { request: { ...request, question: 'Who won the chess olympiad?' } });
  expect(textsIn(events)).toHaveLength(1);
  expect(events[0]).toMatchObject({ type: 'text', citations: [] });
});

test.each([
  ['text/html', '<html>Hello'],
  ['application/json', '<html>Hello'],
  ['application/json', '{"hello":"world"}'],
])('nobody takes a page or another service for the API (%s, %s)', async (type, body) => {
  const page = createServer((_, response) => response.setHeader('content-type', type).end(body));
  page.listen(0, '127.0.0.1');
  await once(page, 'listening');
  onTestFinished(() => void page.close());
  const address = page.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const options = { apiKey: secretKey, baseUrl: `http://127.0.0.1:${port}`, model: 'claude-sonnet-5-5' };
  expect(await checkClaude(options)).toMatchObject({
    failure: 'unreadable',
    detail: expect.stringContaining('not the'),
  });
  const found = failureIn(await eventsFrom(options.baseUrl));
  expect(found).toMatchObject({ failure: 'unreadable', detail: expect.stringContaining('is not Claude’s API') });
});

test('the check tells a usable model from a wrong key, a wrong model and a wrong address', async () => {
  const options = { apiKey: secretKey, baseUrl: claude.url, model: 'claude-sonnet-5-5' };
  expect(await checkClaude(options)).toMatchObject({ ok: true, citations: true });
  expect(await checkClaude({ ...options, model: 'claude-nobody' })).toMatchObject({ failure: 'no_such_model' });
  expect(await checkClaude({ ...options, apiKey: 'sk-ant-wrong' })).toMatchObject({ failure: 'bad_key' });
  expect(await checkClaude({ ...options, apiKey: '' })).toMatchObject({ ok: false, failure: 'bad_key' });

  const uncited = await startLocalClaude({ citations: false });
  expect(await checkClaude({ ...options, baseUrl: uncited.url })).toMatchObject({ ok: true, citations: false });
  await uncited.close();
  expect(await checkClaude({ ...options, baseUrl: uncited.url })).toMatchObject({ failure: 'unavailable' });
});

import { type ChatInputCommandInteraction, HTTPError } from 'discord.js';
import { expect, test } from 'vitest';
import type { LocalDiscordOptions } from '../../../src/local/discord/local-discord.ts';
import { manualClock } from '../../../src/local/discord/played-clock.ts';
import { ask, callback, discord, online, register, request, webhook } from './connected.ts';

const question = { command: 'ask', options: { question: 'Why?' } };

/** A bot that answers /ask with `answer`. */
async function answering(
  answer: (given: ChatInputCommandInteraction) => Promise<unknown>,
  options: LocalDiscordOptions = {},
) {
  const local = await discord(options);
  await register(local, [ask]);
  const { errors } = await online(local, async (given) => given.isChatInputCommand() && answer(given));
  return { local, errors };
}

test('edits are limited to five in five seconds for each interaction', async () => {
  const clock = manualClock();
  const local = await discord({ clock });
  await register(local, [ask]);
  const [asked, other] = [local.invoke(question), local.invoke(question)];
  for (const each of [asked, other]) await callback(local, each, { type: 5 });
  const edit = (to: typeof asked) => webhook(local, to, 'PATCH', '/messages/@original', { content: 'x' });
  const statuses: number[] = [];
  for (let i = 0; i < 5; i += 1) statuses.push((await edit(asked)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200]);

  clock.advance(1_000);
  const refused = await edit(asked);
  expect(refused).toMatchObject({
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: 4, global: false },
  });
  expect(refused.headers.get('retry-after')).toBe('4');
  expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  expect((await edit(other)).status).toBe(200);
  clock.advance(4_000);
  expect((await edit(asked)).status).toBe(200);
});

test('the global limit strikes requests with a token, not callbacks', async () => {
  const local = await discord({ rateLimits: { global: { requests: 2, windowMs: 60_000 } } });
  await register(local, [ask]);
  expect((await request(local, 'GET', '/users/@me')).status).toBe(200);
  const refused = await request(local, 'GET', '/users/@me');
  expect(refused).toMatchObject({ status: 429, body: { global: true } });
  expect(refused.headers.get('x-ratelimit-global')).toBe('true');
  expect((await callback(local, local.invoke(question), { type: 5 })).status).toBe(200);
});

test('discord.js waits for the window instead of running into the limit', async () => {
  const { local, errors } = await answering(
    async (given) => {
      await given.deferReply();
      for (const text of ['1', '2', '3', '4', '5']) await given.editReply(text);
    },
    { rateLimits: { webhook: { requests: 2, windowMs: 60 } } },
  );
  const asked = local.invoke(question);
  expect((await asked.reply(({ content }) => content === '5')).content).toBe('5');
  expect(asked.history).toHaveLength(6);
  expect(local.requests.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(1);
  expect(errors).toEqual([]);
});

test('a 429 is waited out', async () => {
  const { local, errors } = await answering(async (given) => {
    await given.deferReply();
    await given.editReply('In the end.');
  });
  local.faults.add({ method: 'PATCH', path: '@original' }, { kind: 'rate_limited', retryAfterMs: 40 });
  const asked = local.invoke(question);
  expect((await asked.reply()).content).toBe('In the end.');
  const edits = local.requests.filter(({ method }) => method === 'PATCH');
  expect(edits.map(({ status }) => status)).toEqual([429, 200]);
  expect((edits[1]?.at ?? 0) - (edits[0]?.at ?? 0)).toBeGreaterThanOrEqual(38);
  expect(errors).toEqual([]);
});

test('a 500 is tried again; the fourth is the bot’s to handle', async () => {
  const { local, errors } = await answering(async (given) => {
    await given.deferReply();
    await given.editReply('Here.');
  });
  local.faults.add({ method: 'PATCH', times: 3 }, { kind: 'status', status: 502 });
  expect((await local.invoke(question).reply()).content).toBe('Here.');

  local.faults.add({ method: 'PATCH', times: 4 }, { kind: 'status', status: 500 });
  local.invoke(question);
  await expect.poll(() => errors).toHaveLength(1);
  expect(errors[0]).toBeInstanceOf(HTTPError);
});

test('an answer may be lost after it took effect: the second try meets 40060, and the person has the answer', async () => {
  const { local, errors } = await answering((given) => given.reply('Once.'));
  local.faults.add({ path: /callback$/ }, { kind: 'drop', afterEffect: true, by: 'reset' });
  const asked = local.invoke(question);
  await expect.poll(() => errors).toMatchObject([{ code: 40060 }]);
  expect(asked.message?.content).toBe('Once.');
});

test('a connection that is closed unanswered is an error at once', async () => {
  const { local, errors } = await answering((given) => given.reply('Never.'));
  local.faults.add({ path: /callback$/ }, { kind: 'drop', by: 'close' });
  const asked = local.invoke(question);
  await expect.poll(() => errors).toMatchObject([{ code: 'UND_ERR_SOCKET' }]);
  expect(asked.message).toBeNull();
});

test('a request that is never answered is given up by the sender', async () => {
  const local = await discord();
  local.faults.add({ path: '/users/@me' }, { kind: 'hang' });
  const url = `${local.url}/v10/users/@me`;
  const headers = { authorization: `Bot ${local.token}` };
  await expect(fetch(url, { headers, signal: AbortSignal.timeout(30) })).rejects.toThrow(/abort|timeout/i);
  expect(local.requests.at(-1)).toMatchObject({ path: '/users/@me', status: null });
  expect((await fetch(url, { headers })).status).toBe(200);
});

test('a fault strikes after as many requests as it was told to let pass', async () => {
  const local = await discord();
  local.faults.add({ method: 'GET', skip: 1, times: 2 }, { kind: 'status', status: 503 });
  const statuses: number[] = [];
  for (let i = 0; i < 4; i += 1) statuses.push((await request(local, 'GET', '/users/@me')).status);
  expect(statuses).toEqual([200, 503, 503, 200]);
});

test('a body that is not JSON is refused', async () => {
  const local = await discord();
  const headers = { authorization: `Bot ${local.token}`, 'content-type': 'application/json' };
  const url = `${local.url}/v10/channels/${local.channelId}/messages`;
  const response = await fetch(url, { method: 'POST', headers, body: '{' });
  expect([response.status, await response.json()]).toMatchObject([400, { code: 50109 }]);
});

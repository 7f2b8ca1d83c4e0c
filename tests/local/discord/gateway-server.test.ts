import { Events, type Interaction } from 'discord.js';
import { expect, test } from 'vitest';
import { ask, discord, online, register } from './connected.ts';

const question = { command: 'ask', options: { question: 'Why?' } };
const answer = async (given: Interaction) => {
  if (given.isChatInputCommand()) await given.reply(given.options.getString('question', true));
};
/** A throttle that doesn't make a bot wait five seconds between two IDENTIFYs. */
const unthrottled = { ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) } };

test.concurrent('what is asked while the connection is broken is answered after it: nothing is lost', async () => {
  const local = await discord();
  await register(local, [ask]);
  const { bot } = await online(local, answer);
  local.gateway.dropSockets();
  const asked = ['One', 'Two'].map((text) => local.invoke({ command: 'ask', options: { question: text } }));
  const replies = await Promise.all(asked.map((each) => each.reply()));
  expect(replies.map(({ content }) => content)).toEqual(['One', 'Two']);
  expect(local.gateway.behaviour).toMatchObject({ identifies: 1, resumes: 1 });
  expect(bot.isReady()).toBe(true);
});

test.concurrent('a bot that is asked to reconnect resumes', async () => {
  const local = await discord();
  await register(local, [ask]);
  const { bot } = await online(local, answer);
  const resumed = new Promise((resolve) => bot.once(Events.ShardResume, resolve));
  local.gateway.requestReconnect();
  await resumed;
  expect((await local.invoke(question).reply()).content).toBe('Why?');
  expect(local.gateway.behaviour).toMatchObject({ identifies: 1, resumes: 1 });
});

test.concurrent('a session that is invalid but resumable is resumed', async () => {
  const local = await discord();
  await register(local, [ask]);
  await online(local, answer);
  local.gateway.invalidateSessions(true);
  await expect.poll(() => local.gateway.behaviour.resumes).toBe(1);
  expect((await local.invoke(question).reply()).content).toBe('Why?');
});

test.concurrent('a session that is lost is begun anew', async () => {
  const local = await discord();
  await register(local, [ask]);
  await online(local, answer, unthrottled);
  local.gateway.invalidateSessions(false);
  await expect.poll(() => local.gateway.behaviour.identifies, { timeout: 2_000 }).toBe(2);
  await local.gateway.whenConnected();
  expect((await local.invoke(question).reply()).content).toBe('Why?');
});

test.concurrent('heartbeats are answered', async () => {
  const local = await discord({ heartbeatIntervalMs: 200 });
  const { bot } = await online(local);
  // Below zero until an answer has come.
  await expect.poll(() => bot.ws.ping).toBeGreaterThanOrEqual(0);
  expect(local.gateway.behaviour.heartbeats).toBeGreaterThan(0);
});

test.concurrent('a bot whose heartbeats go unanswered takes the connection for dead, and resumes', async () => {
  const local = await discord({ heartbeatIntervalMs: 30 });
  await register(local, [ask]);
  await online(local, answer);
  local.gateway.behaviour.acknowledgesHeartbeats = false;
  await expect
    .poll(() => local.frames.some(({ from, op }) => from === 'bot' && op === 6), { timeout: 2_000 })
    .toBe(true);
  local.gateway.behaviour.acknowledgesHeartbeats = true;
  expect((await local.invoke(question).reply()).content).toBe('Why?');
});

test.concurrent('the gateway asks for a heartbeat and gets it', async () => {
  const local = await discord();
  await online(local);
  const before = local.gateway.behaviour.heartbeats;
  local.gateway.requestHeartbeat();
  await expect.poll(() => local.gateway.behaviour.heartbeats).toBeGreaterThan(before);
});

test.concurrent('when no bot is connected, nobody answers', async () => {
  const local = await discord();
  await register(local, [ask]);
  const asked = local.invoke(question);
  await expect(asked.until(({ message }) => message !== null, 20)).rejects.toThrow('nothing was answered yet');
});

test.concurrent.each<[string, unknown, number]>([
  ['a frame that is no JSON', 'nonsense', 4002],
  ['an unknown opcode', { op: 99, d: null }, 4001],
  ['presence before IDENTIFY', { op: 3, d: {} }, 4003],
  ['an intent that does not exist', { op: 2, d: { token: '', intents: 2 ** 27 } }, 4013],
])('%s ends the connection', async (_, frame, code) => {
  const local = await discord();
  const socket = new WebSocket(local.url.replace('http', 'ws'));
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', (event) => resolve(event.code)));
  const sent = JSON.stringify(frame).replace('"token":""', `"token":"${local.token}"`);
  socket.addEventListener('open', () => socket.send(frame === 'nonsense' ? 'nonsense' : sent));
  expect(await closed).toBe(code);
});

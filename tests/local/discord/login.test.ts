import { Events, GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { client, discord, online, request } from './connected.ts';

test('a bot with the right token comes online, knows who it is and which servers it is in', async () => {
  const local = await discord({ applicationName: 'Dateline' });
  const { bot } = await online(local);
  expect(bot.user.username).toBe('Dateline');
  expect(bot.application.id).toBe(local.applicationId);
  expect(bot.guilds.cache.get(local.guildId)?.name).toBe('Newsroom');
  expect(bot.channels.cache.has(local.channelId)).toBe(true);
});

test('an app that only a person installed is told of no server', async () => {
  const local = await discord({ guilds: 'withheld' });
  const { bot } = await online(local);
  expect(bot.guilds.cache.size).toBe(0);
});

test('a bot that joins another server while online hears of it', async () => {
  const local = await discord();
  const { bot } = await online(local);
  const joined = new Promise<string>((resolve) => bot.once(Events.GuildCreate, ({ name }) => resolve(name)));
  local.createGuild('Second desk');
  expect(await joined).toBe('Second desk');
});

test('a wrong token is refused, over REST and at the gateway', async () => {
  const local = await discord();
  await expect(client(local).login('MTIz.wrong.token')).rejects.toThrow(/invalid token/i);
  expect(await request(local, 'GET', '/users/@me', undefined, 'Bot wrong')).toMatchObject({
    status: 401,
    body: { message: '401: Unauthorized', code: 0 },
  });

  const socket = new WebSocket(local.url.replace('http', 'ws'));
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
  socket.addEventListener('open', () =>
    socket.send(JSON.stringify({ op: 2, d: { token: 'wrong', intents: 1, properties: {} } })),
  );
  expect(await closed).toBe(4004);
});

test('intents that the app was not allowed end the connection with 4014', async () => {
  const local = await discord();
  const bot = client(local, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] });
  await expect(bot.login(local.token)).rejects.toThrow(/disallowed intents/i);
});

test('with the intents allowed, the same bot comes online', async () => {
  const local = await discord({ allowsPrivilegedIntents: true });
  const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent];
  const { bot } = await online(local, undefined, { intents });
  expect(bot.isReady()).toBe(true);
});

test('a slow READY is waited for', async () => {
  const local = await discord();
  local.gateway.behaviour.readyDelayMs = 50;
  const startedAt = Date.now();
  await online(local);
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(49);
});

test('the log of the wire holds no bot token', async () => {
  const local = await discord();
  await online(local);
  expect(local.requests.length).toBeGreaterThan(0);
  expect(local.frames.some(({ from, op }) => from === 'bot' && op === 2)).toBe(true);
  expect(JSON.stringify([local.requests, local.frames])).not.toContain(local.token);
});

test('paths and methods that do not exist are said not to', async () => {
  const local = await discord();
  expect(await request(local, 'GET', '/nowhere')).toMatchObject({ status: 404, body: { code: 0 } });
  expect(await request(local, 'POST', '/users/@me', {})).toMatchObject({ status: 405 });
});

import { Events, GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { manualClock } from '../../../src/local/discord/played-clock.ts';
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

test('a bot can list its servers without going online, page by page, with what it may do in each', async () => {
  const local = await discord();
  const second = local.createGuild('Second desk');
  local.setBotPermissions(['ViewChannel', 'EmbedLinks']);
  local.setBotPermissions(['ViewChannel'], second.id);
  const list = async (query = '') => (await request(local, 'GET', `/users/@me/guilds${query}`)).body;
  expect(await list()).toEqual([
    expect.objectContaining({ id: local.guildId, name: 'Newsroom', owner: false, permissions: '17408' }),
    expect.objectContaining({ id: second.id, name: 'Second desk', permissions: '1024' }),
  ]);
  expect(await list('?limit=1')).toMatchObject([{ name: 'Newsroom' }]);
  expect(await list(`?limit=1&after=${local.guildId}`)).toMatchObject([{ name: 'Second desk' }]);
  expect(await list(`?before=${second.id}`)).toMatchObject([{ name: 'Newsroom' }]);
  expect(await list('?limit=201')).toMatchObject({ code: 50035, errors: { limit: {} } });
  const personal = await discord({ guilds: 'withheld' });
  expect((await request(personal, 'GET', '/users/@me/guilds')).body).toEqual([]);
});

test('an application knows what the Developer Portal says of it', async () => {
  const local = await discord();
  const about = async () => (await request(local, 'GET', '/applications/@me')).body;
  expect(await about()).toMatchObject({ bot_public: true, integration_types_config: { 0: {}, 1: {} } });
  local.world.portal.isPublic = false;
  local.world.portal.installedBy.delete('user');
  expect(await about()).toMatchObject({ bot_public: false, integration_types_config: { 0: {} } });
});

test('each response carries the time of this Discord', async () => {
  const local = await discord({ clock: manualClock(Date.UTC(2026, 1, 3, 9, 30)) });
  const { headers } = await request(local, 'GET', '/gateway');
  expect(headers.get('date')).toBe('Tue, 03 Feb 2026 09:30:00 GMT');
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

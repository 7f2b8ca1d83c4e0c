import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import { bitsOf, memberPermissions, permissionsIn, permissionsOfBot } from '../../../src/local/discord/permissions.ts';
import { ask, discord, online, register, request } from './connected.ts';

type Local = Awaited<ReturnType<typeof discord>>;

const post = (local: Local, channel: string, body: object = { content: 'x' }) =>
  request(local, 'POST', `/channels/${channel}/messages`, body);

test('discord.js finds the same permissions as the bot is held to', async () => {
  const local = await discord();
  const readers = local.createRole({ name: 'readers' });
  const desk = local.createChannel({
    name: 'desk',
    permissions: {
      everyone: [],
      bot: ['ViewChannel', 'SendMessages', 'ReadMessageHistory'],
      [readers.id]: ['ViewChannel'],
    },
  });
  const { bot } = await online(local);
  const permissionsHere = async (id: string) => {
    const channel = await bot.channels.fetch(id);
    if (channel?.type !== ChannelType.GuildText) throw new Error('No text channel');
    const me = await channel.guild.members.fetchMe();
    return { mine: channel.permissionsFor(me).bitfield, all: channel.permissionsFor(channel.guild.roles.everyone) };
  };
  const general = await permissionsHere(local.channelId);
  expect(general.mine).toBe(memberPermissions | permissionsOfBot);
  const closed = await permissionsHere(desk.id);
  // Who can't embed has no leave for it in Discord's own count either; discord.js leaves that out.
  expect(closed.mine).toBe(bitsOf(['ViewChannel', 'SendMessages', 'ReadMessageHistory']));
  expect(closed.all.has(PermissionFlagsBits.ViewChannel)).toBe(false);
  const told = new Promise((resolve) => bot.once('channelUpdate', resolve));
  local.setChannelPermissions(desk.id, { bot: ['ViewChannel'] });
  await told;
  expect((await permissionsHere(desk.id)).mine).toBe(bitsOf(['ViewChannel']));
});

test('permissions follow the documented order: everyone, roles, member', () => {
  const names = bitsOf(['ViewChannel', 'SendMessages']);
  const member = { id: 'm', roles: ['r', 's'], base: names };
  const overwrite = (id: string, allow: bigint, deny: bigint) => ({ id, type: 0 as const, allow, deny });
  const inChannel = (...overwrites: ReturnType<typeof overwrite>[]) => permissionsIn(overwrites, 'e', member, false);
  expect(inChannel(overwrite('e', 0n, names))).toBe(0n);
  expect(inChannel(overwrite('e', 0n, names), overwrite('r', names, 0n))).toBe(names);
  expect(inChannel(overwrite('r', 0n, names), overwrite('s', names, 0n))).toBe(names);
  expect(inChannel(overwrite('m', 0n, names), overwrite('s', names, 0n))).toBe(0n);
  expect(inChannel(overwrite('m', 0n, bitsOf(['ViewChannel'])))).toBe(0n);
});

test('what the bot may not do in a channel is refused by name', async () => {
  const local = await discord();
  const channel = (...bot: Parameters<typeof local.setBotPermissions>[0]) =>
    local.createChannel({ name: 'c', permissions: { bot } }).id;
  expect(await post(local, channel())).toMatchObject({ status: 403, body: { code: 50001 } });
  expect(await post(local, channel('ViewChannel'))).toMatchObject({ status: 403, body: { code: 50013 } });
  expect((await post(local, channel('ViewChannel', 'SendMessages'))).status).toBe(200);
});

test('without leave to embed, embeds are dropped, and a message of nothing else is refused as empty', async () => {
  const local = await discord();
  const { id } = local.createChannel({ name: 'c', permissions: { bot: ['ViewChannel', 'SendMessages'] } });
  const embeds = [{ title: 'Digest' }];
  expect(await post(local, id, { content: 'x', embeds })).toMatchObject({ status: 200, body: { embeds: [] } });
  expect(await post(local, id, { embeds })).toMatchObject({ status: 400, body: { code: 50006 } });
});

test('without leave to read the history a channel looks empty', async () => {
  const local = await discord();
  const { body } = await post(local, local.channelId);
  expect((await request(local, 'GET', `/channels/${local.channelId}/messages`)).body).toHaveLength(1);
  local.setBotPermissions(['ViewChannel', 'SendMessages']);
  expect(await request(local, 'GET', `/channels/${local.channelId}/messages`)).toMatchObject({ status: 200, body: [] });
  const path = `/channels/${local.channelId}/messages/${(body as { id: string }).id}`;
  expect(await request(local, 'GET', path)).toMatchObject({ status: 403, body: { code: 50013 } });
});

test('another message is deleted with leave to manage messages alone', async () => {
  const local = await discord();
  const others = local.postMessage({ content: 'Mine' });
  const path = `/channels/${local.channelId}/messages/${others.id}`;
  expect(await request(local, 'DELETE', path)).toMatchObject({ status: 403, body: { code: 50013 } });
  local.setBotPermissions(['ViewChannel', 'ManageMessages']);
  expect((await request(local, 'DELETE', path)).status).toBe(204);
});

test('a role is pinged where it is allowed and either may be mentioned by all or the bot may mention everyone', async () => {
  const local = await discord();
  const open = local.createRole({ name: 'digest', isMentionable: true });
  const closed = local.createRole({ name: 'editors' });
  const content = `<@&${open.id}> <@&${closed.id}> @everyone <@${local.user.user.id}>`;
  const pings = async (roles: string[]) => {
    await post(local, local.channelId, { content, allowed_mentions: { parse: [], roles } });
    return local.messages().at(-1)?.versions[0]?.pings;
  };
  expect(await pings([open.id])).toEqual({ everyone: false, users: [], roles: [open.id] });
  expect(await pings([open.id, closed.id])).toEqual({ everyone: false, users: [], roles: [open.id] });
  local.setBotPermissions(['ViewChannel', 'SendMessages', 'MentionEveryone']);
  expect(await pings([closed.id])).toEqual({ everyone: false, users: [], roles: [closed.id] });
});

test('an interaction tells what the bot and the person may do in its channel', async () => {
  const local = await discord();
  await register(local, [ask]);
  const { id } = local.createChannel({
    name: 'c',
    permissions: { bot: ['ViewChannel', 'EmbedLinks', 'SendMessages'] },
  });
  const told = Promise.withResolvers<(bigint | undefined)[]>();
  await online(local, async ({ appPermissions, memberPermissions: person }) =>
    told.resolve([appPermissions.bitfield, person?.bitfield]),
  );
  local.invoke({ command: 'ask', options: { question: 'Why?' }, channel: id });
  expect(await told.promise).toEqual([bitsOf(['ViewChannel', 'EmbedLinks', 'SendMessages']), memberPermissions]);
});

test('a person acts only in channels that they see', async () => {
  const local = await discord();
  await register(local, [ask]);
  const editor = local.createUser({ username: 'editor' });
  const desk = local.createChannel({
    name: 'desk',
    permissions: { everyone: [], [editor.user.id]: ['ViewChannel', 'SendMessages'] },
  });
  const call = { command: 'ask', options: { question: 'Why?' }, channel: desk.id };
  expect(() => local.invoke(call)).toThrow('reader does not see #desk');
  expect(local.invoke({ ...call, user: editor }).person).toBe(editor);
});

test('a bot that is thrown out is told, and sees nothing until it is invited again', async () => {
  const local = await discord();
  const { bot } = await online(local);
  const gone = new Promise((resolve) => bot.once('guildDelete', resolve));
  local.removeBot();
  await gone;
  expect(bot.guilds.cache.size).toBe(0);
  expect(await post(local, local.channelId)).toMatchObject({ status: 403, body: { code: 50001 } });
  expect((await request(local, 'GET', '/users/@me/guilds')).body).toEqual([]);
  const back = new Promise((resolve) => bot.once('guildCreate', resolve));
  local.inviteBot();
  await back;
  expect((await post(local, local.channelId)).status).toBe(200);
});

test('a channel that is deleted takes its messages along, and the bot is told', async () => {
  const local = await discord();
  const { bot } = await online(local);
  const { id } = local.createChannel({ name: 'soon gone' });
  await post(local, id);
  const gone = new Promise<string>((resolve) => bot.once('channelDelete', (channel) => resolve(channel.id)));
  local.deleteChannel(id);
  expect(await gone).toBe(id);
  expect(await post(local, id)).toMatchObject({ status: 404, body: { code: 10003 } });
  expect(local.messages(id)).toEqual([]);
});

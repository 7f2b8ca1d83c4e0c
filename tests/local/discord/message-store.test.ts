import { ChannelType, type TextChannel } from 'discord.js';
import { expect, test } from 'vitest';
import { type AllowedMentions, pingsOf } from '../../../src/local/discord/mentions.ts';
import { safeMessageTextBytes } from '../../../src/local/discord/message-body.ts';
import { ask, callback, discord, online, register, request } from './connected.ts';

const long = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const embed = (more: object) => ({ embeds: [more] });
const button = (more: object = {}) => ({ type: 2, style: 2, label: 'b', custom_id: 'id', ...more });
const row = (...components: object[]) => ({ components: [{ type: 1, components }] });
const select = (options: object[]) => row({ type: 3, custom_id: 's', options });

test.each<[string, object, string, string]>([
  ['content of 2,001 characters', { content: long(2001) }, 'content', 'BASE_TYPE_MAX_LENGTH'],
  ['a title of 257', embed({ title: long(257) }), 'embeds.0.title', 'BASE_TYPE_MAX_LENGTH'],
  ['a description of 4,097', embed({ description: long(4097) }), 'embeds.0.description', 'BASE_TYPE_MAX_LENGTH'],
  ['a footer of 2,049', embed({ footer: { text: long(2049) } }), 'embeds.0.footer.text', 'BASE_TYPE_MAX_LENGTH'],
  [
    '26 fields',
    embed({ fields: times(26, () => ({ name: 'n', value: 'v' })) }),
    'embeds.0.fields',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field name of 257',
    embed({ fields: [{ name: long(257), value: 'v' }] }),
    'embeds.0.fields.0.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field of 1,025',
    embed({ fields: [{ name: 'n', value: long(1025) }] }),
    'embeds.0.fields.0.value',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['an embed without anything', embed({}), 'embeds.0.description', 'BASE_TYPE_REQUIRED'],
  ['an embed link that is none', embed({ title: 't', url: 'nope' }), 'embeds.0.url', 'URL_TYPE_INVALID_URL'],
  [
    'an embed link of another scheme',
    embed({ title: 't', url: 'javascript:alert(1)' }),
    'embeds.0.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  ['11 embeds', { embeds: times(11, () => ({ title: 't' })) }, 'embeds', 'BASE_TYPE_MAX_LENGTH'],
  [
    'more than 6,000 over all embeds',
    { embeds: [{ description: long(4000) }, { title: 't', description: long(2000) }] },
    'embeds',
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  [
    'six rows',
    { components: times(6, (i) => ({ type: 1, components: [button({ custom_id: `${i}` })] })) },
    'components',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'six buttons in a row',
    row(...times(6, (i) => button({ custom_id: `${i}` }))),
    'components.0.components',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['a label of 81', row(button({ label: long(81) })), 'components.0.components.0.label', 'BASE_TYPE_MAX_LENGTH'],
  [
    'a custom id of 101',
    row(button({ custom_id: long(101) })),
    'components.0.components.0.custom_id',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'two buttons of one custom id',
    row(button(), button()),
    'components.0.components.1.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a button url of more than 512',
    row({ type: 2, style: 5, label: 'b', url: `https://example.org/${long(500)}` }),
    'components.0.components.0.url',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a button without custom id',
    row({ type: 2, style: 1, label: 'b' }),
    'components.0.components.0.custom_id',
    'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
  ],
  [
    '26 options of a select',
    select(times(26, (i) => ({ label: `${i}`, value: `${i}` }))),
    'components.0.components.0.options',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['flags that a bot cannot set', { content: 'x', flags: 1 << 7 }, 'flags', 'MESSAGE_FLAGS_INVALID'],
  [
    'mentions that say two things',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions',
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
])('%s is refused at its place', async (_, message, path, code) => {
  const local = await discord();
  await register(local, [ask]);
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  const refused = await callback(local, asked, { type: 4, data: message });
  expect(refused).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
  expect(refused.body).toHaveProperty(`errors.data.${path}._errors.0.code`, code);
  expect(asked.message).toBeNull();
  expect((await callback(local, asked, { type: 4, data: { content: 'Shorter.' } })).status).toBe(200);
});

test('the greatest message that fits is shown', async () => {
  const local = await discord();
  const message = {
    content: long(2000),
    embeds: [{ title: long(256), description: long(4096) }, { description: long(6000 - 256 - 4096) }],
    components: times(5, (i) => ({ type: 1, components: times(5, (k) => button({ custom_id: `${i} ${k}` })) })),
  };
  expect((await request(local, 'POST', `/channels/${local.channelId}/messages`, message)).status).toBe(200);
});

test.each([
  ['nothing at all', {}],
  ['white space', { content: ' \n ' }],
])('a message of %s is refused as empty', async (_, message) => {
  const local = await discord();
  expect(await request(local, 'POST', `/channels/${local.channelId}/messages`, message)).toMatchObject({
    status: 400,
    body: { code: 50006, message: 'Cannot send an empty message' },
  });
});

test.each([
  ['long Korean text, within its characters', { embeds: [{ description: '한'.repeat(safeMessageTextBytes / 3 + 1) }] }],
  ['text cut through a surrogate pair', { content: '😀'.slice(0, 1) }],
])('%s is answered with 500', async (_, message) => {
  const local = await discord();
  expect((await request(local, 'POST', `/channels/${local.channelId}/messages`, message)).status).toBe(500);
});

test('the bot posts, edits, reads and deletes in a channel', async () => {
  const local = await discord();
  const { bot } = await online(local);
  const channel = await bot.channels.fetch(local.channelId);
  expect(channel?.type).toBe(ChannelType.GuildText);
  const posted = await (channel as TextChannel).send({ content: 'Digest', embeds: [{ title: 'Today' }] });
  await posted.edit({ content: 'Digest, corrected' });
  const read = await (channel as TextChannel).messages.fetch({ limit: 10 });
  expect(read.map(({ content }) => content)).toEqual(['Digest, corrected']);
  expect(local.messages()[0]?.versions.map(({ message }) => message.content)).toEqual(['Digest', 'Digest, corrected']);
  await posted.delete();
  expect(local.messages()).toEqual([]);
});

test('the bot may not post where it may not, and not change what others wrote', async () => {
  const local = await discord();
  const post = (channel: string) => request(local, 'POST', `/channels/${channel}/messages`, { content: 'x' });
  const closed = local.createChannel({ name: 'c', permissions: { bot: ['ViewChannel'] } });
  const hidden = local.createChannel({ name: 'c', permissions: { bot: [] } });
  expect(await post(closed.id)).toMatchObject({ status: 403, body: { code: 50013 } });
  expect(await post(hidden.id)).toMatchObject({ status: 403, body: { code: 50001 } });
  expect(await post('1')).toMatchObject({ status: 404, body: { code: 10003 } });
  const others = local.postMessage({ content: 'Mine' });
  const path = `/channels/${local.channelId}/messages/${others.id}`;
  expect(await request(local, 'PATCH', path, { content: 'x' })).toMatchObject({ status: 403, body: { code: 50005 } });
});

test('an interaction reply pings users unless it says otherwise, and each edit is looked at anew', async () => {
  const local = await discord();
  await register(local, [ask]);
  const { id } = local.user.user;
  await online(local, async (given) => {
    if (!given.isChatInputCommand()) return;
    await given.reply({ content: `<@${id}> @everyone`, allowedMentions: { parse: [] } });
    await given.editReply({ content: `<@${id}> @everyone again` });
  });
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  await asked.until(({ history }) => history.length === 2);
  expect(asked.history.map(({ pings }) => pings)).toEqual([
    { everyone: false, users: [], roles: [] },
    { everyone: false, users: [id], roles: [] },
  ]);
  expect(asked.message?.mentions.map((user) => user.id)).toEqual([id]);
});

test.each([
  ['pings its author by default', {}, true],
  ['does not when told so', { allowed_mentions: { parse: [] } }, false],
])('a channel message that answers another %s', async (_, more, isPinged) => {
  const local = await discord();
  const { id } = local.postMessage({ content: 'A question' });
  const body = { content: 'An answer', message_reference: { message_id: id }, ...more };
  await request(local, 'POST', `/channels/${local.channelId}/messages`, body);
  expect(local.messages()[1]?.versions[0]?.pings.users).toEqual(isPinged ? [local.user.user.id] : []);
});

test.each<[string, AllowedMentions, { everyone?: boolean; users?: string[]; roles?: string[] }]>([
  ['nothing is allowed', { parse: [] }, {}],
  ['nothing is said', {}, {}],
  ['users are allowed', { parse: ['users'] }, { users: ['1', '2'] }],
  ['one user is allowed', { users: ['2', '9'] }, { users: ['2'] }],
  ['roles are allowed', { parse: ['roles'] }, { roles: ['3'] }],
  ['everyone is allowed', { parse: ['everyone'] }, { everyone: true }],
])('when %s, only that is pinged', (_, allowed, pinged) => {
  const content = 'Hello @everyone and @here, <@1> <@!2> <@2> <@&3>';
  expect(pingsOf(content, allowed)).toEqual({ everyone: false, users: [], roles: [], ...pinged });
});

import { ChannelType } from 'discord.js';
import { expect, test } from 'vitest';
import { manualClock } from '../../../src/local/discord/played-clock.ts';
import { discord, online, request } from './connected.ts';

type Local = Awaited<ReturnType<typeof discord>>;

const day = 24 * 60 * 60_000;

async function threadIn(local: Local, parent: string, name = 'Follow-up'): Promise<string> {
  const { status, body } = await request(local, 'POST', `/channels/${parent}/threads`, { name, type: 11 });
  expect(status).toBe(201);
  return (body as { id: string }).id;
}

const post = (local: Local, channel: string, body: object = { content: 'x' }) =>
  request(local, 'POST', `/channels/${channel}/messages`, body);

test('discord.js posts in a forum, with a tag, and reads it back', async () => {
  const local = await discord();
  const forum = local.createChannel({ kind: 'forum', name: 'digests', tags: ['daily', 'weekly'], requiresTag: true });
  const { bot } = await online(local);
  const channel = await bot.channels.fetch(forum.id);
  if (channel?.type !== ChannelType.GuildForum) throw new Error('No forum');
  expect(channel.availableTags.map(({ name }) => name)).toEqual(['daily', 'weekly']);
  expect(channel.flags.has('RequireTag')).toBe(true);
  const appliedTags = [channel.availableTags[0]?.id ?? ''];
  const thread = await channel.threads.create({ name: 'Tuesday', message: { content: 'Digest' }, appliedTags });
  expect(thread.parentId).toBe(forum.id);
  expect(thread.appliedTags).toEqual(appliedTags);
  const starter = await thread.fetchStarterMessage();
  expect([starter?.id, starter?.content]).toEqual([thread.id, 'Digest']);
  await thread.send('More');
  expect(local.messages(thread.id).map(({ latest }) => latest.content)).toEqual(['Digest', 'More']);
  expect((await channel.threads.fetchActive()).threads.map(({ name }) => name)).toEqual(['Tuesday']);
});

test('a forum refuses what Discord refuses', async () => {
  const local = await discord({ rateLimits: false });
  const forum = local.createChannel({ kind: 'forum', name: 'digests', tags: ['daily'], requiresTag: true });
  const [tag] = forum.tags;
  const create = (body: object) => request(local, 'POST', `/channels/${forum.id}/threads`, body);
  const message = { content: 'Digest' };
  const applied_tags = [tag?.id];
  expect(await post(local, forum.id)).toMatchObject({ status: 400, body: { code: 50008 } });
  expect(await create({ name: 'Tuesday', message })).toMatchObject({ status: 400, body: { code: 40067 } });
  expect(await create({ name: 'Tuesday', message, applied_tags: ['1'] })).toMatchObject({ body: { code: 10087 } });
  expect(await create({ name: 'n'.repeat(101), message, applied_tags })).toMatchObject({
    body: { code: 50035, errors: { name: {} } },
  });
  expect(await create({ name: 'Tuesday', message: {}, applied_tags })).toMatchObject({ body: { code: 50006 } });
  expect((await create({ name: 'Tuesday', message, applied_tags })).status).toBe(201);
  local.setChannelPermissions(forum.id, { bot: ['ViewChannel'] });
  expect(await create({ name: 'Tuesday', message, applied_tags })).toMatchObject({ body: { code: 50013 } });
  expect([...local.world.channels.values()].filter(({ thread }) => thread !== null)).toHaveLength(1);
});

test('a nonce means nothing to a forum: the same post again is another', async () => {
  const local = await discord();
  const forum = local.createChannel({ kind: 'forum', name: 'digests' });
  const body = { name: 'Tuesday', message: { content: 'Digest', nonce: 'n', enforce_nonce: true } };
  const ids = [];
  for (let time = 0; time < 2; time += 1) {
    const { body: made } = await request(local, 'POST', `/channels/${forum.id}/threads`, body);
    ids.push((made as { id: string }).id);
  }
  expect(new Set(ids).size).toBe(2);
});

test('a thread wants leave of its own to write in', async () => {
  const local = await discord();
  const thread = await threadIn(local, local.channelId);
  local.setBotPermissions(['ViewChannel', 'SendMessages']);
  expect(await post(local, thread)).toMatchObject({ status: 403, body: { code: 50013 } });
  local.setBotPermissions(['ViewChannel', 'SendMessagesInThreads']);
  expect((await post(local, thread)).status).toBe(200);
  expect(await post(local, local.channelId)).toMatchObject({ status: 403, body: { code: 50013 } });
});

test('a thread archives itself; a message opens it again, an edit is refused until then', async () => {
  const clock = manualClock();
  const local = await discord({ clock });
  const thread = await threadIn(local, local.channelId);
  const { body } = await post(local, thread);
  const edit = () =>
    request(local, 'PATCH', `/channels/${thread}/messages/${(body as { id: string }).id}`, { content: 'y' });
  const archived = async () =>
    (await request(local, 'GET', `/channels/${local.channelId}/threads/archived/public`)).body;
  expect((await edit()).status).toBe(200);
  expect(await archived()).toMatchObject({ threads: [], has_more: false });
  clock.advance(day);
  expect(await edit()).toMatchObject({ status: 400, body: { code: 50083 } });
  expect(await archived()).toMatchObject({ threads: [{ id: thread, thread_metadata: { archived: true } }] });
  expect(await request(local, 'GET', `/guilds/${local.guildId}/threads/active`)).toMatchObject({
    body: { threads: [] },
  });
  await post(local, thread);
  expect((await edit()).status).toBe(200);
  local.closeThread(thread);
  expect((await edit()).status).toBe(400);
  expect((await request(local, 'PATCH', `/channels/${thread}`, { archived: false })).status).toBe(200);
  expect((await edit()).status).toBe(200);
});

test('a thread that is locked takes no message and stays closed', async () => {
  const local = await discord();
  const thread = await threadIn(local, local.channelId);
  local.closeThread(thread, { isLocked: true });
  expect(await post(local, thread)).toMatchObject({ status: 403, body: { code: 160005 } });
  expect(await request(local, 'PATCH', `/channels/${thread}`, { archived: false })).toMatchObject({ status: 403 });
});

test('archived threads come page by page, the last archived first', async () => {
  const clock = manualClock();
  const local = await discord({ clock, rateLimits: false });
  const ids = [];
  for (let index = 0; index < 5; index += 1) {
    ids.unshift(await threadIn(local, local.channelId, `${index}`));
    clock.advance(1_000);
  }
  clock.advance(day);
  const seen: string[] = [];
  let before = '';
  for (let hasMore = true; hasMore; ) {
    const path = `/channels/${local.channelId}/threads/archived/public?limit=2${before}`;
    const { body } = await request(local, 'GET', path);
    const page = body as {
      has_more: boolean;
      threads: { id: string; thread_metadata: { archive_timestamp: string } }[];
    };
    seen.push(...page.threads.map(({ id }) => id));
    before = `&before=${page.threads.at(-1)?.thread_metadata.archive_timestamp}`;
    hasMore = page.has_more;
  }
  expect(seen).toEqual(ids);
});

test('a thread is made from a message once, and shares its id', async () => {
  const local = await discord();
  const { id } = local.postMessage({ content: 'A question' });
  const path = `/channels/${local.channelId}/messages/${id}/threads`;
  expect(await request(local, 'POST', path, { name: 'Answers' })).toMatchObject({ status: 201, body: { id } });
  expect(await request(local, 'POST', path, { name: 'Answers' })).toMatchObject({
    status: 400,
    body: { code: 160004 },
  });
});

test('a page of messages lies before, after or around one', async () => {
  const local = await discord({ rateLimits: false });
  const ids = ['a', 'b', 'c', 'd', 'e'].map((content) => local.postMessage({ content }).id);
  const page = async (query: string) => {
    const { body } = await request(local, 'GET', `/channels/${local.channelId}/messages?${query}`);
    return Array.isArray(body) ? body.map(({ content }: { content: string }) => content).join('') : body;
  };
  expect(await page('')).toBe('edcba');
  expect(await page('limit=2')).toBe('ed');
  expect(await page(`limit=2&before=${ids[2]}`)).toBe('ba');
  expect(await page(`limit=2&after=${ids[1]}`)).toBe('dc');
  expect(await page(`limit=3&around=${ids[2]}`)).toBe('dcb');
  expect(await page(`after=${ids[4]}`)).toBe('');
  expect(await page('limit=101')).toMatchObject({ code: 50035, errors: { limit: {} } });
  expect(await page(`after=${ids[0]}&before=${ids[1]}`)).toMatchObject({ code: 50035 });
});

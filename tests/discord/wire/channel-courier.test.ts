import { describe, expect, test } from 'vitest';
import { createChannelCourier } from '../../../src/discord/wire/channel-courier.ts';
import { type ChannelPost, payloadOf } from '../../../src/discord/wire/channel-post.ts';
import { newClient } from '../../../src/discord/wire/gateway-client.ts';
import type { LocalDiscord, LocalDiscordOptions } from '../../../src/local/discord/local-discord.ts';
import { manualClock } from '../../../src/local/discord/played-clock.ts';
import type { Destination } from '../../../src/store/deliveries.ts';
import { onTestFinished } from '../../building/running-test.ts';
import { strictDiscord } from '../../conformance/strict-discord.ts';

const mark = 'd34db33fd34db33fd34db33f';
const longAgo = new Date(0);
const never = new AbortController().signal;
const hourMs = 60 * 60_000;

function digest({ text = 'Digest', mention = null, ...more }: Partial<ChannelPost> & { text?: string } = {}): string {
  const button = { type: 2 as const, style: 2 as const, label: 'Quotes', custom_id: `quotes:${mark}` };
  const message = {
    content: '',
    embeds: [{ description: text, color: 0 }],
    rows: [{ type: 1 as const, components: [button] }],
  };
  return payloadOf({ message, mention, files: [], ...more });
}

async function courierAt(options: LocalDiscordOptions = {}) {
  const discord = await strictDiscord({ rateLimits: false, ...options });
  const client = newClient(discord.url, async () => {});
  onTestFinished(() => client.destroy());
  client.rest.setToken(discord.token);
  return { discord, courier: createChannelCourier({ rest: client.rest, botId: discord.applicationId }) };
}

const to = (channel: string, more: Partial<Destination> = {}): Destination => ({
  ...{ channel, forum: null, crosspost: false },
  ...more,
});

function shownIn(discord: LocalDiscord, channel: string): (string | undefined)[] {
  return discord.messages(channel).map(({ latest }) => latest.embeds[0]?.description);
}

describe('posting', () => {
  test('stands once, however often it is tried with its mark', async () => {
    const { discord, courier } = await courierAt();
    const first = await courier.post(to(discord.channelId), digest(), mark, never);
    const [message] = discord.messages();
    expect(first).toEqual({ kind: 'posted', posted: { channel: discord.channelId, message: message?.id } });
    expect(await courier.post(to(discord.channelId), digest({ text: 'Anew' }), mark, never)).toEqual(first);
    expect(shownIn(discord, discord.channelId)).toEqual(['Digest']);
  });

  test('calls the one role that was chosen, and nobody whom an article names', async () => {
    const { discord, courier } = await courierAt();
    const role = discord.createRole({ name: 'digest', isMentionable: true });
    const other = discord.createRole({ name: 'other', isMentionable: true });
    discord.setBotPermissions(['ViewChannel', 'SendMessages', 'EmbedLinks', 'MentionEveryone']);
    const content = `@everyone <@&${other.id}> <@${discord.user.user.id}>`;
    const message = { content, embeds: [], rows: [] };
    const posted = await courier.post(
      to(discord.channelId),
      payloadOf({ message, mention: role.id, files: [] }),
      mark,
      never,
    );
    if (posted.kind !== 'posted') throw new Error(posted.detail);
    const [shown] = discord.messages();
    expect(shown?.latest.content).toBe(`<@&${role.id}>\n${content}`);
    expect(shown?.versions[0]?.pings).toEqual({ everyone: false, users: [], roles: [role.id] });
    await courier.edit(posted.posted, payloadOf({ message, mention: role.id, files: [] }), never);
    expect(shown?.versions[1]?.pings).toEqual({ everyone: false, users: [], roles: [] });
  });

  test('opens a post in a forum, with its name and tags', async () => {
    const { discord, courier } = await courierAt();
    const forum = discord.createChannel({ kind: 'forum', name: 'digests', tags: ['daily'], requiresTag: true });
    const tags = forum.tags.map(({ id }) => id);
    const posted = await courier.post(to(forum.id, { forum: { name: 'Tuesday', tags } }), digest(), mark, never);
    if (posted.kind !== 'posted') throw new Error(posted.detail);
    const thread = discord.world.channels.get(posted.posted.channel);
    expect([thread?.name, thread?.thread?.tags, thread?.parentId]).toEqual(['Tuesday', tags, forum.id]);
    expect(shownIn(discord, posted.posted.channel)).toEqual(['Digest']);
    const untagged = await courier.post(to(forum.id, { forum: { name: 'Tuesday', tags: [] } }), digest(), mark, never);
    expect(untagged).toMatchObject({ kind: 'refused', reason: 'unusable', detail: expect.stringContaining('40067') });
  });

  test('an edit that may have been made before is made where it isn’t seen, and once', async () => {
    const { discord, courier } = await courierAt();
    const posted = await courier.post(to(discord.channelId), digest(), mark, never);
    if (posted.kind !== 'posted') throw new Error(posted.detail);
    const edit = (text: string) => courier.edit(posted.posted, digest({ text }), never, true);
    const patches = () => discord.requests.filter(({ method }) => method === 'PATCH').length;
    expect(await edit('Corrected ')).toEqual({ kind: 'done' });
    expect(patches()).toBe(1);
    expect(await edit('Corrected')).toEqual({ kind: 'done' });
    expect(patches()).toBe(1);
    expect(await edit('Corrected once more')).toEqual({ kind: 'done' });
    expect(patches()).toBe(2);
    const [message] = discord.messages();
    if (message) discord.deleteMessage(message);
    expect(await edit('Corrected for good')).toEqual({ kind: 'done' });
    expect(patches()).toBe(2);
  });

  test('takes files along, and an edit that has none takes them away', async () => {
    const { discord, courier } = await courierAt();
    const files = [{ name: 'asked.csv', type: 'text/csv', data: Buffer.from('Who?,3') }];
    const posted = await courier.post(to(discord.channelId), digest({ files }), mark, never);
    if (posted.kind !== 'posted') throw new Error(posted.detail);
    const attached = () => discord.messages()[0]?.latest.attachments ?? [];
    const { data } = discord.attachment(new URL(attached()[0]?.url ?? '').pathname);
    expect(data.toString()).toBe('Who?,3');
    await courier.edit(posted.posted, digest({ text: 'Emptied' }), never);
    expect(attached()).toEqual([]);
  });

  test('a channel that is gone, and a server that threw the bot out', async () => {
    const { discord, courier } = await courierAt();
    const { id } = discord.createChannel({ name: 'gone' });
    discord.deleteChannel(id);
    expect(await courier.post(to(id), digest(), mark, never)).toMatchObject({ reason: 'unknown_channel' });
    discord.removeBot();
    expect(await courier.post(to(discord.channelId), digest(), mark, never)).toMatchObject({
      ...{ kind: 'refused', reason: 'missing_permission', missing: 'ViewChannel' },
    });
  });

  test('names the permission that is missing', async () => {
    const { discord, courier } = await courierAt();
    const thread = discord.createThread(discord.channelId, 'Follow-up', discord.user.user.id);
    const missingIn = async (channel: string) => {
      const result = await courier.post(to(channel), digest(), mark, never);
      return result.kind === 'refused' && result.reason === 'missing_permission' ? result.missing : result;
    };
    discord.setBotPermissions(['ViewChannel']);
    expect(await missingIn(discord.channelId)).toBe('SendMessages');
    expect(await missingIn(thread.id)).toBe('SendMessagesInThreads');
    discord.closeThread(thread.id, { isLocked: true });
    discord.setBotPermissions(['ViewChannel', 'SendMessages', 'SendMessagesInThreads']);
    expect(await missingIn(thread.id)).toBe('ManageThreads');
    const embedless = payloadOf({
      message: { content: '', embeds: [{ description: 'x', color: 0 }], rows: [] },
      mention: null,
      files: [],
    });
    expect(await courier.post(to(discord.channelId), embedless, mark, never)).toMatchObject({ missing: 'EmbedLinks' });
    expect(await missingIn(discord.channelId)).toBe('EmbedLinks');
    expect(discord.messages()).toEqual([]);
    const role = discord.createRole({ name: 'digest', isMentionable: true });
    expect(await courier.post(to(discord.channelId), digest({ mention: role.id }), 'another', never)).toMatchObject({
      ...{ missing: 'EmbedLinks', hasCalled: true },
    });
  });

  test('what Discord cannot use stays so', async () => {
    const { discord, courier } = await courierAt();
    const long = payloadOf({ message: { content: 'x'.repeat(2_001), embeds: [], rows: [] }, mention: null, files: [] });
    expect(await courier.post(to(discord.channelId), long, mark, never)).toMatchObject({ reason: 'unusable' });
    expect(await courier.post(to(discord.channelId), '{"other":1}', mark, never)).toMatchObject({ reason: 'unusable' });
    expect(await courier.post(to(discord.channelId), 'no JSON', mark, never)).toMatchObject({ reason: 'unusable' });
    const forum = discord.createChannel({ kind: 'forum', name: 'digests' });
    expect(await courier.post(to(forum.id), digest(), mark, never)).toMatchObject({ reason: 'unusable' });
  });

  test.each([
    ['an error of Discord’s', { kind: 'status', status: 502 }],
    ['a connection that broke off before', { kind: 'drop', by: 'reset' }],
    ['a connection that broke off after', { kind: 'drop', by: 'reset', afterEffect: true }],
  ] as const)('%s is told at once, and sent no second time', async (_, fault) => {
    const { discord, courier } = await courierAt();
    discord.faults.add({ method: 'POST', path: '/messages' }, fault);
    expect(await courier.post(to(discord.channelId), digest(), mark, never)).toMatchObject({ kind: 'unreachable' });
    expect(discord.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('a short limit is waited out, a long one is told', async () => {
    const { discord, courier } = await courierAt();
    discord.faults.add({ method: 'POST' }, { kind: 'rate_limited', retryAfterMs: 20 });
    expect(await courier.post(to(discord.channelId), digest(), mark, never)).toMatchObject({ kind: 'posted' });
    discord.faults.add({ method: 'POST' }, { kind: 'rate_limited', retryAfterMs: hourMs });
    expect(await courier.post(to(discord.channelId), digest(), mark, never)).toMatchObject({
      ...{ kind: 'unreachable', detail: expect.stringMatching(/360\d s$/) },
    });
  });
});

describe('looking for what was posted', () => {
  test('finds it by its mark however far back, and not what others wrote', async () => {
    const clock = manualClock();
    const { discord, courier } = await courierAt({ clock });
    const posted = await courier.post(to(discord.channelId), digest(), mark, never);
    const since = new Date(clock.now());
    for (let count = 0; count < 230; count += 1) {
      clock.advance(1_000);
      discord.postMessage({ content: `Talk of ${mark}` });
    }
    expect(await courier.find(to(discord.channelId), mark, since, never)).toEqual({ ...posted, kind: 'found' });
    expect(await courier.find(to(discord.channelId), 'another', since, never)).toEqual({ kind: 'absent' });
    // It isn't among the newest page, and was posted before that.
    const later = new Date(since.getTime() + 200_000);
    expect(await courier.find(to(discord.channelId), mark, later, never)).toEqual({ kind: 'absent' });
  });

  test('an empty channel is told from one that may not be read', async () => {
    const { discord, courier } = await courierAt();
    expect(await courier.find(to(discord.channelId), mark, longAgo, never)).toEqual({ kind: 'absent' });
    discord.setBotPermissions(['ViewChannel', 'SendMessages']);
    const { id } = discord.createChannel({ kind: 'forum', name: 'digests' });
    expect(await courier.find(to(discord.channelId), mark, longAgo, never)).toMatchObject({ kind: 'unreadable' });
    const forum = { name: 'Tuesday', tags: [] };
    expect(await courier.find(to(id, { forum }), mark, longAgo, never)).toMatchObject({ kind: 'unreadable' });
    discord.deleteChannel(id);
    expect(await courier.find(to(id), mark, longAgo, never)).toMatchObject({ kind: 'unreadable' });
    discord.faults.add({}, { kind: 'status', status: 503 });
    expect(await courier.find(to(discord.channelId), mark, longAgo, never)).toMatchObject({ kind: 'unreachable' });
  });

  test('finds a forum’s post, open or archived, among others', async () => {
    const clock = manualClock();
    const { discord, courier } = await courierAt({ clock });
    const { id } = discord.createChannel({ kind: 'forum', name: 'digests' });
    const place = to(id, { forum: { name: 'Tuesday', tags: [] } });
    const since = new Date(clock.now());
    const posted = await courier.post(place, digest(), mark, never);
    const other = payloadOf({ message: { content: 'x', embeds: [], rows: [] }, mention: null, files: [] });
    for (let count = 0; count < 12; count += 1) {
      clock.advance(1_000);
      await courier.post(place, other, 'other', never);
    }
    discord.createThread(id, 'Somebody’s post', discord.user.user.id);
    expect(await courier.find(place, mark, since, never)).toEqual({ ...posted, kind: 'found' });
    clock.advance(25 * hourMs);
    expect(await courier.find(place, mark, since, never)).toEqual({ ...posted, kind: 'found' });
    expect(await courier.find(place, 'another', since, never)).toEqual({ kind: 'absent' });
  });
});

describe('changing what was posted', () => {
  test('an old message is edited; one that is gone needs no edit', async () => {
    const { discord, courier } = await courierAt();
    const result = await courier.post(to(discord.channelId), digest(), mark, never);
    if (result.kind !== 'posted') throw new Error(result.detail);
    expect(await courier.edit(result.posted, digest({ text: 'Corrected' }), never)).toEqual({ kind: 'done' });
    expect(shownIn(discord, discord.channelId)).toEqual(['Corrected']);
    for (const message of discord.messages()) discord.deleteMessage(message);
    expect(await courier.edit(result.posted, digest(), never)).toEqual({ kind: 'done' });
    discord.removeBot();
    expect(await courier.edit(result.posted, digest(), never)).toMatchObject({ reason: 'missing_permission' });
  });

  test('an archived post is edited and stays archived', async () => {
    const clock = manualClock();
    const { discord, courier } = await courierAt({ clock });
    const { id } = discord.createChannel({ kind: 'forum', name: 'digests' });
    const result = await courier.post(to(id, { forum: { name: 'Tuesday', tags: [] } }), digest(), mark, never);
    if (result.kind !== 'posted') throw new Error(result.detail);
    clock.advance(25 * hourMs);
    expect(await courier.edit(result.posted, digest({ text: 'Corrected' }), never)).toEqual({ kind: 'done' });
    expect(shownIn(discord, result.posted.channel)).toEqual(['Corrected']);
    expect(discord.world.channels.get(result.posted.channel)?.thread?.isArchived).toBe(true);
  });
});

describe('crossposting', () => {
  test('is done once, and the eleventh in an hour is told to wait as long as the body says', async () => {
    const clock = manualClock();
    const { discord, courier } = await courierAt({ clock });
    const { id } = discord.createChannel({ kind: 'announcement', name: 'news' });
    const crosspost = async (count: number) => {
      const result = await courier.post(to(id), digest(), `${count}`, never);
      if (result.kind !== 'posted') throw new Error(result.detail);
      return courier.crosspost(result.posted, never);
    };
    for (let count = 0; count < 10; count += 1) expect(await crosspost(count)).toEqual({ kind: 'done' });
    expect(await crosspost(0)).toEqual({ kind: 'done' });
    const eleventh = await crosspost(10);
    expect(eleventh.kind === 'later' && eleventh.afterMs).toBeGreaterThanOrEqual(hourMs);
    clock.advance(hourMs);
    expect(await crosspost(10)).toEqual({ kind: 'done' });
  });

  test('is refused in other channels, and told where Discord is out', async () => {
    const { discord, courier } = await courierAt();
    const result = await courier.post(to(discord.channelId), digest(), mark, never);
    if (result.kind !== 'posted') throw new Error(result.detail);
    expect(await courier.crosspost(result.posted, never)).toMatchObject({ kind: 'refused', reason: 'unusable' });
    discord.faults.add({ path: '/crosspost' }, { kind: 'status', status: 500 });
    expect(await courier.crosspost(result.posted, never)).toMatchObject({ kind: 'unreachable' });
  });
});

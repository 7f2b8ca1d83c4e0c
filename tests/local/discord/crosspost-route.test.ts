import { ChannelType, MessageFlags, RateLimitError } from 'discord.js';
import { expect, test } from 'vitest';
import { manualClock } from '../../../src/local/discord/played-clock.ts';
import { discord, online, request } from './connected.ts';

type Local = Awaited<ReturnType<typeof discord>>;

const news = (local: Local) => local.createChannel({ kind: 'announcement', name: 'news' }).id;
const crosspost = (local: Local, channel: string, message: string) =>
  request(local, 'POST', `/channels/${channel}/messages/${message}/crosspost`);

async function posted(local: Local, channel: string): Promise<string> {
  const { body } = await request(local, 'POST', `/channels/${channel}/messages`, { content: 'Digest' });
  return (body as { id: string }).id;
}

test('discord.js crossposts a message of an announcement channel', async () => {
  const local = await discord();
  const { bot } = await online(local);
  const channel = await bot.channels.fetch(news(local));
  if (channel?.type !== ChannelType.GuildAnnouncement) throw new Error('No announcement channel');
  const message = await channel.send('Digest');
  await message.crosspost();
  const sent = await message.fetch(true);
  expect(sent.flags.has(MessageFlags.Crossposted)).toBe(true);
  expect(local.messages(channel.id)[0]?.latest.edited_timestamp).toBeNull();
});

test('a crosspost is refused elsewhere, twice, of what is gone, and of others’ words', async () => {
  const local = await discord();
  const channel = news(local);
  const own = await posted(local, local.channelId);
  expect(await crosspost(local, local.channelId, own)).toMatchObject({ status: 400, body: { code: 50024 } });
  expect(await crosspost(local, channel, own)).toMatchObject({ status: 404, body: { code: 10008 } });
  const message = await posted(local, channel);
  expect((await crosspost(local, channel, message)).status).toBe(200);
  expect(await crosspost(local, channel, message)).toMatchObject({ status: 400, body: { code: 40033 } });
  const others = local.postMessage({ content: 'Mine', channel });
  expect(await crosspost(local, channel, others.id)).toMatchObject({ status: 403, body: { code: 50013 } });
});

test('an hour takes ten crossposts a channel; the eleventh waits, and only the body says how long', async () => {
  const clock = manualClock();
  const local = await discord({ clock, rateLimits: false });
  const channel = news(local);
  const another = news(local);
  for (let count = 0; count < 10; count += 1) {
    expect((await crosspost(local, channel, await posted(local, channel))).status).toBe(200);
    clock.advance(60_000);
  }
  const eleventh = await posted(local, channel);
  const refused = await crosspost(local, channel, eleventh);
  expect(refused).toMatchObject({ status: 429, body: { code: 20028, retry_after: 50 * 60, global: false } });
  expect(refused.headers.get('retry-after')).toBe('1');
  expect((await crosspost(local, another, await posted(local, another))).status).toBe(200);
  clock.advance(50 * 60_000);
  expect((await crosspost(local, channel, eleventh)).status).toBe(200);
});

test('discord.js that is told to reject on limits throws for the eleventh', async () => {
  const local = await discord({ rateLimits: false });
  const channel = news(local);
  const rest = { api: local.url, offset: 0, rejectOnRateLimit: ['/channels/:id/messages/:id/crosspost'] };
  const { bot } = await online(local, undefined, { rest });
  const fetched = await bot.channels.fetch(channel);
  if (fetched?.type !== ChannelType.GuildAnnouncement) throw new Error('No announcement channel');
  for (let count = 0; count < 10; count += 1) await (await fetched.send('Digest')).crosspost();
  const eleventh = await fetched.send('Digest');
  await expect(eleventh.crosspost()).rejects.toBeInstanceOf(RateLimitError);
});

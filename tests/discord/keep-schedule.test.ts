import { expect, test } from 'vitest';
import type { BotOptions } from '../../src/discord/bot.ts';
import { hiddenArticles } from '../../src/store/sqlite/open-hidden.ts';
import { archiveOf } from '../building/archive.ts';
import { openFrontDesk } from '../building/front-desk.ts';
import { newDelivery, scheduleForm } from '../building/schedule.ts';
import { openServerDigests } from '../building/server-digests.ts';
import { SteppedClock } from '../building/stepped-clock.ts';
import { strictDiscord } from '../conformance/strict-discord.ts';
import { online, scriptedDesk, textOf } from './harness.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A newsroom whose digests are due by a clock that the test turns; with an editors' channel, or without. */
async function newsroom({ withEditors }: { readonly withEditors: boolean }) {
  const clock = new SteppedClock();
  const archive = archiveOf();
  const now = () => new Date(clock.now());
  const { frontDesk, state } = openFrontDesk({ library: archive.library, dataDir: archive.dataDir });
  const discord = await strictDiscord({ rateLimits: false });
  const editors = discord.createChannel({ name: 'editors' });
  const options: BotOptions['editors'] = {
    ...{ channel: editors.id, state, hidden: hiddenArticles(archive.dataDir), hashId: state.hashId, budget: 2 },
    ...{ sources: () => [], refused: () => ({ count: 0, first: [], stamp: '' }), traceText: () => '' },
  };
  const start = () =>
    online(frontDesk, {
      ...{ token: discord.token, apiUrl: discord.url, editors: withEditors ? options : null },
      schedule: { state, clock },
    });
  const desk = () =>
    discord
      .messages(editors.id)
      .map(({ latest }) => textOf(latest))
      .join('\n');
  return { clock, now, state, discord, start, desk };
}

/** What a process leaves that was killed while it posted to a channel that can't be read. */
async function perhapsPosted({ state, discord, now }: Awaited<ReturnType<typeof newsroom>>): Promise<string> {
  const channel = discord.createChannel({ name: 'unreadable' });
  discord.setChannelPermissions(channel.id, { bot: ['ViewChannel', 'SendMessages', 'EmbedLinks'] });
  const killedAt = new Date(now().getTime() - hourMs);
  const delivery = newDelivery('a', { to: { channel: channel.id, forum: null, crosspost: false }, dueAt: killedAt });
  await state.deliveries.add(delivery, killedAt);
  await state.deliveries.claim('killed', minuteMs, killedAt, 1);
  await state.deliveries.sending('a', 'killed', minuteMs, killedAt, true);
  return channel.id;
}

test.concurrent('a message that nobody can find is held: the log says so, and the editors’ desk names its channel', async () => {
  const house = await newsroom({ withEditors: true });
  const channel = await perhapsPosted(house);
  const { logged } = await house.start();
  await expect.poll(async () => (await house.state.deliveries.find('a'))?.state, { timeout: 10_000 }).toBe('held');
  expect(logged.filter(({ message }) => message.startsWith('A message may stand'))).toHaveLength(1);
  expect(house.discord.messages(channel)).toEqual([]);
  await expect
    .poll(
      async () => {
        await house.clock.step(minuteMs);
        return house.desk();
      },
      { timeout: 20_000, interval: 1 },
    )
    .toContain(`<#${channel}>`);
});

test.concurrent('without an editors’ channel, the log alone says that one is held', async () => {
  const house = await newsroom({ withEditors: false });
  const channel = await perhapsPosted(house);
  const { logged } = await house.start();
  await expect.poll(async () => (await house.state.deliveries.find('a'))?.state, { timeout: 10_000 }).toBe('held');
  const told = logged.filter(({ message }) => message.startsWith('A message may stand'));
  expect(told).toMatchObject([{ fields: { channel, key: 'a' } }]);
});

test.concurrent('a digest whose channel is gone for a day is paused: the log says so, and the editors’ desk names its channel', async () => {
  const house = await newsroom({ withEditors: true });
  const { state, discord, clock, now } = house;
  const channel = discord.createChannel({ name: 'soon gone' });
  const form = scheduleForm({ channel: channel.id, rhythm: { kind: 'hourly' }, whenEmpty: 'say' });
  const { id } = await state.schedules.add('server', form, now(), now());
  const { logged } = await house.start();
  discord.deleteChannel(channel.id);
  await expect
    .poll(
      async () => {
        await clock.step(hourMs);
        return (await state.schedules.find(id))?.paused?.why;
      },
      { timeout: 60_000, interval: 1 },
    )
    .toBe('channel gone');
  expect(logged.filter(({ message }) => message.startsWith('A schedule is paused'))).toHaveLength(1);
  await expect
    .poll(
      async () => {
        await clock.step(minuteMs);
        return house.desk();
      },
      { timeout: 20_000, interval: 1 },
    )
    .toContain(`The digest for <#${channel.id}> is paused`);
  expect(house.desk()).toContain(`A digest for <#${channel.id}> is due and hasn’t come yet`);
});

test.concurrent(
  'a bot that is put out of a server and invited back lets the digests go on that were given up, and no other',
  { tags: 'thorough' },
  async () => {
    const { digests, state } = openServerDigests();
    const { discord, logged } = await online(scriptedDesk({}), { digests });
    const added = async () => {
      const schedule = await digests.add(discord.guildId, scheduleForm());
      if (schedule === 'full') throw new Error('there is room for three');
      return schedule.id;
    };
    const [gone, forbidden, byHand] = [await added(), await added(), await added()];
    discord.removeBot();
    await state.schedules.pause(gone, 'channel gone', new Date());
    await state.schedules.pause(forbidden, 'permission', new Date());
    await digests.pause(discord.guildId, byHand);
    discord.inviteBot();
    const whys = async () => (await digests.list(discord.guildId)).map(({ paused }) => paused?.why ?? null);
    await expect.poll(whys).toEqual([null, null, 'by hand']);
    expect(logged.find(({ message }) => message.startsWith('Invited back'))?.fields).toMatchObject({ count: 2 });
  },
);

test.concurrent(
  'a bot that was invited back while it was offline finds that out when it comes online',
  { tags: 'thorough' },
  async () => {
    const { digests, state } = openServerDigests();
    const discord = await strictDiscord({ rateLimits: false });
    const schedule = await digests.add(discord.guildId, scheduleForm());
    const stays = await digests.add(discord.guildId, scheduleForm());
    if (schedule === 'full' || stays === 'full') throw new Error('there is room for two');
    await state.schedules.pause(schedule.id, 'permission', new Date(Date.now() - hourMs));
    discord.removeBot();
    discord.inviteBot();
    // Given up since: whoever lets it go on has to see to the permission.
    await state.schedules.pause(stays.id, 'permission', new Date(Date.now() + hourMs));
    await online(scriptedDesk({}), { digests, token: discord.token, apiUrl: discord.url });
    await expect.poll(async () => (await digests.find(discord.guildId, schedule.id))?.paused).toBeNull();
    expect((await digests.find(discord.guildId, stays.id))?.paused?.why).toBe('permission');
  },
);

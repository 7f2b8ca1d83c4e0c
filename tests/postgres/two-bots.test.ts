import { expect, test } from 'vitest';
import { TurnableClock } from '../../src/commands/turnable-clock.ts';
import { startBot } from '../../src/discord/bot.ts';
import { shardOf } from '../../src/local/discord/gateway-server.ts';
import { openStateIn } from '../../src/store/open-state-in.ts';
import { archiveOf } from '../building/archive.ts';
import { temporaryFolder } from '../building/folder.ts';
import { frontDeskOver } from '../building/front-desk.ts';
import { keptLog } from '../building/kept-log.ts';
import { onTestFinished } from '../building/running-test.ts';
import { scheduleForm } from '../building/schedule.ts';
import { strictDiscord } from '../conformance/strict-discord.ts';
import { memoryStore, quiet, textOf } from '../discord/harness.ts';
import { newSchema } from './schema.ts';

const hourMs = 3_600_000;
const count = 2;
const question = 'What did Poland and South Korea agree on?';

/** Two processes of one bot: a shard, a data folder and an archive each, one database. */
async function twoBots() {
  const { url } = await newSchema();
  const discord = await strictDiscord({ rateLimits: false });
  Object.assign(discord.gateway.behaviour, { shards: count, sessionsAtOnce: count });
  const guilds = new Map([[shardOf(discord.guildId, count), discord.guildId]]);
  for (let more = 0; guilds.size < count && more < 100; more++) {
    const { id } = discord.createGuild(`Desk ${more}`);
    guilds.set(shardOf(id, count), id);
  }
  const clock = new TurnableClock();
  const start = async (shard: number) => {
    const state = await openStateIn(temporaryFolder(), url);
    onTestFinished(() => state.close());
    const { library } = archiveOf();
    const desk = frontDeskOver(state, { library, limits: { personPerDay: 3 } });
    const { log, logged } = keptLog();
    const bot = await startBot({
      ...{ ...quiet, store: memoryStore(), token: discord.token, apiUrl: discord.url, desk },
      ...{ shards: { ids: [shard], count }, schedule: { state, clock }, shared: state, log },
    });
    onTestFinished(() => bot.close(0));
    const warned = () => logged.filter(({ message }) => message.startsWith('Another process'));
    return { state, bot, warned };
  };
  return { discord, guilds: [guilds.get(0) ?? '', guilds.get(1) ?? ''] as const, clock, start };
}

test('two processes answer each for its servers, and count a person’s questions together', async () => {
  const { discord, guilds, start } = await twoBots();
  const [one] = [await start(0), await start(1)];
  expect(discord.gateway.connected()).toBe(2);
  const ask = async (guild: string, at: number) =>
    textOf(await discord.invoke({ command: 'ask', options: { question: `${question} ${at}` }, guild }).reply());
  for (const at of [0, 1, 2]) expect(await ask(guilds[at % 2 === 0 ? 0 : 1], at)).toContain('does not answer this');
  for (const guild of guilds) expect(await ask(guild, 9)).toMatch(/all your questions for today/);
  expect(await one.state.traces.latest(9)).toHaveLength(3);
});

test('a digest that both could post is posted once; when the one that did is gone, the other goes on', async () => {
  const { discord, clock, start } = await twoBots();
  const { state, bot } = await start(0);
  await start(1);
  const channel = discord.createChannel({ name: 'news' });
  const form = scheduleForm({ channel: channel.id, rhythm: { kind: 'hourly' }, whenEmpty: 'say' });
  const now = () => new Date(clock.now());
  const { id } = await state.schedules.add(state.hashId('server', discord.guildId), form, now(), now());
  const posted = () => discord.messages(channel.id).length;
  const turnUntil = async (most: number) => {
    const before = posted();
    clock.turnTo(clock.now() + hourMs);
    await expect.poll(posted, { timeout: 30_000, interval: 200 }).toBeGreaterThan(before);
    expect(posted()).toBeLessThanOrEqual(most);
  };
  await turnUntil(1);
  await bot.close(0);
  await turnUntil(2);
  expect(await state.schedules.find(id)).toMatchObject({ paused: null });
});

test('of two processes with the same shards both say so, and what to do', async () => {
  const { clock, start } = await twoBots();
  const [one, same, other] = [await start(0), await start(0), await start(1)];
  await expect
    .poll(
      () => {
        clock.turnTo(clock.now() + 10_000);
        return [one.warned().length, same.warned().length];
      },
      { interval: 300 },
    )
    .toEqual([1, 1]);
  expect(one.warned()[0]).toMatchObject({ fields: { ours: '0 of 2', theirs: '0 of 2' } });
  expect(one.warned()[0]?.message).toMatch(/has the same shards: .* SHARDS and SHARD_COUNT, or stop one/);
  expect(other.warned()).toEqual([]);
});

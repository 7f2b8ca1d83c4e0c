import { expect, test } from 'vitest';
import { startBot } from '../../../src/discord/bot.ts';
import { shardOf } from '../../../src/local/discord/gateway-server.ts';
import { onTestFinished } from '../../building/running-test.ts';
import { strictDiscord } from '../../conformance/strict-discord.ts';
import { answer } from '../answers.ts';
import { quiet, scriptedDesk, textOf } from '../harness.ts';

const ask = { command: 'ask', options: { question: 'What did Poland and South Korea agree on?' } };
const count = 3;

test('a bot in more servers than one connection may carry has as many as Discord recommends', async () => {
  const discord = await strictDiscord({ rateLimits: false });
  Object.assign(discord.gateway.behaviour, { shards: count, sessionsAtOnce: count });
  const guilds = new Map([[shardOf(discord.guildId, count), discord.guildId]]);
  for (let more = 0; guilds.size < count && more < 100; more++) {
    const { id } = discord.createGuild(`Desk ${more}`);
    guilds.set(shardOf(id, count), id);
  }
  const desk = scriptedDesk({ ask: () => Promise.resolve(answer()) });
  const bot = await startBot({ ...quiet, token: discord.token, apiUrl: discord.url, desk });
  onTestFinished(() => bot.close(0));
  expect(discord.gateway.connected()).toBe(count);
  for (const guild of guilds.values()) {
    expect(textOf(await discord.invoke({ ...ask, guild }).reply())).toContain('security dialogue');
  }
  // Lost and back, each answers on; nothing is registered again.
  discord.gateway.dropSockets();
  await expect.poll(() => discord.gateway.behaviour.resumes).toBe(count);
  for (const guild of guilds.values()) {
    expect(textOf(await discord.invoke({ ...ask, guild }).reply())).toContain('security dialogue');
  }
  expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
});

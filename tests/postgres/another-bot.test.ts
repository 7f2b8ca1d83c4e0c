import { expect, test } from 'vitest';
import { botIdIn } from '../../src/config/bot-id.ts';
import { startLocalDiscord } from '../../src/local/discord/local-discord.ts';
import { dateline, startDateline } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { newSchema } from './schema.ts';

test('a database that another bot has is refused in a sentence, and left as it is', async () => {
  const { url, rows } = await newSchema();
  const bot = async () => {
    const discord = await startLocalDiscord();
    onTestFinished(() => discord.close());
    const folders = { DATA_DIR: temporaryFolder(), CORPUS_DIR: temporaryFolder(smallCoverage) };
    const live = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url };
    return { discord, env: { ...folders, ...live, DATABASE_URL: url } };
  };
  const [one, other] = [await bot(), await bot()];
  const running = startDateline(['start'], one);
  await running.says('is online');
  running.stop();
  expect((await running.ended).code).toBe(0);
  const before = await rows();
  const [theirs, ours] = [one, other].map(({ env }) => botIdIn(env.DISCORD_TOKEN));
  const said = new RegExp(
    `is another bot's: that of ${theirs}, and DISCORD_TOKEN is of ${ours}..* a database of its own`,
  );
  const refused = await dateline(['start'], other);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(said)]);
  expect(refused.stderr).not.toContain('is online');
  expect(other.discord.gateway.connected()).toBe(0);
  expect(await rows()).toBe(before);
  const saysDoctor = async ({ env }: typeof one) =>
    (await dateline(['doctor'], { env })).stdout.replaceAll(/\s+/g, ' ');
  expect(await saysDoctor(other)).toContain(`is another bot's: that of ${theirs}`);
  expect(await saysDoctor(one)).not.toContain(`is another bot's`);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startLocalDiscord } from '../../src/local/discord/local-discord.ts';
import { openStateIn } from '../../src/store/open-state-in.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { Said } from '../building/said.ts';
import { newSchema } from './schema.ts';

const main = join(import.meta.dirname, '../../src/main.ts');
const minuteMs = 60_000;
const leaseMs = 30_000;

/** What sets a process's clock wrong. */
const wrongBy = (ms: number): string[] => [
  '--import',
  `data:text/javascript,${encodeURIComponent(`const now = Date.now; Date.now = () => now() + ${ms}`)}`,
];

test.each([
  ['five minutes ahead', 5 * minuteMs],
  ['five minutes behind', -5 * minuteMs],
])('a lease lasts as long as it should although its holder’s clock is %s', async (_, aheadMs) => {
  const { url } = await newSchema();
  const { leases, close } = await openStateIn(temporaryFolder(), url);
  onTestFinished(close);
  const at = new Date(Date.now() + aheadMs).toISOString();
  const holder = join(import.meta.dirname, '../store/lease-holder.ts');
  const child = spawn(process.execPath, [...wrongBy(aheadMs), holder, temporaryFolder(), url, `${leaseMs}`, at], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('held\n');
  child.kill('SIGKILL');
  await closed;
  const after = (ms: number) => new Date(Date.now() + ms);
  // It may have taken some seconds to start.
  expect(await leases.take('ingest', 'another', leaseMs, after(leaseMs / 2))).toBe(false);
  expect(await leases.take('ingest', 'another', leaseMs, after(leaseMs))).toBe(true);
});

test('of a clock that is five minutes ahead the start warns, as the doctor does', async () => {
  const { url } = await newSchema();
  const discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  const env = { DATABASE_URL: url, DATA_DIR: temporaryFolder(), CORPUS_DIR: temporaryFolder(smallCoverage) };
  const live = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url };
  const args = ['--disable-warning=ExperimentalWarning', ...wrongBy(5 * minuteMs), main, 'start'];
  const child = spawn(process.execPath, args, { env: { ...env, ...live }, stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  const said = new Said();
  for (const output of [child.stdout, child.stderr]) output.on('data', (data) => said.add(String(data)));
  await expect
    .poll(() => said.text)
    .toMatch(
      /This machine's clock is (?:300|299|301) seconds ahead of that of the database .*Have both set by the same time service/,
    );
});

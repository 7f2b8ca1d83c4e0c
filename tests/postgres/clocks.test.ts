import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStateIn } from '../../src/store/open-state-in.ts';
import { temporaryFolder } from '../building/folder.ts';
import { newSchema } from './schema.ts';

const minuteMs = 60_000;
const leaseMs = 30_000;

test.each([
  ['five minutes ahead', 5 * minuteMs],
  ['five minutes behind', -5 * minuteMs],
])('a lease lasts as long as it should although its holder’s clock is %s', async (_, aheadMs) => {
  const { url } = await newSchema();
  const { leases, close } = await openStateIn(temporaryFolder(), url);
  onTestFinished(close);
  const wrongClock = `data:text/javascript,${encodeURIComponent(`const now = Date.now; Date.now = () => now() + ${aheadMs}`)}`;
  const at = new Date(Date.now() + aheadMs).toISOString();
  const holder = join(import.meta.dirname, '../store/lease-holder.ts');
  const child = spawn(process.execPath, ['--import', wrongClock, holder, temporaryFolder(), url, `${leaseMs}`, at], {
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

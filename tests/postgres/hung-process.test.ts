import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestPayload } from '../../src/commands/posting/open-courier.ts';
import { startLocalDiscord } from '../../src/local/discord/local-discord.ts';
import { markOf } from '../../src/store/deliveries.ts';
import { openStateIn } from '../../src/store/open-state-in.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { newDelivery } from '../building/schedule.ts';
import { newSchema } from './schema.ts';

const secondMs = 1_000;

interface Bot {
  readonly process: ChildProcess;
  readonly said: string[];
}

test('a process hangs with a claimed message and one on its way: another takes over within 30 seconds, and it sends neither when it goes on', async () => {
  const { url, query } = await newSchema();
  const state = await openStateIn(temporaryFolder(), url);
  onTestFinished(() => state.close());
  // A Discord that remembers no nonce: what is sent twice, stands there twice.
  const discord = await startLocalDiscord({ nonceWindowMs: 0 });
  onTestFinished(() => discord.close());
  const reached = { url: discord.url, token: discord.token, botId: discord.applicationId };
  const start = (...more: string[]): Bot => {
    const args = [temporaryFolder(), url, JSON.stringify(reached), ...more];
    const child = fork(join(import.meta.dirname, 'hung-child.ts'), args, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    onTestFinished(async () => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    });
    const said: string[] = [];
    child.on('message', (message) => said.push(String(message)));
    return { process: child, said };
  };
  const channels = new Map<string, string>();
  for (const key of ['claimed', 'sending']) {
    const { id } = discord.createChannel({ name: key });
    channels.set(key, id);
    const [mark, now] = [markOf(key), new Date()];
    const to = { channel: id, forum: null, crosspost: false };
    await state.deliveries.add(newDelivery(key, { to, mark, payload: digestPayload(key, mark), dueAt: now }), now);
  }
  const standing = () => [...channels.values()].map((id) => discord.messages(id).length);

  const one = start('hang');
  await expect.poll(() => one.said).toContain('at the gates');
  const other = start();
  one.process.kill('SIGSTOP');
  const hungAt = performance.now();
  await expect.poll(() => other.said, { timeout: 40 * secondMs, interval: 100 }).toContain('holds');
  expect(performance.now() - hungAt).toBeLessThan(30 * secondMs);
  expect(standing()).toEqual([0, 0]);
  // What it had claimed, it had for a minute.
  await query('UPDATE deliveries SET held_until = held_until - 60000');
  await expect.poll(standing).toEqual([1, 1]);

  // It may send within 20 seconds after it wrote that down; it slept for longer.
  await expect.poll(() => performance.now() - hungAt, { interval: 100 }).toBeGreaterThan(21 * secondMs);
  const before = await query('SELECT * FROM deliveries ORDER BY seq');
  one.process.kill('SIGCONT');
  one.process.send('go on');
  await expect.poll(() => one.said).toEqual(expect.arrayContaining(['holds no more', 'lost claimed', 'lost sending']));
  expect(standing()).toEqual([1, 1]);
  expect(await query('SELECT * FROM deliveries ORDER BY seq')).toEqual(before);
  expect([...one.said, ...other.said].filter((line) => line.startsWith('told'))).toEqual([]);
});

import { describe, expect, test, vi } from 'vitest';
import { IntakeLease } from '../../src/app/intake-lease.ts';
import { Newsroom } from '../../src/app/newsroom.ts';
import { takeIntake } from '../../src/app/take-intake.ts';
import { readConfig } from '../../src/config.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';

/** Processes on one state, by one clock, that hold leases under these names. */
function processes(...holders: readonly string[]) {
  const shared = temporaryFolder();
  const clock = { now: new Date('2026-03-06T12:00:00Z') };
  const opened = holders.map((holder) => {
    const state = openState(shared);
    onTestFinished(() => state.close());
    const changes: boolean[] = [];
    const lease = new IntakeLease({ leases: state.leases, holder }, () => clock.now);
    const look = () => lease.look(async (isHeld) => void changes.push(isHeld));
    return { state, lease, look, changes };
  });
  const [one, other] = opened;
  if (!one || !other) throw new Error('name two');
  const pass = (ms: number) => {
    clock.now = new Date(clock.now.getTime() + ms);
  };
  return { one, other, pass };
}

describe('of two processes that share a store', () => {
  test('one takes the coverage in; the other does when that one ends', async () => {
    const { one, other, pass } = processes('one', 'other');
    expect([await one.lease.take(), await other.lease.take()]).toEqual([true, false]);
    for (let minute = 0; minute < 20; minute++) {
      pass(10_000);
      await one.look();
      await other.look();
    }
    expect([one.changes, other.changes]).toEqual([[], []]);
    await one.lease.release();
    await other.look();
    expect(other.changes).toEqual([true]);
  });

  test('the other does when the lease of that one, which was killed, runs out', async () => {
    const { one, other, pass } = processes('one', 'other');
    await one.lease.take();
    await one.look();
    pass(14_000);
    await other.look();
    expect(other.lease.isHeld).toBe(false);
    pass(1_000);
    await other.look();
    expect(other.lease.isHeld).toBe(true);
    // It wasn’t killed: it slept, and stops before it changes anything again.
    await one.look();
    expect(one.changes).toEqual([false]);
    await one.look();
    expect(one.lease.isHeld).toBe(false);
  });

  test('one that slept stops, and starts anew where nobody took over', async () => {
    const { one, pass } = processes('one', 'other');
    await one.lease.take();
    await one.look();
    pass(3_600_000);
    await one.look();
    await one.look();
    expect(one.changes).toEqual([false, true]);
  });

  test('what could not be begun is begun at the next look, and it is held on to meanwhile', async () => {
    const { one, pass } = processes('one', 'other');
    const tried: boolean[] = [];
    const look = () =>
      one.lease.look(async (isHeld) => {
        if (tried.push(isHeld) === 1) throw new Error('The disk is full.');
      });
    await expect(look()).rejects.toThrow('The disk is full.');
    pass(5_000);
    await look();
    await look();
    expect(tried).toEqual([true, true]);
    expect(one.lease.isHeld).toBe(true);
  });

  test('whoever keeps it goes on looking where something failed, and says why once', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { one, pass } = processes('one', 'other');
    const told: string[] = [];
    let tries = 0;
    const failing = async (): Promise<void> => {
      if (tries++ < 3) throw new Error('The disk is full.');
    };
    one.lease.keep(failing, (why) => void told.push(why));
    for (let look = 0; look < 5; look++) {
      pass(5_000);
      vi.advanceTimersByTime(5_000);
    }
    await one.lease.stop();
    expect([tries, told]).toEqual([4, ['The disk is full.']]);
  });

  test('a disk that takes nothing leaves it until it runs out', async () => {
    const { one, pass } = processes('one', 'other');
    await one.lease.take();
    await one.look();
    await one.state.close();
    pass(14_000);
    await one.look();
    expect(one.lease.isHeld).toBe(true);
    pass(1_000);
    await one.look();
    expect(one.changes).toEqual([false]);
  });
});

test('a command that takes something in has folder and lease alone, gives both back, and keeps neither when it is refused', async () => {
  const dataDir = temporaryFolder();
  const lost = () => expect.fail('nobody else asks');
  const take = () => takeIntake(dataDir, { databaseUrl: null, timeZone: 'UTC' }, () => {}, lost);
  const { giveBack } = await take();
  await expect(take()).rejects.toThrow(/Another Dateline process is using the data folder/);
  await giveBack();
  const state = openState(dataDir);
  await state.leases.take('intake', 'another machine', 60_000, new Date());
  await expect(take()).rejects.toThrow(/Another Dateline process takes the coverage in/);
  expect(await state.leases.take('intake', 'another machine', 60_000, new Date())).toBe(true);
  await state.leases.release('intake', 'another machine');
  await state.close();
  await (await take()).giveBack();
});

describe('a newsroom', () => {
  const open = async (dataDir: string) => {
    const corpusDir = temporaryFolder(smallCoverage);
    const config = readConfig({ CORPUS_DIR: corpusDir, DATA_DIR: dataDir });
    const told: string[] = [];
    const newsroom = await Newsroom.open({ corpusDir, dataDir }, config, (line) => told.push(line));
    const { articles } = await newsroom.library.facts(new Date());
    return { newsroom, told, articles };
  };

  test('whose store another process fills takes nothing in, says so, and imports nothing', async () => {
    const dataDir = temporaryFolder();
    const state = openState(dataDir);
    await state.leases.take('intake', 'another machine', 60_000, new Date());
    await state.close();
    const { newsroom, told, articles } = await open(dataDir);
    onTestFinished(() => newsroom.close());
    expect(articles).toBe(0);
    expect(told).toEqual([expect.stringMatching(/^Another Dateline process takes the coverage in/)]);
    await expect(newsroom.takeImportParts()).rejects.toThrow(/Another Dateline process/);
  });

  test('started again after a crash goes on at once, whatever the machine is called now', async () => {
    const dataDir = temporaryFolder();
    const state = openState(dataDir);
    await new IntakeLease(state).take();
    await state.close();
    const { newsroom, articles } = await open(dataDir);
    onTestFinished(() => newsroom.close());
    expect(articles).toBeGreaterThan(0);
  });

  test('gives the lease back when it is closed', async () => {
    const dataDir = temporaryFolder();
    const { newsroom, articles } = await open(dataDir);
    expect(articles).toBeGreaterThan(0);
    const state = openState(dataDir);
    onTestFinished(() => state.close());
    expect(await state.leases.take('intake', 'another machine', 1_000, new Date())).toBe(false);
    await newsroom.close();
    expect(await state.leases.take('intake', 'another machine', 1_000, new Date())).toBe(true);
  });
});

import { Client } from 'pg';
import { expect, test } from 'vitest';
import { openStateIn } from '../../src/store/open-state-in.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { newDelivery, scheduleForm } from '../building/schedule.ts';
import { traceOf } from '../building/trace.ts';
import { newSchema } from './schema.ts';

const noon = new Date('2026-03-06T12:00:00Z');
const after = (ms: number) => new Date(noon.getTime() + ms);
const minuteMs = 60_000;

/** Processes that share a database, and a connection that holds a lock for as long as a test wants. */
async function sharing(count: number) {
  const schema = await newSchema();
  const states = await Promise.all(Array.from({ length: count }, () => openStateIn(temporaryFolder(), schema.url)));
  for (const state of states) onTestFinished(() => state.close());
  const holding = new Client(schema.url);
  await holding.connect();
  onTestFinished(() => holding.end());
  /** Does `work` while `locked` holds; what waits by then goes on at the same moment. */
  const whileLocked = async <T>(locked: string, work: () => readonly Promise<T>[]): Promise<T[]> => {
    await holding.query(`BEGIN; ${locked}`);
    const doing = work();
    const waiting = () =>
      schema.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'dateline'`);
    await expect.poll(async () => (await waiting()).length).toBeGreaterThanOrEqual(doing.length);
    await holding.query('COMMIT');
    return Promise.all(doing);
  };
  return { states, whileLocked, schema };
}

test('of a hundred messages that twelve processes want at once, each is claimed once and in the order of its channel', async () => {
  const { states } = await sharing(4);
  const [first] = states;
  for (let at = 0; at < 100; at++) {
    await first?.deliveries.add(
      newDelivery(`${at}`, { to: { channel: `${at % 10}`, forum: null, crosspost: false } }),
      noon,
    );
  }
  const posted: string[] = [];
  const post = async (holder: string, { deliveries }: (typeof states)[number]): Promise<void> => {
    for (;;) {
      const claimed = await deliveries.claim(holder, minuteMs, noon, 3);
      if (claimed.length === 0 && posted.length >= 100) return;
      for (const { key } of claimed) {
        expect(await deliveries.sending(key, holder, minuteMs, noon, true)).toBe(true);
        posted.push(key);
        await deliveries.posted(key, holder, { channel: 'c', message: key });
      }
    }
  };
  await Promise.all(states.flatMap((state, at) => [0, 1, 2].map((more) => post(`${at}.${more}`, state))));
  expect(posted).toHaveLength(100);
  expect(new Set(posted).size).toBe(100);
  for (const [, own] of Map.groupBy(posted, (key) => Number(key) % 10)) {
    expect(own.map(Number)).toEqual(own.map(Number).toSorted((one, other) => one - other));
  }
});

test('a digest is settled, or its older one sent, never both: whoever comes second sees the first', async () => {
  const { states, whileLocked } = await sharing(2);
  const [one, other] = states;
  if (!one || !other) throw new Error('two were opened');
  for (let round = 0; round < 10; round++) {
    const { id } = await one.schedules.add('server', scheduleForm(), noon, noon);
    const told = (until: Date) =>
      newDelivery(`${id}/${until.getTime()}`, {
        ...{ dueAt: until, tells: { schedule: id, until }, to: { channel: id, forum: null, crosspost: false } },
      });
    const [older, newer] = [told(after(1)), told(after(2))];
    await one.schedules.claim(id, 'round', minuteMs, after(1));
    await one.schedules.settle(id, 'round', { due: after(1), as: { kind: 'deliver', delivery: older } }, after(1));
    await other.deliveries.claim('post', minuteMs, after(1), 99);
    await one.schedules.claim(id, 'round', minuteMs, after(2));
    const [isSettled, isSent] = await whileLocked(`SELECT 1 FROM schedules WHERE id = '${id}' FOR UPDATE`, () => [
      one.schedules.settle(id, 'round', { due: after(2), as: { kind: 'deliver', delivery: newer } }, after(2)),
      other.deliveries.sending(older.key, 'post', minuteMs, after(2), true),
    ]);
    expect([isSettled, isSent].toSorted()).toEqual([false, true]);
    expect(await one.deliveries.find(older.key)).toMatchObject({ state: isSent ? 'sending' : 'dropped' });
    expect((await one.deliveries.find(newer.key)) === null).toBe(isSent);
  }
});

test('what somebody asked isn’t kept when they are erased at the same moment', async () => {
  const { states, whileLocked, schema } = await sharing(2);
  const [one, other] = states;
  if (!one || !other) throw new Error('two were opened');
  for (let round = 0; round < 10; round++) {
    const who = `asker ${round}`;
    const locked = `SELECT pg_advisory_xact_lock(hashtextextended('dateline/asker/${who}', 0))`;
    await whileLocked<unknown>(locked, () => [
      one.traces.keep(traceOf({ asker: who, askedAt: noon })),
      other.erasure.erase(who, after(1)),
    ]);
  }
  expect(await schema.query('SELECT 1 FROM traces')).toEqual([]);
});

test('of two changes of a setting at once neither is lost, the first of all as well', async () => {
  const { states } = await sharing(3);
  const add = (kept: string | null) => `${Number(kept ?? 0) + 1}`;
  await Promise.all(Array.from({ length: 60 }, (_, at) => states[at % 3]?.settings.change('count', add)));
  expect(await states[0]?.settings.get('count')).toBe('60');
});

import { beforeEach, describe, expect, inject, test } from 'vitest';
import { openStateIn } from '../../src/store/open-state-in.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { newDelivery } from '../building/schedule.ts';
import { traceOf } from '../building/trace.ts';
import { newProxy } from './proxy.ts';
import { newSchema } from './schema.ts';
import { control, type TestServer } from './server.ts';
import { startStandby } from './standby.ts';

const noon = new Date('2026-03-06T12:00:00Z');
const minuteMs = 60_000;
let server: TestServer;
beforeEach(() => {
  const started = inject('postgres');
  if (started != null) server = started;
});
const portOf = ({ url }: { readonly url: string }) => Number(new URL(url).port);

/** A state whose way to the database can be cut. */
async function behindProxy() {
  const schema = await newSchema();
  const proxy = await newProxy(portOf(server));
  const state = await openStateIn(temporaryFolder(), proxy.through(schema.url));
  onTestFinished(() => state.close());
  return { ...schema, proxy, state };
}

test('the server dies and its standby is promoted: it is told, tried again, and nothing that was acknowledged is lost', async () => {
  const { url, state, proxy } = await behindProxy();
  const standby = await startStandby(server);
  const [before, after] = [traceOf({ askedAt: noon }), traceOf({ askedAt: noon })];
  await state.traces.keep(before);
  await state.deliveries.add(newDelivery('a'), noon);
  const copy = Object.assign(new URL(url), { port: `${portOf(standby)}` }).href;
  const copied = await openTracesOf(copy);
  await expect.poll(() => copied.find(before.id)).toEqual(before);

  await control(server, 'stop');
  onTestFinished(() => control(server, 'start'));
  await expect(state.traces.keep(after)).rejects.toThrow(/could not be reached|was cut/);
  proxy.leadTo(portOf(standby));
  // Until somebody promotes it, it can be read.
  expect(await state.traces.find(before.id)).toEqual(before);
  await expect(state.traces.keep(after)).rejects.toThrow(/can only be read: it is a copy .* is not lost/);
  // Within the time that a question may take.
  const keeping = state.traces.keep(after);
  await standby.promote();
  await keeping.catch(() => state.traces.keep(after));
  expect((await state.traces.latest(9)).map(({ id }) => id).toSorted()).toEqual([before.id, after.id].toSorted());
  expect((await state.deliveries.claim('post', minuteMs, noon, 9)).map(({ key }) => key)).toEqual(['a']);
});

/** Of a server that can only be read. */
async function openTracesOf(url: string) {
  const { openTracesIn } = await import('../../src/store/open-state-in.ts');
  const { find, close } = await openTracesIn(temporaryFolder(), url);
  onTestFinished(close);
  return { find };
}

test('a database that is made read-only for a while: it is told, and goes on when it is written again', async () => {
  const { state, query } = await behindProxy();
  const readOnly = async (isOn: boolean): Promise<void> => {
    await query(`ALTER SYSTEM SET default_transaction_read_only = ${isOn ? 'on' : 'off'}`);
    await query('SELECT pg_reload_conf()');
    await expect
      .poll(async () => (await query('SHOW default_transaction_read_only'))[0])
      .toEqual({ default_transaction_read_only: isOn ? 'on' : 'off' });
  };
  await readOnly(true);
  onTestFinished(() => readOnly(false));
  const trace = traceOf({ askedAt: noon });
  await expect(state.traces.keep(trace)).rejects.toThrow(/can only be read: .*default_transaction_read_only/);
  await expect(state.leases.take('a', 'me', minuteMs, noon)).rejects.toMatchObject({ name: 'DatabaseError' });
  await readOnly(false);
  await state.traces.keep(trace);
  expect(await state.leases.take('a', 'me', minuteMs, noon)).toBe(true);
});

describe('a network that is cut on one side', () => {
  test('all that we say is lost: it is told within seconds, and goes on when it is whole', async () => {
    const { state, proxy, query } = await behindProxy();
    const ask = (who: string) => state.usage.admit([{ who, limits: [] }], noon);
    await Promise.all(['a', 'b', 'c'].map(ask));
    proxy.swallow('ours', 'all');
    const began = performance.now();
    for (const refused of await Promise.allSettled(['d', 'e', 'f', 'g'].map(ask))) {
      const reason = { name: 'DatabaseError', message: expect.stringMatching(/could not be reached \(no answer\)/) };
      expect(refused).toMatchObject({ status: 'rejected', reason });
    }
    expect(performance.now() - began).toBeLessThan(20_000);
    proxy.heal();
    expect(await ask('h')).toBeNull();
    // What the server didn't hear the end of holds nobody up for long.
    const open = `SELECT 1 FROM pg_stat_activity WHERE application_name = 'dateline' AND state LIKE 'idle in transaction%'`;
    await expect.poll(() => query(open), { timeout: 20_000 }).toEqual([]);
    expect(await query('SELECT who FROM usage ORDER BY who')).toEqual(['a', 'b', 'c', 'h'].map((who) => ({ who })));
  });

  test('nothing is heard any more on the connections that are open: new ones take their place', async () => {
    const { state, proxy } = await behindProxy();
    const trace = traceOf({ askedAt: noon });
    await Promise.all([state.traces.keep(trace), state.traces.latest(1)]);
    proxy.swallow('theirs', 'open ones');
    const find = () => state.traces.find(trace.id).catch(() => null);
    await expect.poll(find, { timeout: 30_000, interval: 100 }).toEqual(trace);
    expect(await Promise.all(Array.from({ length: 8 }, find))).not.toContain(null);
  });

  test('while it is cut, the state can be closed', async () => {
    const { state, proxy } = await behindProxy();
    await state.traces.latest(1);
    proxy.swallow('ours', 'all');
    const asked = state.traces.latest(1).catch(() => {});
    await state.close();
    await asked;
  });
});

import { Client } from 'pg';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { openStateIn, openTracesIn } from '../../src/store/open-state-in.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { newDelivery, scheduleForm } from '../building/schedule.ts';
import { newStateHome } from '../building/state.ts';
import { traceOf } from '../building/trace.ts';
import { newSchema, type Schema } from './schema.ts';
import { control, type TestServer } from './server.ts';

const noon = new Date('2026-03-06T12:00:00Z');
let server: TestServer;
beforeEach(() => {
  const started = inject('postgres');
  if (started != null) server = started;
});

async function opened(url: string) {
  const state = await openStateIn(temporaryFolder(), url);
  onTestFinished(() => state.close());
  return state;
}

/** A connection that isn't the program's. */
async function another(url: string): Promise<Client> {
  const client = new Client(url);
  await client.connect();
  client.on('error', () => {});
  onTestFinished(() => client.end().catch(() => {}));
  return client;
}

/** Cuts every connection that the program has. */
const cutAll = ({ query }: Schema) =>
  query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dateline'`);

describe('a database that can’t be used is said in a sentence, without its password', () => {
  test.each([
    [
      'a wrong password',
      { password: 'wrong' },
      /did not accept the user or the password\. Correct them in DATABASE_URL/,
    ],
    [
      'a database that isn’t there',
      { pathname: '/nowhere' },
      /There is no database .*\/nowhere\. Make it with createdb/,
    ],
    ['nobody who listens', { port: '1' }, /could not be reached \(ECONNREFUSED\)\. Start it/],
    ['no schema', { search: '?options=-c%20search_path%3Dnowhere' }, /has no schema to make tables in/],
    ['a server without certificates', { search: '?sslmode=verify-full' }, /takes no encrypted connections/],
  ])('%s', async (_, wrong, said) => {
    const url = Object.assign(new URL(server.url), wrong);
    const refused = await openStateIn(temporaryFolder(), url.href).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'DatabaseError', message: expect.stringMatching(said) });
    expect(String(refused)).not.toContain(url.password);
  });

  test('a user who may make no tables', async () => {
    const { url, query } = await newSchema();
    const name = new URL(url).searchParams.get('options')?.split('=')[1];
    await query(
      `CREATE ROLE reader_of_${name} LOGIN PASSWORD 'reader'; GRANT USAGE ON SCHEMA ${name} TO reader_of_${name}`,
    );
    onTestFinished(async () => void (await query(`DROP OWNED BY reader_of_${name}; DROP ROLE reader_of_${name}`)));
    const limited = Object.assign(new URL(url), { username: `reader_of_${name}`, password: 'reader' });
    await expect(openStateIn(temporaryFolder(), limited.href)).rejects.toThrow(/may not make or write tables .* GRANT/);
  });

  test('as many connections as the user may have: it is tried for a while, then told', async () => {
    const { url, query } = await newSchema();
    const name = new URL(url).searchParams.get('options')?.split('=')[1];
    await query(
      `CREATE ROLE busy_${name} LOGIN PASSWORD 'busy' CONNECTION LIMIT 1; GRANT ALL ON SCHEMA ${name} TO busy_${name}`,
    );
    onTestFinished(async () => void (await query(`DROP OWNED BY busy_${name}; DROP ROLE busy_${name}`)));
    const limited = Object.assign(new URL(url), { username: `busy_${name}`, password: 'busy' }).href;
    const held = await another(limited);
    await expect(openStateIn(temporaryFolder(), limited)).rejects.toThrow(/takes no more connections/);
    // Whoever has it gives it back while it is tried.
    setTimeout(() => void held.end(), 100);
    await (await openStateIn(temporaryFolder(), limited)).close();
  });

  test('tables of a newer version stay as they are', async () => {
    const schema = await newSchema();
    await (await openStateIn(temporaryFolder(), schema.url)).close();
    await schema.query('UPDATE dateline_version SET version = 99');
    const before = await schema.rows();
    const refused = /newer version of Dateline \(schema 99/;
    await expect(openStateIn(temporaryFolder(), schema.url)).rejects.toThrow(refused);
    await expect(openTracesIn(temporaryFolder(), schema.url)).rejects.toThrow(refused);
    expect(await schema.rows()).toBe(before);
  });
});

test('of many processes that start at once on an empty database, each finds the tables, and they hash alike', async () => {
  const { url } = await newSchema();
  await expect(openTracesIn(temporaryFolder(), url)).rejects.toThrow(/no traces of this version/);
  const states = await Promise.all(Array.from({ length: 5 }, () => opened(url)));
  expect(new Set(states.map(({ hashId }) => hashId('person', '1'))).size).toBe(1);
  expect(new Set(states.map(({ holder }) => holder)).size).toBe(5);
});

describe('nothing that was acknowledged is lost', () => {
  test('connections that are cut again and again: each question counts once, and its trace is kept once', async () => {
    const schema = await newSchema();
    const [one, other] = [await opened(schema.url), await opened(schema.url)];
    let isOver = false;
    const cutting = (async () => {
      while (!isOver) await cutAll(schema);
    })();
    const since = new Date(noon.getTime() - 1_000);
    const askers = [{ who: 'somebody', limits: [{ most: 60, since }] }];
    const kept: string[] = [];
    let taken = 0;
    const ask = async (at: number): Promise<void> => {
      const state = at % 2 === 0 ? one : other;
      const trace = traceOf({ askedAt: noon });
      try {
        if ((await state.usage.admit(askers, noon)) === null) taken++;
        await state.traces.keep(trace);
        kept.push(trace.id);
      } catch (error) {
        expect(error).toMatchObject({ name: 'DatabaseError' });
      }
    };
    for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 10 }, (_, at) => ask(at)));
    isOver = true;
    await cutting;
    const counted = await one.usage.count('somebody', since, noon);
    expect(taken).toBeGreaterThan(0);
    // One whose end was cut may count without having been told.
    expect(counted).toBeGreaterThanOrEqual(taken);
    expect(counted).toBeLessThanOrEqual(60);
    const found = new Set((await other.traces.latest(1_000)).map(({ id }) => id));
    expect(kept.filter((id) => !found.has(id))).toEqual([]);
  });

  test('a server that loses its power and comes back: what was kept is there, and the same state goes on', async () => {
    const { url } = await newSchema();
    const state = await opened(url);
    // Off for the tests' speed; a server that isn't told otherwise waits for the disk.
    const trace = traceOf({ askedAt: noon });
    await state.traces.keep(trace);
    const checkpoint = await another(server.url);
    await checkpoint.query('CHECKPOINT');
    await control(server, 'stop');
    await expect(state.traces.find(trace.id)).rejects.toThrow(/could not be reached|was cut/);
    await control(server, 'start');
    expect(await state.traces.find(trace.id)).toEqual(trace);
    expect(await state.usage.admit([{ who: 'a', limits: [] }], noon)).toBeNull();
  });

  test('somebody who locks a table for long: a sentence after seconds, and the next try goes through', async () => {
    const { url } = await newSchema();
    const state = await opened(url);
    const other = await another(url);
    await other.query('BEGIN; LOCK TABLE usage');
    await expect(state.usage.admit([{ who: 'a', limits: [] }], noon)).rejects.toThrow(
      /took too long and was ended\. Look/,
    );
    await other.query('COMMIT');
    expect(await state.usage.admit([{ who: 'a', limits: [] }], noon)).toBeNull();
  });

  test('two that wait for each other: one is done again, and both go through', async () => {
    const { url } = await newSchema();
    const state = await opened(url);
    await state.deliveries.add(newDelivery('a'), noon);
    await state.traces.keep(traceOf({ id: 'T1', askedAt: noon, asker: 'somebody' }));
    const other = await another(url);
    await other.query(`BEGIN; UPDATE traces SET question = 'x' WHERE id = 'T1'`);
    const erasing = state.erasure.erase('somebody', noon);
    await expect.poll(async () => (await other.query('SELECT 1 FROM pg_locks WHERE NOT granted')).rows).toHaveLength(1);
    // It waits for whoever erases, who waits for it.
    await other.query(`INSERT INTO erased VALUES ('somebody', 0)`).then(
      () => other.query('COMMIT'),
      () => other.query('ROLLBACK'),
    );
    expect(await erasing).toEqual({ traces: 1, ratings: 0, follows: 0 });
  });
});

test('text that PostgreSQL keeps nowhere keeps no answer, and no schedule, from being kept and looked through', async () => {
  const home = await newStateHome();
  const { traces, schedules, deliveries } = await home.open();
  const trace = traceOf({ question: 'Who\0 won\ud83d?' });
  await traces.keep(trace);
  expect((await traces.find(trace.id))?.question).toBe('Who\u{fffd} won\u{fffd}?');
  const { id } = await schedules.add('server', scheduleForm({ words: 'trams\0 \ud83d' }), noon, noon);
  expect(await schedules.find(id)).toMatchObject({ words: 'trams\u{fffd} \u{fffd}' });
  expect(await deliveries.deleteBefore(noon, noon)).toBe(0);
});

test('many traces that end at once go bit by bit, and what hangs on them goes too', async () => {
  const { url, query } = await newSchema();
  const { traces, shown } = await opened(url);
  await query(
    `INSERT INTO traces (id, asked_at, kind, place, question, status, record, is_private, total_ms, shown_sentences, taken_out_sentences)
       SELECT 'T' || n, n, 'ask', 'discord', 'Who won?', 'answered', '{}', FALSE, 1, 0, 0 FROM generate_series(1, 2500) AS n`,
  );
  await shown.keep({ trace: 'T7', channel: '1', messages: ['2'], language: 'pl' });
  expect(await traces.deleteBefore(new Date(2_400))).toBe(2_399);
  expect(await query('SELECT count(*)::int AS count FROM traces')).toEqual([{ count: 101 }]);
  expect(await query('SELECT 1 FROM shown')).toEqual([]);
});

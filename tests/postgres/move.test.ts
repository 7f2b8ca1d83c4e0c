import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { openStateIn } from '../../src/store/open-state-in.ts';
import { lockDataFolder } from '../../src/store/sqlite/lock.ts';
import type { State } from '../../src/store/state.ts';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { newDelivery, scheduleForm } from '../building/schedule.ts';
import { traceOf, traceRecord } from '../building/trace.ts';
import { answer } from '../discord/answers.ts';
import { newSchema } from './schema.ts';

const noon = new Date('2026-03-06T12:00:00Z');
const after = (ms: number) => new Date(noon.getTime() + ms);
const down = { rating: 'down', reason: 'outdated', comment: 'Old news 🗞️' } as const;

async function opened(dataDir: string, url: string | null): Promise<State> {
  const state = await openStateIn(dataDir, url);
  onTestFinished(() => state.close());
  return state;
}

/** Something of everything that people do. */
async function livedIn(state: State): Promise<void> {
  const { traces, ratings, usage, spending, settings, schedules, deliveries, shown, erasure, folder } = state;
  await settings.set('server/x', '{"language":"pl"}');
  await folder.imports.remember('/srv/wire.jsonl', noon);
  for (let at = 0; at < 230; at++) {
    const record = traceRecord({ answer: answer(), isPrivate: at % 2 === 0 });
    const asker = state.hashId('person', `${at % 7}`);
    await traces.keep(traceOf({ id: `T${at}`, askedAt: after(at % 50), asker, cost: at / 7, record }), `key ${at}`);
  }
  await ratings.keep('T3', state.hashId('person', '9'), down, noon);
  await shown.keep({ trace: 'T3', channel: '1', messages: ['11', '12'], language: 'pl' });
  await usage.admit([{ who: 'a', limits: [] }], noon);
  await usage.admit([{ who: 'a', limits: [] }], noon);
  await spending.add(0.1 + 0.2, noon, noon);
  await erasure.erase('somebody', noon);
  const { id } = await schedules.add('server', scheduleForm({ words: 'trams' }), noon, noon);
  const delivery = newDelivery('first', {
    tells: { schedule: id, until: after(1) },
    dueAt: after(1),
    traces: ['T1', 'T2'],
  });
  await schedules.claim(id, 'a', 60_000, after(1));
  await schedules.settle(id, 'a', { due: after(1), as: { kind: 'deliver', delivery } }, after(1));
  await deliveries.claim('post', 60_000, after(1), 9);
  await deliveries.posted('first', 'post', { channel: '3', message: '4' });
  await deliveries.add(newDelivery('second'), noon);
}

/** The same, as the contracts tell it. */
async function told({ traces, ratings, usage, spending, settings, schedules, deliveries, shown, hashId }: State) {
  const latest = await traces.latest(1_000);
  return {
    latest,
    whole: await Promise.all(latest.map(({ id }) => traces.find(id))),
    figures: (await traces.figures(noon, after(100))).toSorted((one, other) => (one.cost ?? 0) - (other.cost ?? 0)),
    repeat: await traces.repeatable('key 9', noon, after(100)),
    inPublic: await ratings.reported(after(-1), noon),
    ratings: await ratings.of('T3'),
    citing: (await shown.citing(answer().citations[0]?.article ?? '')).length,
    shown: [await shown.of('T3'), await shown.of('T1'), await shown.unchecked(9)],
    asked: await usage.count('a', noon, noon),
    spent: await spending.since(noon),
    setting: await settings.get('server/x'),
    hash: hashId('person', '1'),
    schedules: await schedules.list('server'),
    deliveries: [await deliveries.find('first'), await deliveries.find('second'), await deliveries.postedAbout('T2')],
  };
}

async function filled() {
  const { url } = await newSchema();
  const dataDir = temporaryFolder();
  const before = await opened(dataDir, null);
  await livedIn(before);
  const lived = await told(before);
  await before.close();
  return {
    url,
    dataDir,
    lived,
    move: (...args: string[]) => dateline(['move', ...args], { env: { DATABASE_URL: url, DATA_DIR: dataDir } }),
  };
}

test('all that people did is in the database afterwards, and in the folder again when it is moved back', async () => {
  const { url, dataDir, lived, move } = await filled();
  const { code, stderr } = await move('postgres');
  expect(stderr).toMatch(
    /holds what people did: .*traces 230, spending 1, ratings 1, usage 2, .* Each row was compared/,
  );
  expect(code).toBe(0);
  const shared = await opened(dataDir, url);
  expect(await told(shared)).toEqual(lived);
  expect((await shared.folder.imports.all()).map(({ file }) => file)).toEqual(['/srv/wire.jsonl']);
  // What is added next is numbered on.
  await shared.traces.keep(traceOf({ id: 'NEWEST', askedAt: after(49) }));
  expect((await shared.traces.latest(1)).map(({ id }) => id)).toEqual(['NEWEST']);
  await shared.close();

  const back = temporaryFolder();
  expect(await dateline(['move', 'sqlite'], { env: { DATABASE_URL: url, DATA_DIR: back } })).toMatchObject({ code: 0 });
  const again = await opened(back, null);
  expect((await again.traces.latest(1)).map(({ id }) => id)).toEqual(['NEWEST']);
  const { latest, whole, figures, ...rest } = await told(again);
  expect([latest.slice(1), whole.slice(1), figures.length]).toEqual([lived.latest, lived.whole, 231]);
  expect(lived).toMatchObject(rest);
});

test('what was moved lies in the folder no more, and its copy goes when somebody wants to be forgotten', async () => {
  const { url, dataDir, move } = await filled();
  await move('postgres');
  const bytes = readdirSync(dataDir)
    .filter((name) => name.startsWith('state.sqlite'))
    .map((name) => readFileSync(join(dataDir, name), 'latin1'))
    .join('');
  expect(bytes).not.toContain('key 9');
  const copies = () => readdirSync(join(dataDir, 'before-upgrade'));
  expect(copies()).toHaveLength(1);
  const state = await opened(dataDir, url);
  await state.erasure.erase(state.hashId('person', '1'), noon);
  expect(copies()).toEqual([]);
});

test('a database that holds something, one that a bot uses, and a folder that one uses are refused: all stays as it was', async () => {
  const { url, dataDir, lived, move } = await filled();
  const here = await opened(dataDir, null);
  const asked = await here.errands.handIn({ kind: 'poll', source: 'paper' }, null, new Date(), () => {});
  expect(await move('postgres')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Something that a command'),
  });
  await here.errands.withdraw(asked);
  await here.close();
  const other = await opened(temporaryFolder(), url);
  await other.leases.take('schedule', 'a bot', 30_000, new Date());
  expect(await move('postgres')).toMatchObject({ code: 1, stderr: expect.stringContaining('A bot uses the database') });
  await other.leases.release('schedule', 'a bot');
  await other.settings.set('server/y', '{}');
  expect(await move('postgres')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is something in the database'),
  });
  expect(await move('sqlite')).toMatchObject({ code: 1, stderr: expect.stringContaining('There is something in') });
  const release = lockDataFolder(dataDir);
  expect(await move('postgres')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Another Dateline process'),
  });
  release();
  expect(await told(await opened(dataDir, null))).toEqual(lived);
  expect(await other.traces.latest(1)).toEqual([]);
});

test('a move that is cut begins anew, and is there once', async () => {
  const { url, query } = await newSchema();
  const dataDir = temporaryFolder();
  const before = await opened(dataDir, null);
  await livedIn(before);
  await before.close();
  await (await openStateIn(temporaryFolder(), url)).close();
  // The last table waits for the test.
  await query(`CREATE FUNCTION wait() RETURNS TRIGGER LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NEW; END';
    CREATE TRIGGER wait BEFORE INSERT ON shown FOR EACH ROW EXECUTE FUNCTION wait()`);
  const holding = new Client(url);
  await holding.connect();
  onTestFinished(() => holding.end());
  await holding.query('SELECT pg_advisory_lock(7)');
  const moving = dateline(['move', 'postgres'], { env: { DATABASE_URL: url, DATA_DIR: dataDir } });
  const cut = () =>
    query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'advisory' AND application_name = 'dateline'`,
    );
  await expect.poll(async () => (await cut()).length).toBe(1);
  await holding.query('SELECT pg_advisory_unlock(7)');
  expect(await moving).toMatchObject({ code: 0 });
  expect(await query('SELECT count(*)::int AS count FROM traces')).toEqual([{ count: 230 }]);
});

test.each([
  [['move'], {}, /Say where to: postgres or sqlite/],
  [['move', 'mysql'], {}, /Say where to/],
  [['move', 'postgres'], {}, /There is no DATABASE_URL/],
])('%j is refused with what to do', async (args, env, said) => {
  expect(await dateline(args, { env })).toMatchObject({ code: 2, stderr: expect.stringMatching(said) });
});

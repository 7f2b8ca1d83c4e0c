import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openState, openTraces } from '../../src/store/sqlite/open-state.ts';
import { temporaryFolder } from '../building/folder.ts';
import { keptLog } from '../building/kept-log.ts';
import { onTestFinished } from '../building/running-test.ts';
import { scheduleForm } from '../building/schedule.ts';
import { traceOf } from '../building/trace.ts';

function opened(folder = temporaryFolder()) {
  const state = openState(folder);
  onTestFinished(() => state.close());
  return { folder, state, traces: state.traces, spending: state.spending };
}

const noon = new Date('2026-03-06T12:00:00Z');
const daysBefore = (days: number) => new Date(noon.getTime() - days * 86_400_000);

test('a state is read next to the one who writes', async () => {
  const { folder, traces } = opened();
  const reader = openTraces(folder);
  onTestFinished(() => reader.close());
  const trace = traceOf();
  await traces.keep(trace);
  expect((await reader.find(trace.id))?.question).toBe(trace.question);
  expect(() => openTraces(temporaryFolder())).toThrow(/There are no traces in .* yet/);
});

test('where old traces can’t be deleted, that is told, and the bot goes on', async () => {
  const { state, folder } = opened();
  const { log, logged } = keptLog();
  const other = new DatabaseSync(join(folder, 'state.sqlite'));
  other.exec('DROP TABLE spending');
  other.close();
  await state.retain({ days: 30, now: () => noon, log });
  const error = expect.stringContaining('no such table');
  expect(logged).toMatchObject([{ message: 'Old traces could not be deleted', fields: { error } }]);
});

describe('a state of an earlier version', () => {
  const first = 'CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;';
  const second = `${first} CREATE TABLE imports (file TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;`;

  function older(version: number, schema: string, rows: string): string {
    const folder = temporaryFolder();
    const database = new DatabaseSync(join(folder, 'state.sqlite'));
    database.exec(`PRAGMA journal_mode = WAL; ${schema} ${rows} PRAGMA user_version = ${version}`);
    database.close();
    return folder;
  }
  const setting = "INSERT INTO settings VALUES ('commands/1', 'abc');";

  test.each([
    [1, first, setting, []],
    [2, second, `${setting} INSERT INTO imports VALUES ('/wire.jsonl', '2026-03-01T00:00:00.000Z');`, ['/wire.jsonl']],
  ])('%i keeps what it holds and takes traces', async (version, schema, rows, files) => {
    const folder = older(version, schema, rows);
    expect(() => openTraces(folder)).toThrow(/older version of Dateline .* Start Dateline once/);
    const { state, traces } = opened(folder);
    expect(await state.settings.get('commands/1')).toBe('abc');
    expect((await state.folder.imports.all()).map(({ file }) => file)).toEqual(files);
    const trace = traceOf();
    await traces.keep(trace);
    expect(await traces.find(trace.id)).toEqual(trace);
  });

  test('4 brings along what people asked, rated and spent, and how often they asked', async () => {
    const fourth = `${second}
      CREATE TABLE traces (
        id TEXT PRIMARY KEY, asked_at INTEGER NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL, asker TEXT, server TEXT,
        question TEXT NOT NULL, status TEXT NOT NULL, cost REAL, record TEXT NOT NULL, repeat_key TEXT
      ) STRICT;
      CREATE INDEX traces_asked_at ON traces (asked_at);
      CREATE INDEX traces_asker ON traces (asker) WHERE asker IS NOT NULL;
      CREATE INDEX traces_repeat_key ON traces (repeat_key, asked_at) WHERE repeat_key IS NOT NULL;
      CREATE TABLE spending (ended_at INTEGER NOT NULL, dollars REAL NOT NULL) STRICT;
      CREATE INDEX spending_ended_at ON spending (ended_at);
      CREATE TABLE ratings (
        trace TEXT NOT NULL REFERENCES traces (id) ON DELETE CASCADE, rater TEXT NOT NULL, rating TEXT NOT NULL, reason TEXT,
        comment TEXT, rated_at INTEGER NOT NULL, PRIMARY KEY (trace, rater)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX ratings_rater ON ratings (rater);
      CREATE TABLE usage (who TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
      CREATE INDEX usage_who ON usage (who, at);
      CREATE INDEX usage_at ON usage (at);`;
    const trace = traceOf({ asker: 'hash', askedAt: daysBefore(1), cost: 0.5 });
    const record = JSON.stringify(trace.record).replaceAll("'", "''");
    const rows = `
      INSERT INTO traces VALUES ('${trace.id}', ${trace.askedAt.getTime()}, '${trace.kind}', '${trace.place}', 'hash', NULL,
        '${trace.question}', '${trace.status}', 0.5, '${record}', NULL);
      INSERT INTO ratings VALUES ('${trace.id}', 'rater', 'down', 'outdated', NULL, ${noon.getTime()});
      INSERT INTO spending VALUES (${daysBefore(1).getTime()}, 0.5), (${noon.getTime()}, 0.25);
      INSERT INTO usage VALUES ('hash', ${noon.getTime()}), ('hash', ${noon.getTime()});`;
    const { state, traces, spending } = opened(older(4, fourth, `${setting} ${rows}`));
    expect(await traces.find(trace.id)).toEqual(trace);
    expect(await state.ratings.down(daysBefore(2))).toMatchObject([{ trace: trace.id, reason: 'outdated' }]);
    expect(await spending.since(noon)).toBe(0.25);
    expect(await spending.since(daysBefore(2))).toBe(0.75);
    const limit = { most: 2, since: daysBefore(1) };
    expect(await state.usage.admit([{ who: 'hash', limits: [limit] }], noon)).toEqual({ limit, inTheWay: noon });
    expect(await state.erasure.erase('hash', noon)).toEqual({ traces: 1, ratings: 0, follows: 0 });
    expect(await state.ratings.of(trace.id)).toEqual([]);
  });

  test('of a newer one the traces are refused too', async () => {
    const { folder, state } = opened();
    await state.close();
    const database = new DatabaseSync(join(folder, 'state.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => openTraces(folder)).toThrow(/newer version of Dateline \(schema 99/);
  });
});

test('a digest that an earlier version kept is no follow', async () => {
  const { folder, state } = opened();
  const { id } = await state.schedules.add('server', scheduleForm(), noon, noon);
  const database = new DatabaseSync(join(folder, 'state.sqlite'));
  database.exec(`UPDATE schedules SET form = json_remove(form, '$.follow')`);
  database.close();
  expect(await state.schedules.find(id)).toMatchObject({ follow: null, follower: null });
});

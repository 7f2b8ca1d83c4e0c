// @module-tag thorough
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { Newsroom } from '../../src/app/newsroom.ts';
import { readConfig } from '../../src/config.ts';
import { openArchive } from '../../src/index/open-archive.ts';
import { restoreBackup } from '../../src/store/backup/restore-backup.ts';
import { writeBackup } from '../../src/store/backup/write-backup.ts';
import { serverSettings } from '../../src/store/server-settings.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { dropOldCopies } from '../../src/store/sqlite/upgrade-copies.ts';
import { timeZone } from '../building/archive.ts';
import { markdown } from '../building/article.ts';
import { temporaryFolder } from '../building/folder.ts';

/**
 * The upgrade drill: data folders that earlier versions wrote, brought to today's. They lie in `upgrades/` as SQL, by what was new when they were written:
 * `first` is that of the first version, `traced` the last one with articles and index in one file, `split` the first one with a store, `leased` that of 0.2.0.
 */

type Former = 'first' | 'traced' | 'split' | 'leased';

const person = '100000000000000001';
const server = '200000000000000002';
const at = new Date('2026-11-27T10:00:00Z');

function folderOf(version: Former): string {
  const folder = temporaryFolder();
  const saved = join(import.meta.dirname, 'upgrades', version);
  for (const file of readdirSync(saved)) {
    const database = new DatabaseSync(join(folder, file.replace('.sql', '.sqlite')));
    database.exec(readFileSync(join(saved, file), 'utf8'));
    database.close();
  }
  return folder;
}

/** The files that these folders were made of. */
const corpus = () =>
  temporaryFolder({
    'harbour.md': markdown({ title: 'Gdynia harbour open again' }, 'The harbour of Gdynia opened again on Monday.'),
    'tram.md': markdown({ title: 'Night trams for Poznan' }, 'Poznan will run trams all night from April.'),
  });

async function upgraded(dataDir: string, folder = corpus()) {
  const said: string[] = [];
  const config = readConfig({ SOURCES_FILE: join(dataDir, 'sources.yaml') });
  const newsroom = await Newsroom.open({ corpusDir: folder, dataDir }, config, (line) => said.push(line));
  const facts = await newsroom.library.facts(at);
  await newsroom.close();
  return { said: said.join('\n'), facts };
}

describe.each<[Former, copies: readonly string[], comesAlong: number]>([
  ['first', ['index-1.sqlite', 'state-1.sqlite'], 2],
  ['traced', ['index-6.sqlite', 'state-4.sqlite'], 2],
  ['split', ['state-4.sqlite', 'store-9.sqlite'], 4],
  ['leased', ['state-6.sqlite', 'store-10.sqlite'], 4],
])('a data folder as “%s” wrote it', (version, copies, articles) => {
  test('starts, with its articles; as it was before, it is kept', async () => {
    const dataDir = folderOf(version);
    expect((await upgraded(dataDir)).facts.articles).toBe(articles);
    expect(readdirSync(join(dataDir, 'before-upgrade')).toSorted()).toEqual(copies);
    const { said } = await upgraded(dataDir);
    expect(said).toContain('2 unchanged');
  });

  test('brings along what people did', async () => {
    const dataDir = folderOf(version);
    await upgraded(dataDir);
    const state = openState(dataDir);
    const traces = await state.traces.latest(10);
    if (version === 'first') expect(traces).toEqual([]);
    else {
      expect(traces.map(({ question }) => question)).toEqual([
        'What time does the last bus go?',
        'When did the harbour of Gdynia open again?',
      ]);
      const [, asked] = traces;
      expect(await state.traces.find(asked?.id ?? '')).toMatchObject({ record: { judgement: 'covered' } });
      expect(await state.ratings.of(asked?.id ?? '')).toMatchObject([
        { rating: 'down', comment: 'The ferry was late.' },
      ]);
      expect(await serverSettings(state.settings, state.hashId).get(server)).toMatchObject({
        language: 'pl',
        personPerDay: 5,
      });
      expect(await state.spending.since(new Date('2026-11-25T00:00:00Z'))).toBe(0.0125);
      const who = state.hashId('person', person);
      expect(await state.usage.count(who, new Date('2026-11-25T00:00:00Z'), at)).toBe(1);
      expect(await state.folder.imports.all()).toMatchObject([{ file: '/srv/news/bulk.jsonl' }]);
    }
    await state.close();
  });
});

test('imports of before there was a store are read again; where their file is lost, that is said, and the copy has them', async () => {
  const dataDir = folderOf('traced');
  const { said } = await upgraded(dataDir);
  expect(said).toContain('/srv/news/bulk.jsonl');
  expect(said).toContain('The index lacks its articles: put it back');
  const copy = new DatabaseSync(join(dataDir, 'before-upgrade/index-6.sqlite'), { readOnly: true });
  expect(copy.prepare('SELECT count(*) AS count FROM articles').get()).toEqual({ count: 4 });
  copy.close();
});

test('an upgrade that fails leaves the database as it was', () => {
  const dataDir = folderOf('split');
  const path = join(dataDir, 'store.sqlite');
  const database = new DatabaseSync(path);
  // The upgrade can't make a table of that name.
  database.exec('CREATE TABLE embargoes (something TEXT)');
  database.close();
  expect(() => openArchive(dataDir, timeZone)).toThrow(/embargoes/);
  const after = new DatabaseSync(path, { readOnly: true });
  expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 9 });
  expect(after.prepare('SELECT count(*) AS count FROM articles').get()).toEqual({ count: 4 });
  after.close();
});

test('a backup of an older version is brought up to date when it is restored', async () => {
  const file = join(temporaryFolder(), 'old.tar.zst');
  const old = folderOf('split');
  await writeBackup({ dataDir: old, file, replace: false, at, madeBy: '0.0.1' });
  const target = temporaryFolder();
  expect(await restoreBackup({ file, dataDir: target, replace: false, at })).toMatchObject({ isMigrated: true });
  expect(readdirSync(target).toSorted()).toEqual(['lock.sqlite', 'state.sqlite', 'store.sqlite']);
  expect((await upgraded(target)).facts.articles).toBe(4);
});

test.each([
  'store.sqlite',
  'state.sqlite',
])('where %s is of a newer version, the other one isn’t touched either', async (name) => {
  const dataDir = folderOf('split');
  const database = new DatabaseSync(join(dataDir, name));
  database.exec('PRAGMA user_version = 99');
  database.close();
  const bytes = () => ['store.sqlite', 'state.sqlite'].map((one) => readFileSync(join(dataDir, one), 'latin1'));
  const before = bytes();
  await expect(upgraded(dataDir)).rejects.toThrow(/newer version of Dateline \(schema 99.*pdate Dateline/);
  expect(bytes()).toEqual(before);
});

test('the copy of what people asked goes when somebody is to be forgotten, and when it is as old as traces may be', async () => {
  const dataDir = folderOf('traced');
  await upgraded(dataDir);
  const copies = () => readdirSync(join(dataDir, 'before-upgrade')).toSorted();
  copyFileSync(join(dataDir, 'before-upgrade/state-4.sqlite'), join(dataDir, 'before-upgrade/state-5.sqlite'));
  const state = openState(dataDir);
  await state.erasure.erase(state.hashId('person', person), at);
  await state.close();
  expect(copies()).toEqual(['index-6.sqlite']);
  dropOldCopies(dataDir, 7, new Date(Date.now() + 6 * 86_400_000));
  expect(existsSync(join(dataDir, 'before-upgrade/index-6.sqlite'))).toBe(true);
  dropOldCopies(dataDir, 7, new Date(Date.now() + 8 * 86_400_000));
  expect(copies()).toEqual([]);
});

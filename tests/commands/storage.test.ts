import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { folderParts } from '../../src/store/folder-sizes.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { compactDatabases, databaseSizes } from '../../src/store/sqlite/table-sizes.ts';
import { renderStorage } from '../../src/terminal/storage-text.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';
import { traceOf } from '../building/trace.ts';

test('what takes the room is told table by table, next to a running bot, with what will go', async () => {
  const { dataDir, write } = archiveOf(article('a', {}, 'The harbour opens on Monday. '.repeat(2_000)));
  write((writer) => writer.put(article('a', {}, 'The harbour opens on Tuesday. '.repeat(2_000))));
  const state = openState(dataDir);
  mkdirSync(join(dataDir, 'before-restore-2026'));
  writeFileSync(join(dataDir, 'before-restore-2026', 'store.sqlite'), 'x'.repeat(2_500_000));
  const said = renderStorage(dataDir, databaseSizes(dataDir), folderParts(dataDir), 30);
  expect(said).toMatch(/^ {4}articles +\d+ kB {2}1 row; stay: they are the coverage$/m);
  expect(said).toMatch(
    /^ {4}past_versions +\d+ kB {2}1 row; what articles said before: the latest 50 of each, for a year$/m,
  );
  expect(said).toMatch(/^ {2}before-restore-2026 +2\.5 MB {2}1 file; stays until you delete it$/m);
  expect(said).toMatch(/^ {2}index +\d+ kB/m);
  await state.close();
});

test('what is free is given back when somebody says so', async () => {
  const { dataDir } = archiveOf(article('a', {}, 'The harbour opens on Monday.'));
  const state = openState(dataDir);
  for (let asked = 0; asked < 20; asked++) {
    await state.traces.keep(traceOf({ askedAt: new Date(asked), question: `Who met in Warsaw? ${'x'.repeat(9_000)}` }));
  }
  await state.traces.deleteBefore(new Date('2026-01-01'));
  await state.close();
  const freeBytes = () => databaseSizes(dataDir).find(({ name }) => name === 'state.sqlite')?.freeBytes ?? 0;
  expect(freeBytes()).toBeGreaterThan(100_000);
  compactDatabases(dataDir);
  expect(freeBytes()).toBe(0);
});

test('a folder of a newer version is left as it is, and one that isn’t there is not made', async () => {
  const dataDir = temporaryFolder();
  const database = new DatabaseSync(join(dataDir, 'state.sqlite'));
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => compactDatabases(dataDir)).toThrow(/newer version of Dateline/);
  const missing = join(dataDir, 'missing');
  const { code, stderr } = await dateline(['storage', '--compact', '--data', missing]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(`There is no folder ${missing}.`) });
  expect(existsSync(missing)).toBe(false);
});

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openArchive as open } from '../../src/index/open-archive.ts';
import { restoreBackup } from '../../src/store/backup/restore-backup.ts';
import { unfinishedFolder, writeBackup } from '../../src/store/backup/write-backup.ts';
import { lockDataFolder } from '../../src/store/sqlite/lock.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { schemaVersion } from '../../src/store/sqlite/schema.ts';
import { contentsOf, openArchive, timeZone } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { temporaryFolder } from '../building/folder.ts';
import { createRandom } from '../building/prose.ts';
import { onTestFinished } from '../building/running-test.ts';
import { traceOf } from '../building/trace.ts';

const at = new Date('2026-03-01T10:00:00Z');
const main = join(import.meta.dirname, '../../src/main.ts');

/** A bot's data folder, open and at work. */
async function running() {
  const archive = openArchive();
  const state = openState(archive.dataDir);
  onTestFinished(() => state.close());
  archive.write((writer) => {
    writer.put(article('a', {}, 'The harbour opens on Monday.'));
    writer.put(article('b', {}, 'The ferry from Karlskrona came late.'));
  });
  archive.write((writer) => writer.put(article('a', {}, 'The harbour opens on Tuesday.')));
  await state.traces.keep(traceOf({ id: 'k7m2p9q4xt', question: 'When does the harbour open?' }));
  return { ...archive, state, file: join(temporaryFolder(), 'dateline.tar.zst') };
}

const backUp = (dataDir: string, file: string, replace = false) =>
  writeBackup({ dataDir, file, replace, at, madeBy: '1.2.3' });
const restoreTo = (dataDir: string, file: string, replace = false) => restoreBackup({ file, dataDir, replace, at });

/** Every row of every table, by database. */
function rowsOf(dataDir: string): Record<string, unknown> {
  const rows: Record<string, unknown> = {};
  for (const name of ['store.sqlite', 'state.sqlite']) {
    const database = new DatabaseSync(join(dataDir, name), { readOnly: true });
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    for (const { name: table } of tables) rows[`${name} ${table}`] = database.prepare(`SELECT * FROM "${table}"`).all();
    database.close();
  }
  return rows;
}

test('what a running bot has is in the backup, row by row, and nothing that it writes afterwards', async () => {
  const { dataDir, write, state, file } = await running();
  const before = { rows: rowsOf(dataDir), contents: contentsOf(dataDir) };
  const manifest = await backUp(dataDir, file);
  expect(manifest).toMatchObject({
    ...{ madeBy: '1.2.3', at: at.toISOString() },
    databases: { 'store.sqlite': { rows: { articles: 2, past_versions: 1 } }, 'state.sqlite': { rows: { traces: 1 } } },
  });
  write((writer) => writer.put(article('c', {}, 'A bridge was opened in Gdynia.')));
  await state.traces.keep(traceOf({ id: 'aaaaaaaaaa' }));

  const restored = join(temporaryFolder(), 'new');
  expect(await restoreTo(restored, file)).toMatchObject({ aside: null, isMigrated: false });
  expect(rowsOf(restored)).toEqual(before.rows);
  open(restored, timeZone).writer.close();
  expect(contentsOf(restored)).toEqual(before.contents);
  expect(readdirSync(join(file, '..'))).toEqual(['dateline.tar.zst']);
});

describe('nothing is overwritten before somebody says so', () => {
  test('a file that is there', async () => {
    const { dataDir, file } = await running();
    writeFileSync(file, 'an earlier one');
    await expect(backUp(dataDir, file)).rejects.toThrow(/is there already.*add --replace/);
    expect(readFileSync(file, 'utf8')).toBe('an earlier one');
    await backUp(dataDir, file, true);
    await restoreTo(temporaryFolder(), file);
  });

  test.each(['store.sqlite', 'state.sqlite-wal', 'lock.sqlite'])('%s of the data folder itself', async (name) => {
    const { dataDir } = await running();
    const before = readdirSync(dataDir).toSorted();
    await expect(backUp(dataDir, join(dataDir, name), true)).rejects.toThrow(/of the data folder itself.*another file/);
    expect(readdirSync(dataDir).toSorted()).toEqual(before);
  });

  test('a data folder that holds data: what was there is kept aside', async () => {
    const [first, second] = [await running(), await running()];
    await backUp(first.dataDir, first.file);
    second.write((writer) => writer.remove('b'));
    const before = rowsOf(second.dataDir);
    await expect(restoreTo(second.dataDir, first.file)).rejects.toThrow(/holds data already.*add --replace/);
    expect(rowsOf(second.dataDir)).toEqual(before);
    const { aside } = await restoreTo(second.dataDir, first.file, true);
    expect(rowsOf(second.dataDir)).toEqual(rowsOf(first.dataDir));
    expect(rowsOf(aside ?? '')).toEqual(before);
    // The index was of the other store.
    expect(existsSync(join(second.dataDir, 'index'))).toBe(false);
  });

  test('a data folder on which a bot runs', async () => {
    const { dataDir, file } = await running();
    await backUp(dataDir, file);
    const unlock = lockDataFolder(dataDir);
    await expect(restoreTo(dataDir, file, true)).rejects.toThrow(/Another Dateline process.*Stop that one first/);
    unlock();
  });
});

/** The same backup with other words in it, as long as they are. */
function altered(file: string, from: string, to: string): void {
  const bytes = zstdDecompressSync(readFileSync(file));
  const found = bytes.indexOf(from);
  bytes.write(to, found);
  writeFileSync(file, zstdCompressSync(bytes));
}

describe('a backup that can’t be used is refused in a sentence, and nothing was changed', { tags: 'thorough' }, () => {
  test.each<[string, (file: string) => void, RegExp]>([
    ['cut short', (file) => truncateSync(file, readFileSync(file).length - 700), /damaged or cut short/],
    ['cut to a few bytes', (file) => truncateSync(file, 40), /damaged or cut short|no backup/],
    ['empty', (file) => truncateSync(file, 0), /no backup of Dateline/],
    ['something else', (file) => writeFileSync(file, 'some words '.repeat(999)), /no backup of Dateline/],
    [
      'packed, but something else',
      (file) => writeFileSync(file, zstdCompressSync(Buffer.alloc(9_000, 'a'))),
      /no backup|damaged/,
    ],
    [
      'of a newer format',
      (file) => altered(file, '"formatVersion": 1', '"formatVersion": 2'),
      /newer version.*Update Dateline/,
    ],
    [
      'of newer tables',
      (file) => altered(file, `"schema": ${schemaVersion}`, '"schema": 99'),
      /newer version.*Update Dateline/,
    ],
    [
      'with other rows than it says',
      (file) => altered(file, '"articles": 2', '"articles": 3'),
      /something else than its manifest/,
    ],
  ])('%s', async (_, damage, words) => {
    const { dataDir, file } = await running();
    await backUp(dataDir, file);
    damage(file);
    const target = temporaryFolder();
    await expect(restoreTo(target, file)).rejects.toThrow(words);
    expect(readdirSync(target)).toEqual(['lock.sqlite']);
  });

  test('flipped bits, anywhere: it is refused, or what it restores is right', async () => {
    const { dataDir, file } = await running();
    await backUp(dataDir, file);
    const [whole, rows] = [readFileSync(file), rowsOf(dataDir)];
    const random = createRandom(20_261_127);
    let refused = 0;
    for (let round = 0; round < 40; round++) {
      const bytes = Buffer.from(whole);
      const place = Math.floor(random() * bytes.length);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8));
      writeFileSync(file, bytes);
      const target = temporaryFolder();
      try {
        await restoreTo(target, file);
        expect(rowsOf(target)).toEqual(rows);
      } catch (error) {
        expect(String(error)).toMatch(/^BackupError: .* Nothing was changed\.$/);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(30);
  });

  test('a file that isn’t there', async () => {
    await expect(restoreTo(temporaryFolder(), '/nowhere/b.tar.zst')).rejects.toThrow(/There is no file/);
  });

  test('a folder, or a pipe that nobody writes into', async () => {
    const target = temporaryFolder();
    const folder = temporaryFolder();
    await expect(restoreTo(target, folder)).rejects.toThrow(`${folder} is a folder.`);
    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    await expect(restoreTo(target, pipe)).rejects.toThrow(`${pipe} is no plain file.`);
    expect(readdirSync(target)).toEqual([]);
  });
});

describe('a backup that can’t be made is refused in a sentence, and no part of it stays', { tags: 'thorough' }, () => {
  test('into a folder that isn’t there; of a folder without data', async () => {
    const { dataDir } = await running();
    await expect(backUp(dataDir, join(dataDir, 'missing', 'b'))).rejects.toThrow(
      /There is no folder .*missing.*Make it/,
    );
    await expect(backUp(temporaryFolder(), join(temporaryFolder(), 'b'))).rejects.toThrow(/nothing to back up yet/);
  });

  test('where there can be no folders: it ends', async () => {
    const { dataDir } = await running();
    await expect(backUp(dataDir, '/proc/dateline.tar.zst')).rejects.toThrow(/There can be no file \/proc\/dateline/);
  });

  test('in place of what is no file: a device, a folder', async () => {
    const { dataDir } = await running();
    const folder = temporaryFolder();
    await expect(backUp(dataDir, '/dev/null', true)).rejects.toThrow('/dev/null is no plain file.');
    await expect(backUp(dataDir, folder, true)).rejects.toThrow(`${folder} is a folder.`);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('next to another that is under way', async () => {
    const { dataDir, file } = await running();
    const unlock = lockDataFolder(unfinishedFolder(file));
    await expect(backUp(dataDir, file)).rejects.toThrow(/Another backup to .* is under way/);
    unlock();
  });

  test.each([
    ['backup', 'of the copies'],
    ['restore', 'of the data folder'],
  ])('%s: no room left on the disk %s', async (command) => {
    const { dataDir, file } = await running();
    const target = temporaryFolder();
    if (command === 'restore') await backUp(dataDir, file);
    const where = command === 'backup' ? dataDir : target;
    // No file may have more than 32 KiB: as on a disk that is full, writing fails in the middle.
    const line = `ulimit -f 64; exec "${process.execPath}" "${main}" ${command} "${file}" --data "${where}"`;
    const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8', cwd: temporaryFolder(), env: {} });
    expect({ status, stderr }).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/(no room left|fails to read or write).* Make room there/),
    });
    expect(stderr).not.toMatch(/^\s+at /m);
    if (command === 'backup') expect(readdirSync(join(file, '..'))).toEqual([]);
    else expect(readdirSync(target)).toEqual(['lock.sqlite']);
  });

  test('what a killed one left behind is in nobody’s way', async () => {
    const { dataDir, file } = await running();
    mkdirSync(unfinishedFolder(file));
    for (const name of ['store.sqlite', 'packed', 'manifest.json'])
      writeFileSync(join(unfinishedFolder(file), name), 'x');
    await backUp(dataDir, file);
    const target = temporaryFolder({ 'restore.unfinished/store.sqlite': 'half of a store' });
    await restoreTo(target, file);
    expect(rowsOf(target)).toEqual(rowsOf(dataDir));
    expect(readdirSync(join(file, '..'))).toEqual(['dateline.tar.zst']);
  });
});

test(
  'a restore that is killed between any two steps is finished by whoever takes the folder next',
  { tags: 'thorough' },
  async () => {
    const source = await running();
    await backUp(source.dataDir, source.file);
    const rows = rowsOf(source.dataDir);
    const old = ['store.sqlite', 'store.sqlite-wal', 'state.sqlite', 'index'];
    // Three that are kept aside, two that take their place.
    for (const last of [0, 1, 2, 3, 4]) {
      const target = temporaryFolder(Object.fromEntries(old.map((name) => [name, `old ${name}`])));
      let moves = 0;
      const move = (from: string, to: string): void => {
        if (moves++ === last) throw new Error('killed');
        renameSync(from, to);
      };
      await expect(restoreBackup({ file: source.file, dataDir: target, replace: true, at, move })).rejects.toThrow(
        'killed',
      );
      lockDataFolder(target)();
      const [aside = ''] = readdirSync(target).filter((name) => name.startsWith('before-restore'));
      expect(readdirSync(join(target, aside)).toSorted()).toEqual(['state.sqlite', 'store.sqlite', 'store.sqlite-wal']);
      expect(readFileSync(join(target, aside, 'store.sqlite-wal'), 'utf8')).toBe('old store.sqlite-wal');
      expect(readdirSync(target).toSorted()).toEqual([aside, 'lock.sqlite', 'state.sqlite', 'store.sqlite']);
      expect(rowsOf(target)).toEqual(rows);
    }
  },
);

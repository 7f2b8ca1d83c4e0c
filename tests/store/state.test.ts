import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { DataFolderError } from '../../src/store/data-folder-error.ts';
import { lockDataFolder } from '../../src/store/sqlite/lock.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { temporaryFolder } from '../building/folder.ts';

describe('the state', () => {
  test('remembers what it was told, over a restart', async () => {
    const folder = temporaryFolder();
    const first = openState(folder);
    expect(await first.settings.get('commands')).toBeNull();
    await first.settings.set('commands', 'one');
    await first.settings.set('commands', 'two');
    await first.close();
    const second = openState(folder);
    expect(await second.settings.get('commands')).toBe('two');
    await second.close();
  });

  test('of a newer version is refused and left as it is', async () => {
    const folder = temporaryFolder();
    await openState(folder).close();
    const path = join(folder, 'state.sqlite');
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    const before = readFileSync(path);
    expect(() => openState(folder)).toThrow(/newer version of Dateline \(schema 99/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('that is damaged is refused and left as it is, size and time too', async () => {
    const folder = temporaryFolder({ 'state.sqlite': 'not a database '.repeat(500) });
    const path = join(folder, 'state.sqlite');
    const before = statSync(path, { bigint: true });
    expect(() => openState(folder)).toThrow(DataFolderError);
    expect(statSync(path, { bigint: true }).mtimeNs).toBe(before.mtimeNs);
    expect(readFileSync(path, 'utf8')).toBe('not a database '.repeat(500));
  });
});

describe('the lock on a data folder', () => {
  test('is held by one, and free when given back', async () => {
    const folder = join(temporaryFolder(), 'new', 'data');
    const release = lockDataFolder(folder);
    expect(() => lockDataFolder(folder)).toThrow(/Another Dateline process is using the data folder/);
    release();
    lockDataFolder(folder)();
  });

  test('on a folder that cannot be made says where to point instead', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => lockDataFolder(join(file, 'data'))).toThrow(/can't be made: .* set DATA_DIR or --data/s);
  });
});

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreBackup } from '../../src/store/backup/restore-backup.ts';
import { isThere } from '../../src/store/rights.ts';
import { inspectState, openState, openTraces } from '../../src/store/sqlite/open-state.ts';
import { databaseSizes } from '../../src/store/sqlite/table-sizes.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';

/** A data folder with what a bot kept. The tests' own are closed to other users, whatever stands in them. */
async function dataFolder(): Promise<string> {
  const folder = mkdtempSync(join(dirname(tmpdir()), 'dateline-shut-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await openState(folder).close();
  return folder;
}

/** Does it as somebody who isn't root, to whom nothing is shut. */
function asSomebody(use: () => unknown): void {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    use();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

test('a folder that is shut is not taken for an empty one', async () => {
  const folder = await dataFolder();
  chmodSync(folder, 0o000);
  onTestFinished(() => chmodSync(folder, 0o700));
  asSomebody(() => {
    for (const look of [
      () => isThere(join(folder, 'state.sqlite')),
      () => openTraces(folder),
      () => inspectState(folder),
      () => databaseSizes(folder),
    ]) {
      expect(look).toThrow(new RegExp(`This user .*may not use ${folder}.*chown`));
    }
  });
});

test('a file that is shut is not called damaged', async () => {
  const folder = await dataFolder();
  const path = join(folder, 'state.sqlite');
  chmodSync(folder, 0o755);
  chmodSync(path, 0o000);
  asSomebody(() => {
    for (const look of [() => openTraces(folder), () => inspectState(folder), () => databaseSizes(folder)]) {
      expect(look).toThrow(new RegExp(`This user .*may not use ${path}.*chown`));
    }
  });
});

test('below a file there is nothing', () => {
  expect(isThere(join(temporaryFolder({ 'a.txt': '' }), 'a.txt/state.sqlite'))).toBe(false);
});

test('a backup that isn’t there makes no folder', async () => {
  const dataDir = join(temporaryFolder(), 'new');
  await expect(restoreBackup({ file: '/nowhere/x', dataDir, replace: false, at: new Date() })).rejects.toThrow(
    'There is no file /nowhere/x',
  );
  expect(isThere(dataDir)).toBe(false);
});

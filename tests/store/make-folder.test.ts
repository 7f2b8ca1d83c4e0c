import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { folderTrouble, makeFolder } from '../../src/store/make-folder.ts';
import { lockDataFolder } from '../../src/store/sqlite/lock.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';

const setting = 'DATA_DIR or --data';

test('a folder is made with those above it, and once more is no trouble', () => {
  const folder = join(temporaryFolder(), 'a/b/c');
  makeFolder(folder);
  makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
  expect(folderTrouble(join(folder, 'd'), setting)).toBeNull();
});

test('where there can be no folders, that is said at once', () => {
  for (const folder of ['/proc/x', '/proc/x/y/z']) {
    expect(() => lockDataFolder(folder)).toThrow(
      `The data folder ${folder} can't be made: where it would lie, there can be no folders. Correct it: set ${setting} to another folder.`,
    );
  }
});

test('a file in its path is named as the reason', () => {
  const corpus = temporaryFolder({ 'file.md': 'It rains.' });
  for (const folder of [join(corpus, 'file.md'), join(corpus, 'file.md/data')]) {
    expect(() => lockDataFolder(folder)).toThrow('a part of its path is a file');
  }
});

test('a folder of another user is told with who owns it and who asks', () => {
  // The tests' own folders are closed to other users.
  const folder = mkdtempSync(join(dirname(tmpdir()), 'dateline-owned-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const isRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o555);
  // Root may write anywhere: it asks as somebody else.
  if (isRoot) chownSync(folder, 0, 0);
  const module = join(import.meta.dirname, '../../src/store/make-folder.ts');
  const asked = `import { folderTrouble } from ${JSON.stringify(module)};
    ${isRoot ? 'process.setuid(65534);' : ''}
    console.log(JSON.stringify(folderTrouble(${JSON.stringify(folder)}, ${JSON.stringify(setting)})));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', asked], { encoding: 'utf8' });
  const user = isRoot ? 65_534 : process.getuid?.();
  const owner = isRoot ? ', which belongs to user 0' : '';
  expect(JSON.parse(stdout)).toEqual({
    found: `This user (${user}) may not write in the data folder ${folder}${owner}.`,
    remedy: `Give it to this user (chown -R), or set ${setting} to another folder.`,
  });
});

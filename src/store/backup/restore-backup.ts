import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isThere } from '../rights.ts';
import { openStore } from '../sqlite/database.ts';
import { inspectDatabase } from '../sqlite/inspect-database.ts';
import { databaseNames, knownVersions } from '../sqlite/known-versions.ts';
import { lockDataFolder } from '../sqlite/lock.ts';
import { openState } from '../sqlite/open-state.ts';
import { syncPath } from '../sync-path.ts';
import { unpack } from './backup-file.ts';
import { backupTrouble, expectFile } from './backup-trouble.ts';
import { asideName, finishRestore, type Move, readyRestore, unfinishedRestore } from './finish-restore.ts';
import { BackupError, damaged, type Manifest } from './manifest.ts';

interface RestorePlan {
  readonly file: string;
  readonly dataDir: string;
  /** Whether what the data folder holds may be put aside. */
  readonly replace: boolean;
  /** The moment of the restore. */
  readonly at: Date;
  readonly move?: Move;
}

interface Restored {
  readonly manifest: Manifest;
  /** Where what was there before is kept; `null` where there was nothing. */
  readonly aside: string | null;
  /** Whether it was of an older version, and was brought up to date. */
  readonly isMigrated: boolean;
}

/**
 * Puts a backup in the place of a data folder's databases, all of it or nothing; what was there is kept aside. The index isn't in a backup: the
 * next start makes it from the store.
 * @throws {BackupError} when the backup can't be used, or the folder holds data and nobody said that it may be put aside.
 * @throws {DataFolderInUseError} while a bot runs on the folder.
 */
export async function restoreBackup({ file, dataDir, replace, at, move }: RestorePlan): Promise<Restored> {
  expectFile(file);
  const unlock = lockDataFolder(dataDir);
  const unfinished = join(dataDir, unfinishedRestore);
  try {
    const isEmpty = databaseNames.every((name) => !isThere(join(dataDir, name)));
    if (!isEmpty && !replace) {
      throw new BackupError({
        found: `${dataDir} holds data already, and was left as it is.`,
        remedy: 'Name an empty folder with --data, or add --replace: what is there is then kept aside in it.',
      });
    }
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    const manifest = await unpack(file, unfinished).catch((error) => {
      throw backupTrouble(error, 'path' in Object(error) ? String(Object(error).path) : dataDir);
    });
    expectWhole(file, unfinished, manifest);
    const isMigrated = await broughtUpToDate(unfinished, manifest);
    const aside = `before-restore-${at.toISOString().replace(/[:.]/g, '-')}`;
    writeFileSync(join(unfinished, asideName), aside);
    for (const name of [...databaseNames, asideName]) syncPath(join(unfinished, name));
    syncPath(unfinished);
    renameSync(unfinished, join(dataDir, readyRestore));
    syncPath(dataDir);
    finishRestore(dataDir, move);
    return { manifest, aside: isEmpty ? null : join(dataDir, aside), isMigrated };
  } catch (error) {
    throw backupTrouble(error, dataDir);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    unlock();
  }
}

function expectWhole(file: string, folder: string, { databases }: Manifest): void {
  for (const name of databaseNames) {
    const { schema, rows } = databases[name];
    const { oldest, current } = knownVersions[name];
    if (schema > current) {
      throw new BackupError({
        found: `${file} was made by a newer version of Dateline (schema ${schema} of ${name}; this one knows up to ${current}).`,
        remedy: 'Update Dateline, then restore it. Nothing was changed.',
      });
    }
    const found = inspectDatabase(join(folder, name));
    if (typeof found === 'string') throw damaged(file, found);
    if (schema < oldest || !isDeepStrictEqual(found, { schema, rows })) {
      throw damaged(file, `${name} holds something else than its manifest says`);
    }
  }
}

/** An older backup is brought up to date before anything is moved: where that fails, nothing was changed. */
async function broughtUpToDate(folder: string, { databases }: Manifest): Promise<boolean> {
  const isCurrent = databaseNames.every((name) => databases[name].schema === knownVersions[name].current);
  if (isCurrent) return false;
  openStore(folder).database.close();
  await openState(folder).close();
  return true;
}

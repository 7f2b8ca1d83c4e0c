import { chmodSync, existsSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DataFolderInUseError } from '../data-folder-error.ts';
import { makeFolder } from '../make-folder.ts';
import { copyDatabases } from '../sqlite/copy-databases.ts';
import { databaseNames } from '../sqlite/known-versions.ts';
import { lockDataFolder, lockName } from '../sqlite/lock.ts';
import { syncPath } from '../sync-path.ts';
import { fingerprint, pack, unpack } from './backup-file.ts';
import { backupTrouble, expectFile } from './backup-trouble.ts';
import { BackupError, type Manifest, manifestName, manifestOf } from './manifest.ts';

interface BackupPlan {
  readonly dataDir: string;
  /** Where the backup goes. */
  readonly file: string;
  /** Whether a file that is there already may be replaced. */
  readonly replace: boolean;
  /** The moment of the backup. */
  readonly at: Date;
  /** The version of the program. */
  readonly madeBy: string;
}

/** In it: the whole, before it is moved. */
const packedName = 'packed';

/** Where the parts of a backup are put together: next to it, so that the whole can be moved into place in one go. */
export function unfinishedFolder(file: string): string {
  return join(dirname(resolve(file)), `.${basename(file)}.unfinished`);
}

/** Whether a file is a database that a data folder has, or a part of one. */
function isOfDataFolder(file: string, dataDir: string): boolean {
  if (!existsSync(dataDir) || realpathSync(dirname(resolve(file))) !== realpathSync(dataDir)) return false;
  return [...databaseNames, lockName].some((name) =>
    ['', '-wal', '-shm', '-journal'].some((end) => basename(file) === name + end),
  );
}

/**
 * Backs up a data folder, next to a running bot. Under its name stands a whole backup that was read back, or what was there before; never a part.
 * @throws {BackupError | DataFolderError} with what to do; nothing was changed.
 */
export async function writeBackup({ dataDir, file, replace, at, madeBy }: BackupPlan): Promise<Manifest> {
  if (!existsSync(dirname(resolve(file)))) {
    throw new BackupError({
      found: `There is no folder ${dirname(resolve(file))}.`,
      remedy: 'Make it, or name a file in a folder that is there.',
    });
  }
  if (existsSync(file)) expectFile(file);
  if (isOfDataFolder(file, dataDir)) {
    throw new BackupError({
      found: `${file} is a database of the data folder itself, and was left as it is.`,
      remedy: 'Name another file.',
    });
  }
  if (existsSync(file) && !replace) {
    throw new BackupError({
      found: `${file} is there already, and was left as it is.`,
      remedy: 'Name another file, or add --replace.',
    });
  }
  const folder = unfinishedFolder(file);
  let unlock: (() => void) | null = null;
  try {
    makeFolder(folder);
    chmodSync(folder, 0o700);
    unlock = lockDataFolder(folder);
    // What a backup left behind that was killed.
    for (const name of [manifestName, ...databaseNames, packedName]) rmSync(join(folder, name), { force: true });
    const copied = await copyDatabases(dataDir, folder);
    const described = async (name: (typeof databaseNames)[number]) => ({
      ...(await fingerprint(join(folder, name))),
      ...copied[name],
    });
    const manifest = manifestOf({
      madeBy,
      at: at.toISOString(),
      databases: { 'store.sqlite': await described('store.sqlite'), 'state.sqlite': await described('state.sqlite') },
    });
    writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
    const packed = join(folder, packedName);
    await pack(folder, packed);
    chmodSync(packed, 0o600);
    await unpack(packed, null);
    syncPath(packed);
    renameSync(packed, file);
    syncPath(dirname(resolve(file)));
    return manifest;
  } catch (error) {
    if (error instanceof DataFolderInUseError && unlock === null) throw underWay(file);
    throw backupTrouble(error, file);
  } finally {
    unlock?.();
    if (unlock !== null) rmSync(folder, { recursive: true, force: true });
  }
}

function underWay(file: string): BackupError {
  return new BackupError({
    found: `Another backup to ${file} is under way.`,
    remedy: 'Wait for its end, or name another file.',
  });
}

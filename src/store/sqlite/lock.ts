import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { diskTrouble } from '../../wording/disk-trouble.ts';
import { errorMessage } from '../../wording/error-message.ts';
import { finishRestore } from '../backup/finish-restore.ts';
import { DataFolderError, DataFolderInUseError } from '../data-folder-error.ts';
import { folderTrouble } from '../make-folder.ts';

/** The file of the lock. */
export const lockName = 'lock.sqlite';

/**
 * Takes a data folder for this process alone. The lock is SQLite's on a file of its own: the operating system lets go
 * of it when the process ends, however it ends. A restore that was cut off once it was whole is finished.
 * @returns a function that gives the folder back.
 * @throws {DataFolderInUseError} when another process holds it.
 * @throws {DataFolderError} when the folder can't be written.
 */
export function lockDataFolder(dataDir: string): () => void {
  const path = join(dataDir, lockName);
  let database: DatabaseSync | undefined;
  try {
    const noFolder = folderTrouble(dataDir, 'DATA_DIR or --data');
    if (noFolder !== null) throw new DataFolderError(noFolder);
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    finishRestore(dataDir);
  } catch (error) {
    database?.close();
    if (error instanceof DataFolderError) throw error;
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
    const isBusy = code === 5;
    if (isBusy) {
      throw new DataFolderInUseError({
        found: `Another Dateline process is using the data folder ${dataDir}.`,
        remedy: 'Stop that one first, or give this one a folder of its own with DATA_DIR or --data.',
      });
    }
    const disk = diskTrouble(error, dataDir);
    if (disk !== null) throw new DataFolderError(disk);
    throw new DataFolderError({
      found: `The data folder ${dataDir} can't be written (${errorMessage(error)}).`,
      remedy: 'Make it writable for this user, or set DATA_DIR or --data to another folder.',
    });
  }
  const held = database;
  return () => {
    if (held.isTransaction) held.exec('ROLLBACK');
    held.close();
  };
}

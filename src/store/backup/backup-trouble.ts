import { statSync } from 'node:fs';
import { diskTrouble } from '../../wording/disk-trouble.ts';
import { DataFolderError } from '../data-folder-error.ts';
import { BackupError } from './manifest.ts';

/**
 * An error in words, where it is of the disk or of rights.
 * @param path the file or folder that was to be written.
 */
export function backupTrouble(error: unknown, path: string): unknown {
  if (error instanceof BackupError || error instanceof DataFolderError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return new BackupError({
      found: `${path} can't be written or read by this user (${code}).`,
      remedy: 'Give this user the right to, or name another place. Nothing was changed.',
    });
  }
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') {
    return new BackupError({
      found: `There can be no file ${path}.`,
      remedy: 'Name another one. Nothing was changed.',
    });
  }
  const disk = diskTrouble(error, path);
  if (disk === null) return error;
  return new BackupError({ found: disk.found, remedy: 'Make room there, or name another place. Nothing was changed.' });
}

/**
 * A pipe would keep whoever reads it waiting without an end, and a device would be replaced by a file.
 * @throws {BackupError} where a name is no file's.
 */
export function expectFile(path: string): void {
  let stat: ReturnType<typeof statSync>;
  try {
    stat = statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw backupTrouble(error, path);
  }
  if (stat?.isFile()) return;
  const found =
    stat === undefined
      ? `There is no file ${path}.`
      : `${path} is ${stat.isDirectory() ? 'a folder' : 'no plain file'}.`;
  throw new BackupError({ found, remedy: 'Name the file of a backup. Nothing was changed.' });
}

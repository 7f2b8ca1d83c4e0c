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
    return new BackupError({ found: `There is no file ${path}.`, remedy: 'Name the file of a backup.' });
  }
  const disk = diskTrouble(error, path);
  if (disk === null) return error;
  return new BackupError({ found: disk.found, remedy: 'Make room there, or name another place. Nothing was changed.' });
}

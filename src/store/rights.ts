import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Trouble } from '../wording/trouble.ts';
import { DataFolderError } from './data-folder-error.ts';

/** SQLite's primary result codes for a file that this process may not open, or not write, and the system's. */
const kinds = new Set(['3', '8', '14', '23', 'EACCES', 'EPERM', 'EROFS']);

/**
 * What keeps this user from a file of the data folder; `null` for any other error. To SQLite a file that may not be read is like one that isn't
 * there: ask `isThere` first.
 */
export function rightsTrouble(error: unknown, path: string): Trouble | null {
  if (!(error instanceof Error)) return null;
  const code = 'errcode' in error ? Number(error.errcode) & 0xff : 'code' in error ? error.code : undefined;
  if (!kinds.has(String(code))) return null;
  return {
    found: `This user${userNumber()} may not use ${path}. It was left as it is.`,
    remedy:
      'Run this as the user that the bot runs as, or give the data folder to this one (chown -R). A file system that is mounted read-only must be mounted for writing.',
  };
}

/** ` (1000)`; nothing where users have no numbers. */
export function userNumber(): string {
  const user = process.getuid?.();
  return user === undefined ? '' : ` (${user})`;
}

/**
 * Whether a file of the data folder is there.
 * @throws {DataFolderError} where this user may not look, so that nobody takes a folder that is shut for an empty one.
 */
export function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    const rights = rightsTrouble(error, dirname(path));
    if (rights !== null) throw new DataFolderError(rights);
    return false;
  }
}

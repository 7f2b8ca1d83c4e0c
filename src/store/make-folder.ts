import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Trouble } from '../wording/trouble.ts';
import { userNumber } from './rights.ts';

/**
 * Makes a folder with those above it. Node's own `recursive` never returns where a file system can't make folders and says that the one above
 * isn't there, as /proc does.
 * @throws the system's error.
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  let at = resolve(path);
  while (statSync(at, { throwIfNoEntry: false }) === undefined && dirname(at) !== at) {
    missing.push(at);
    at = dirname(at);
  }
  for (const folder of missing.toReversed()) {
    try {
      mkdirSync(folder);
    } catch (error) {
      // Another process may have made it meanwhile.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/**
 * Makes a folder that this process may write in.
 * @param setting how another folder is named, such as `DATA_DIR or --data`.
 * @returns `null` when it is there, else what keeps it from that, with what to do.
 * @throws the system's error where it is another one, such as a full disk.
 */
export function folderTrouble(folder: string, setting: string): Trouble | null {
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('It is a file.'), { code: 'ENOTDIR' });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const trouble = error instanceof Error && 'code' in error ? troubleOf(String(error.code), folder, setting) : null;
    if (trouble === null) throw error;
    return trouble;
  }
}

function troubleOf(code: string, folder: string, setting: string): Trouble | null {
  const another = `set ${setting} to another folder`;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return {
        found: `This user${userNumber()} may not write in the data folder ${folder}${ownerOf(folder)}.`,
        remedy: `Give it to this user (chown -R), or ${another}.`,
      };
    case 'EROFS':
      return {
        found: `The data folder ${folder} lies on a file system that is mounted read-only.`,
        remedy: `Mount it for writing (in a container: a volume), or ${another}.`,
      };
    case 'ENOTDIR':
      return {
        found: `The data folder ${folder} can't be made: a part of its path is a file.`,
        remedy: `Correct it: ${another}.`,
      };
    case 'ENOENT':
      return {
        found: `The data folder ${folder} can't be made: where it would lie, there can be no folders.`,
        remedy: `Correct it: ${another}.`,
      };
    default:
      return null;
  }
}

function ownerOf(folder: string): string {
  try {
    const { uid } = statSync(folder);
    return uid === process.getuid?.() ? '' : `, which belongs to user ${uid}`;
  } catch {
    return '';
  }
}

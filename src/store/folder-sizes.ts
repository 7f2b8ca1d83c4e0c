import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file or folder of the data folder, with all that is below it. */
export interface FolderPart {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
}

/** What lies in a data folder besides the databases that are in use, each entry with all that is below it; the largest first. */
export function folderParts(dataDir: string): FolderPart[] {
  return entrySizes(dataDir)
    .filter(({ name }) => !/^(store|state|lock)\.sqlite(-\w+)?$/.test(name))
    .toSorted((a, b) => b.bytes - a.bytes);
}

/** Each entry of a folder with all that is below it; what is deleted while it is counted counts nothing. */
export function entrySizes(folder: string): FolderPart[] {
  return namesIn(folder).map((name) => ({ name, ...sizeBelow(join(folder, name)) }));
}

function sizeBelow(path: string): { files: number; bytes: number } {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return { files: 0, bytes: 0 };
  if (!stat.isDirectory()) return { files: 1, bytes: stat.size };
  return entrySizes(path).reduce((sum, one) => ({ files: sum.files + one.files, bytes: sum.bytes + one.bytes }), {
    files: 0,
    bytes: 0,
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

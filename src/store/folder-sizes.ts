import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Something in the data folder besides its databases. */
export interface FolderPart {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
}

/** What lies in a data folder besides the databases that are in use, each entry with all that is below it; the largest first. */
export function folderParts(dataDir: string): FolderPart[] {
  if (!existsSync(dataDir)) return [];
  return readdirSync(dataDir)
    .filter((name) => !/^(store|state|lock)\.sqlite(-\w+)?$/.test(name))
    .map((name) => ({ name, ...sizeBelow(join(dataDir, name)) }))
    .toSorted((a, b) => b.bytes - a.bytes);
}

function sizeBelow(path: string): { files: number; bytes: number } {
  // The bot may delete what is being counted.
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return { files: 0, bytes: 0 };
  if (!stat.isDirectory()) return { files: 1, bytes: stat.size };
  return readdirSync(path)
    .map((name) => sizeBelow(join(path, name)))
    .reduce((sum, one) => ({ files: sum.files + one.files, bytes: sum.bytes + one.bytes }), { files: 0, bytes: 0 });
}

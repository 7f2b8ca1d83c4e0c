import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseNames } from '../sqlite/known-versions.ts';
import { syncPath } from '../sync-path.ts';

/** Where a restored data folder is put together; what lies there after a crash is thrown away. */
export const unfinishedRestore = 'restore.unfinished';
/** Its name once it is whole: from then on it takes the place of what was there, whatever comes in between. */
export const readyRestore = 'restore.ready';
/** In it: the name of the folder that keeps what was there before. */
export const asideName = 'aside.txt';

export type Move = (from: string, to: string) => void;

/**
 * Puts a whole restored folder in the place of what was there, which is kept aside. Each step can be the last before a crash: the next one who
 * takes the data folder goes on. The index is derived from a store that is no longer here, and goes.
 * @param dataDir nobody else has it.
 */
export function finishRestore(dataDir: string, move: Move = renameSync): void {
  const ready = join(dataDir, readyRestore);
  if (!existsSync(ready)) return;
  const aside = join(dataDir, readFileSync(join(ready, asideName), 'utf8'));
  mkdirSync(aside, { recursive: true });
  rmSync(join(dataDir, 'index'), { recursive: true, force: true });
  for (const name of databaseNames) {
    // The new one is in its place already.
    if (!existsSync(join(ready, name))) continue;
    for (const ending of ['', '-wal', '-shm']) {
      if (existsSync(join(dataDir, `${name}${ending}`)))
        move(join(dataDir, `${name}${ending}`), join(aside, `${name}${ending}`));
    }
    // An old log next to a new database would be taken for its own.
    syncPath(dataDir);
    move(join(ready, name), join(dataDir, name));
  }
  // A damaged store that waits to be read belongs to the old one.
  for (const name of readdirSync(dataDir).filter((file) => /^(store-damaged|index)\.sqlite/.test(file))) {
    move(join(dataDir, name), join(aside, name));
  }
  syncPath(dataDir);
  // Whole or not there: what is left of it is thrown away under its other name.
  rmSync(join(dataDir, unfinishedRestore), { recursive: true, force: true });
  renameSync(ready, join(dataDir, unfinishedRestore));
  rmSync(join(dataDir, unfinishedRestore), { recursive: true });
  if (readdirSync(aside).length === 0) rmSync(aside, { recursive: true });
}

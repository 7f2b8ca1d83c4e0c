import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { msPerDay } from '../../language/dates.ts';
import { syncPath } from '../sync-path.ts';

/** In the data folder: databases as they were before this version of the program brought them up to date. */
const upgradeFolder = 'before-upgrade';

/** Long enough to notice that a newer version does harm; after that a copy would only hold what is older than any trace. */
const keptDays = 30;

/** `state.sqlite` of version 4 is kept as `state-4.sqlite`. */
function copyPath(path: string, version: number): string {
  const folder = join(dirname(path), upgradeFolder);
  mkdirSync(folder, { recursive: true });
  return join(folder, `${basename(path, '.sqlite')}-${version}.sqlite`);
}

/** Of each database, the latest copy alone stays. */
function dropOthers(copy: string): void {
  const name = basename(copy).replace(/-\d+\.sqlite$/, '');
  for (const other of readdirSync(dirname(copy))) {
    if (other.startsWith(`${name}-`) && other !== basename(copy)) rmSync(join(dirname(copy), other), { force: true });
  }
}

/**
 * Copies a database before it is brought up to date; whole or not at all.
 * @param database open on `path`, outside of any transaction.
 * @returns the path of the copy.
 * @throws when there is no room for it: then nothing may be changed.
 */
export function copyBeforeUpgrade(database: DatabaseSync, path: string, version: number): string {
  const copy = copyPath(path, version);
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { force: true });
  database.prepare('VACUUM INTO ?').run(unfinished);
  syncPath(unfinished);
  renameSync(unfinished, copy);
  syncPath(dirname(copy));
  dropOthers(copy);
  return copy;
}

/** Moves a database that can't be brought up to date where its copy would be: it is built anew from the coverage. */
export function moveBeforeUpgrade(path: string, version: number): void {
  const copy = copyPath(path, version);
  for (const ending of ['-wal', '-shm', '']) {
    if (existsSync(`${path}${ending}`)) renameSync(`${path}${ending}`, `${copy}${ending}`);
  }
  // It is kept from now on, whenever it was written last.
  utimesSync(copy, new Date(), new Date());
}

/**
 * Deletes copies that are older than they may be.
 * @param traceDays how long what people asked is kept, also in a copy.
 */
export function dropOldCopies(dataDir: string, traceDays: number, now: Date): void {
  const keptMs = Math.min(keptDays, traceDays) * msPerDay;
  dropCopies(dataDir, (path) => now.getTime() - statSync(path).mtimeMs > keptMs);
}

/** Deletes the copy of what people did: somebody wants to be forgotten. */
export function dropStateCopies(dataDir: string): void {
  dropCopies(dataDir, (path) => basename(path).startsWith('state-'));
}

function dropCopies(dataDir: string, isToGo: (path: string) => boolean): void {
  const folder = join(dataDir, upgradeFolder);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (isToGo(join(folder, name))) rmSync(join(folder, name), { force: true });
}

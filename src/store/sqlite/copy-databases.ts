import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { diskTrouble } from '../../wording/disk-trouble.ts';
import { errorMessage } from '../../wording/error-message.ts';
import { DataFolderError } from '../data-folder-error.ts';
import { isThere, rightsTrouble } from '../rights.ts';
import { busyTimeoutMs } from './busy-timeout.ts';
import { type DatabaseFacts, factsOf, inspectDatabase } from './inspect-database.ts';
import { type DatabaseName, databaseNames, knownVersions, newerVersion } from './known-versions.ts';

/** 4 MB: told to end, the program ends within one of these. */
const pagesAtATime = 1_000;

/** Both snapshots are taken within a tenth of a millisecond: that a write comes in between even twice is rare. */
const mostTries = 100;

type CopiedDatabases = Readonly<Record<DatabaseName, DatabaseFacts>>;

/**
 * Copies both databases of a data folder as they stood at one moment, next to a running bot: it goes on reading and writing. Page by page and by
 * SQLite itself: VACUUM INTO, which would leave free pages out, can't be held to a moment, and takes more of the processor.
 * @param folder where the copies go; they are whole databases without a log.
 * @returns what the copies hold; each was looked through, and has the rows that its original has.
 * @throws {DataFolderError} when there is nothing to copy, one is damaged or of a newer version, or can't be read.
 */
export async function copyDatabases(dataDir: string, folder: string): Promise<CopiedDatabases> {
  const opened: Partial<Record<DatabaseName | 'watching', DatabaseSync>> = {};
  try {
    for (const name of databaseNames) opened[name] = openToCopy(dataDir, name);
    const { 'store.sqlite': store, 'state.sqlite': state } = opened as Record<DatabaseName, DatabaseSync>;
    const watching = openToCopy(dataDir, 'store.sqlite');
    opened.watching = watching;
    holdOneMoment(store, state, watching);
    return {
      'store.sqlite': await copied(store, dataDir, folder, 'store.sqlite'),
      'state.sqlite': await copied(state, dataDir, folder, 'state.sqlite'),
    };
  } finally {
    for (const database of Object.values(opened)) database.close();
  }
}

function openToCopy(dataDir: string, name: DatabaseName): DatabaseSync {
  const path = join(dataDir, name);
  if (!isThere(path)) {
    throw new DataFolderError({
      found: `There is no ${name} in ${dataDir}: nothing to back up yet.`,
      remedy: "Start Dateline once, or point DATA_DIR or --data to the bot's data folder.",
    });
  }
  try {
    return new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMs });
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Begins to read both; nobody wrote the store in between, as a connection sees that watches it. */
function holdOneMoment(store: DatabaseSync, state: DatabaseSync, watching: DatabaseSync): void {
  const change = (): unknown => watching.prepare('PRAGMA data_version').get()?.['data_version'];
  for (let tries = 0; tries < mostTries; tries++) {
    const before = change();
    for (const database of [store, state]) database.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    if (change() === before) return;
    for (const database of [store, state]) database.exec('COMMIT');
  }
  throw new DataFolderError({
    found: 'The store is written without a pause, so that no moment was found at which it could be copied.',
    remedy: 'Run this again when the import or the first reading is done.',
  });
}

async function copied(
  database: DatabaseSync,
  dataDir: string,
  folder: string,
  name: DatabaseName,
): Promise<DatabaseFacts> {
  const path = join(dataDir, name);
  const facts = readFacts(database, path);
  const { oldest, current } = knownVersions[name];
  if (facts.schema > current) throw newerVersion(path, facts.schema, name);
  if (facts.schema < oldest) {
    throw new DataFolderError({
      found: `${path} was written by an early version of Dateline (schema ${facts.schema}).`,
      remedy: 'Start Dateline once: it is rebuilt from the coverage. Then run this again.',
    });
  }
  const copy = join(folder, name);
  await backup(database, copy, { rate: pagesAtATime });
  const found = inspectDatabase(copy);
  if (typeof found === 'string') throw damaged(path, found);
  if (!isDeepStrictEqual(found, facts)) throw damaged(path, 'its copy has other rows');
  return found;
}

function readFacts(database: DatabaseSync, path: string): DatabaseFacts {
  try {
    return factsOf(database);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function damaged(path: string, how: string): DataFolderError {
  return new DataFolderError({
    found: `${path} is damaged (${how}); it was left as it is.`,
    remedy: 'Keep your earlier backups, and restore the latest of them.',
  });
}

function unreadable(path: string, error: unknown): DataFolderError {
  const disk = diskTrouble(error, path) ?? rightsTrouble(error, path);
  return disk !== null ? new DataFolderError(disk) : damaged(path, errorMessage(error));
}

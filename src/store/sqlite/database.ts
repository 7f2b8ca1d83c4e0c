import { randomUUID } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { diskTrouble } from '../../wording/disk-trouble.ts';
import { errorMessage } from '../../wording/error-message.ts';
import { inOneGo } from '../../wording/trouble.ts';
import type { ArticleReader } from '../article-reader.ts';
import { ArchiveError, isDamage } from '../damage.ts';
import { makeFolder } from '../make-folder.ts';
import { busyTimeoutMs } from './busy-timeout.ts';
import { damagedPath } from './salvage.ts';
import { oldestVersion, schema, schemaVersion, steps } from './schema.ts';
import { StoreReader } from './store-reader.ts';
import { tablesVersion, tablesVersionOfFile } from './tables-version.ts';
import { copyBeforeUpgrade, moveBeforeUpgrade } from './upgrade-copies.ts';

/** What SQLite's log may have when it is begun anew; as much as it has between two checkpoints. */
const maxIdleLogBytes = 8 * 1024 * 1024;

/** Where a data folder keeps its articles and sources. */
export function storePath(dataDir: string): string {
  return join(dataDir, 'store.sqlite');
}

/** Where versions before the seventh kept articles and index in one. */
function formerPath(dataDir: string): string {
  return join(dataDir, 'index.sqlite');
}

function connect(path: string, readOnly: boolean): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly, timeout: busyTimeoutMs });
  // 32 MB of pages in memory: building an index takes an eighth less time.
  if (!readOnly) database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000');
  // The log of a large import doesn't keep its size for good.
  if (!readOnly) database.exec(`PRAGMA journal_size_limit = ${maxIdleLogBytes}`);
  return database;
}

/** Looks through a whole file of up to this size when it is opened; a larger one shows damage when it is read. */
const maxCheckedBytes = 64 * 1024 * 1024;

function isWhole(database: DatabaseSync): boolean {
  const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count'] ?? 0);
  const bytes = pages * Number(database.prepare('PRAGMA page_size').get()?.['page_size'] ?? 0);
  if (bytes > maxCheckedBytes) return true;
  return database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok';
}

export interface OpenedStore {
  readonly database: DatabaseSync;
  /** Why the store starts from nothing though a file was there. */
  readonly rebuilt: 'damaged' | 'older version' | null;
}

/**
 * Opens the store for writing; makes the data folder and the file where they are missing, and brings an older one up to date. A damaged file
 * is moved aside, and so is one that is too old, which held nothing but what the coverage holds: both start anew.
 * @throws {ArchiveError} when the folder can't be written or the file is from a newer version.
 */
export function openStore(dataDir: string): OpenedStore {
  const path = storePath(dataDir);
  try {
    makeFolder(dataDir);
  } catch (error) {
    const disk = diskTrouble(error, dataDir);
    if (disk !== null) throw new ArchiveError(inOneGo(disk));
    throw new ArchiveError(
      `The data folder ${dataDir} can't be made. Set DATA_DIR or --data to a folder that may be written.`,
    );
  }
  let rebuilt: OpenedStore['rebuilt'] = null;
  if (existsSync(path)) {
    rebuilt = whyRebuild(path);
    if (rebuilt === null) return { database: migrated(path), rebuilt };
    if (rebuilt === 'damaged') setStoreAside(dataDir);
    else moveBeforeUpgrade(path, tablesVersionOfFile(path) ?? 0);
  } else if (existsSync(formerPath(dataDir))) {
    rebuilt = 'older version';
    moveBeforeUpgrade(formerPath(dataDir), tablesVersionOfFile(formerPath(dataDir)) ?? 0);
  }
  try {
    const database = connect(path, false);
    database.exec(`BEGIN; ${schema}; PRAGMA user_version = ${schemaVersion}; COMMIT`);
    database.prepare('INSERT INTO meta VALUES (?, 0)').run(randomUUID());
    return { database, rebuilt };
  } catch (error) {
    const disk = diskTrouble(error, path);
    if (disk !== null) throw new ArchiveError(inOneGo(disk));
    throw new ArchiveError(
      `The store ${path} can't be written (${errorMessage(error)}). ` +
        `Make ${dirname(path)} writable for this user, or set DATA_DIR or --data to another folder.`,
    );
  }
}

function whyRebuild(path: string): OpenedStore['rebuilt'] {
  let database: DatabaseSync | undefined;
  try {
    database = connect(path, false);
    const version = tablesVersion(database);
    if (version > schemaVersion) {
      throw new ArchiveError(
        `The store ${path} was written by a newer version of Dateline (schema ${version}; this one knows up to ${schemaVersion}). ` +
          'Update Dateline, or use another data folder.',
      );
    }
    if (version < oldestVersion) return 'older version';
    return isWhole(database) ? null : 'damaged';
  } catch (error) {
    if (isDamage(error)) return 'damaged';
    if (error instanceof ArchiveError) throw error;
    const disk = diskTrouble(error, path);
    if (disk !== null) throw new ArchiveError(inOneGo(disk));
    throw new ArchiveError(
      `The store ${path} can't be opened (${errorMessage(error)}). ` +
        'Make it and its folder writable for this user, or set DATA_DIR or --data to another folder.',
    );
  } finally {
    database?.close();
  }
}

/** Opens a store of a version that can be brought up to date, and does so in one transaction; as it was before, it is kept. */
function migrated(path: string): DatabaseSync {
  const database = connect(path, false);
  try {
    const version = tablesVersion(database);
    if (version === schemaVersion) return database;
    copyBeforeUpgrade(database, path, version);
    database.exec('BEGIN IMMEDIATE');
    for (const step of steps.slice(version - oldestVersion)) database.exec(step);
    database.exec(`PRAGMA user_version = ${schemaVersion}; COMMIT`);
    return database;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    database.close();
    throw error;
  }
}

/** Moves a damaged store that nobody has open out of the way: it may hold what no source can give again. */
export function setStoreAside(dataDir: string): void {
  const [path, aside] = [storePath(dataDir), damagedPath(dataDir)];
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(`${path}${ending}`)) renameSync(`${path}${ending}`, `${aside}${ending}`);
  }
}

/** Connects to an existing store for reading next to its writer. */
export function connectForReading(dataDir: string): DatabaseSync {
  return connect(storePath(dataDir), true);
}

/** Opens an existing store for reading next to its writer. */
export function openStoreForReading(dataDir: string): ArticleReader {
  return new StoreReader(connectForReading(dataDir));
}

import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Rises with every change of the tables below and of how text becomes terms; an older index is rebuilt, a newer one refused. */
export const schemaVersion = 6;

const schema = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  -- Files of the corpus folder as they were read last; a file that couldn't be read keeps its problem.
  CREATE TABLE files (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, article TEXT, problem TEXT
  ) WITHOUT ROWID;
  CREATE INDEX files_article ON files (article);
  CREATE TABLE articles (
    doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, import INTEGER, pass INTEGER,
    title TEXT NOT NULL, source TEXT, date TEXT, url TEXT,
    title_is_ours INTEGER NOT NULL, author TEXT, section TEXT, language TEXT NOT NULL, updated TEXT,
    status TEXT NOT NULL, correction TEXT, hash TEXT NOT NULL, sentences BLOB NOT NULL, structure TEXT NOT NULL, text TEXT NOT NULL
  );
  -- Articles that files of the corpus folder must hold, and those that an import brought.
  CREATE INDEX articles_of_files ON articles (id) WHERE import IS NULL;
  CREATE INDEX articles_of_imports ON articles (import) WHERE import IS NOT NULL;
  CREATE TABLE imports (
    id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, pass INTEGER NOT NULL,
    offset INTEGER NOT NULL, lines INTEGER NOT NULL, finished INTEGER NOT NULL, counts TEXT NOT NULL
  );
  -- What ranking needs of every searchable article; story is the doc of the story's lead.
  CREATE TABLE docs (
    doc INTEGER PRIMARY KEY, day INTEGER, outlet INTEGER NOT NULL, story INTEGER NOT NULL,
    title_terms INTEGER NOT NULL, body_terms INTEGER NOT NULL, language TEXT NOT NULL
  );
  CREATE INDEX docs_story ON docs (story);
  CREATE TABLE outlets (outlet INTEGER PRIMARY KEY, name TEXT UNIQUE);
  -- Terms go by their hash, as in the forward index.
  CREATE TABLE postings (
    term INTEGER NOT NULL, block INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (term, block)
  ) WITHOUT ROWID;
  CREATE TABLE terms (term INTEGER PRIMARY KEY, articles INTEGER NOT NULL);
  CREATE TABLE forward (doc INTEGER PRIMARY KEY, data BLOB NOT NULL);
  -- What tells one story from another; keys are 32-bit numbers.
  CREATE TABLE fingerprints (doc INTEGER PRIMARY KEY, day INTEGER, keys BLOB NOT NULL, data BLOB NOT NULL);
  -- Where articles of one story meet; the day is the article's, or one before all days when it is undated.
  CREATE TABLE story_keys (
    key INTEGER NOT NULL, day INTEGER NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (key, day, doc)
  ) WITHOUT ROWID;
`;

/** A database file can't be used; the message says why and what to do. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** How long a connection waits for another's lock before it gives up. */
const busyTimeoutMs = 5_000;

export function indexPath(dataDir: string): string {
  return join(dataDir, 'index.sqlite');
}

/** True for an error that means that the file is damaged or no database at all. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === 11 || code === 26;
}

function connect(path: string, readOnly: boolean): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly, timeout: busyTimeoutMs });
  // 32 MB of pages in memory: building an index takes an eighth less time.
  if (!readOnly) database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000');
  return database;
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

/** Looks through a whole file of up to this size when it is opened; a larger one shows damage when it is read. */
const maxCheckedBytes = 64 * 1024 * 1024;

function isWhole(database: DatabaseSync): boolean {
  const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count'] ?? 0);
  const bytes = pages * Number(database.prepare('PRAGMA page_size').get()?.['page_size'] ?? 0);
  if (bytes > maxCheckedBytes) return true;
  return database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok';
}

export interface OpenedIndex {
  readonly database: DatabaseSync;
  /** Why the index starts from nothing though a file was there. */
  readonly rebuilt: 'damaged' | 'older version' | 'other time zone' | null;
}

/**
 * Opens the index for writing; makes the data folder and the file where they are missing. The index is derived from
 * the coverage, so that a damaged or older file is deleted and starts anew.
 * @throws {ArchiveError} when the folder can't be written or the file is from a newer version.
 */
export function openIndex(dataDir: string, timeZone: string): OpenedIndex {
  const path = indexPath(dataDir);
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch {
    throw new ArchiveError(
      `The data folder ${dataDir} can't be made. Set DATA_DIR or --data to a folder that may be written.`,
    );
  }
  let rebuilt: OpenedIndex['rebuilt'] = null;
  if (existsSync(path)) {
    rebuilt = whyRebuild(path, timeZone);
    if (rebuilt === null) return { database: connect(path, false), rebuilt };
    deleteIndex(dataDir);
  }
  try {
    const database = connect(path, false);
    database.exec(`BEGIN; ${schema}; PRAGMA user_version = ${schemaVersion}; COMMIT`);
    database.prepare('INSERT INTO meta VALUES (?, ?)').run('timeZone', timeZone);
    return { database, rebuilt };
  } catch (error) {
    throw new ArchiveError(
      `The index ${path} can't be written (${error instanceof Error ? error.message : String(error)}). ` +
        `Make ${dirname(path)} writable for this user, or set DATA_DIR or --data to another folder.`,
    );
  }
}

function whyRebuild(path: string, timeZone: string): OpenedIndex['rebuilt'] {
  let database: DatabaseSync | undefined;
  try {
    database = connect(path, false);
    const version = versionOf(database);
    if (version > schemaVersion) {
      throw new ArchiveError(
        `The index ${path} was written by a newer version of Dateline (schema ${version}; this one knows up to ${schemaVersion}). ` +
          'Update Dateline, or delete that file: it is rebuilt from the coverage.',
      );
    }
    if (version < schemaVersion) return 'older version';
    if (!isWhole(database)) return 'damaged';
    const zone = database.prepare("SELECT value FROM meta WHERE key = 'timeZone'").get()?.['value'];
    return zone === timeZone ? null : 'other time zone';
  } catch (error) {
    if (isDamage(error)) return 'damaged';
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError(
      `The index ${path} can't be opened (${error instanceof Error ? error.message : String(error)}). ` +
        'Make it and its folder writable for this user, or set DATA_DIR or --data to another folder.',
    );
  } finally {
    database?.close();
  }
}

/** Deletes an index that nobody has open: it is rebuilt from the coverage. */
export function deleteIndex(dataDir: string): void {
  const path = indexPath(dataDir);
  for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
}

/** Opens an existing index for reading beside its writer. */
export function openIndexForReading(dataDir: string): DatabaseSync {
  return connect(indexPath(dataDir), true);
}

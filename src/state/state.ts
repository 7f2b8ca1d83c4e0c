import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { DataFolderError } from './lock.ts';

/** Each step takes the tables from one version to the next; a step that was released never changes. */
const migrations: readonly string[] = [
  `CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;`,
  // Which files were imported: the index can be deleted, and must find them again.
  `CREATE TABLE imports (file TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;`,
];

/** A file that was imported. */
export interface ImportedFile {
  /** Absolute path. */
  readonly file: string;
  /** When it was imported last. */
  readonly at: Date;
}

/** What the bot must remember and can't derive: never deleted, never rebuilt. */
export interface State {
  /** A small value kept under a name, `null` when there is none. */
  get(key: string): string | null;
  set(key: string, value: string): void;
  /** Files that were imported, in the order of their import. */
  imports(): readonly ImportedFile[];
  rememberImport(file: string, at: Date): void;
  forgetImport(file: string): void;
  close(): void;
}

const valueRow = z.object({ value: z.string() }).optional();
const importRow = z.object({ file: z.string(), at: z.coerce.date() });

/**
 * Opens `state.sqlite` in the data folder, and brings an older one up to date in one transaction.
 * @throws {DataFolderError} when it's damaged, from a newer version or can't be written; the file is left as it is.
 */
export function openState(dataDir: string): State {
  const path = join(dataDir, 'state.sqlite');
  const isNew = !existsSync(path);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    if (!isNew) checkWhole(database, path);
    // FULL: what was acknowledged survives a power cut too.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    migrate(database, path);
    return stateOver(database);
  } catch (error) {
    database?.close();
    if (error instanceof DataFolderError) throw error;
    throw new DataFolderError(
      `${path} can't be opened (${error instanceof Error ? error.message : String(error)}). It was left as it is. ` +
        'If it is damaged, put a backup in its place, or move it away to start with an empty one.',
    );
  }
}

function checkWhole(database: DatabaseSync, path: string): void {
  const found = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (found === 'ok') return;
  throw new DataFolderError(
    `${path} is damaged (${String(found)}). It was left as it is: put a backup in its place, or move it away to start with an empty one.`,
  );
}

function migrate(database: DatabaseSync, path: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version > migrations.length) {
    throw new DataFolderError(
      `${path} was written by a newer version of Dateline (schema ${version}; this one knows up to ${migrations.length}). ` +
        'It was left as it is: update Dateline, or use another data folder.',
    );
  }
  if (version === migrations.length) return;
  const steps = migrations.slice(version).join('\n');
  database.exec(`BEGIN IMMEDIATE; ${steps} PRAGMA user_version = ${migrations.length}; COMMIT`);
}

function stateOver(database: DatabaseSync): State {
  const select = database.prepare('SELECT value FROM settings WHERE key = ?');
  const upsert = database.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)');
  const selectImports = database.prepare('SELECT file, at FROM imports ORDER BY at, file');
  const upsertImport = database.prepare('INSERT OR REPLACE INTO imports (file, at) VALUES (?, ?)');
  const dropImport = database.prepare('DELETE FROM imports WHERE file = ?');
  return {
    get: (key) => valueRow.parse(select.get(key))?.value ?? null,
    set: (key, value) => {
      upsert.run(key, value);
    },
    imports: () => z.array(importRow).parse(selectImports.all()),
    rememberImport: (file, at) => {
      upsertImport.run(file, at.toISOString());
    },
    forgetImport: (file) => {
      dropImport.run(file);
    },
    close: () => database.close(),
  };
}

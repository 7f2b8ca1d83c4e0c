import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { diskTrouble } from '../../wording/disk-trouble.ts';
import { type RatingReader, type RatingTable, ratingReader, ratingTable } from '../ratings.ts';
import { type Retention, startRetention } from '../retention.ts';
import { type HashId, identityHash } from './identity.ts';
import { DataFolderError } from './lock.ts';
import { checkCurrent, checkKnown, migrate } from './state-migrations.ts';
import { type TraceReader, type TraceTable, traceReader, traceTable } from './trace-table.ts';
import { type UsageTable, usageTable } from './usage-table.ts';
import { createWipe } from './wipe.ts';

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
  readonly traces: TraceTable;
  readonly ratings: RatingTable;
  readonly usage: UsageTable;
  /** Deletes traces that are older than they may be, now and once a day until the state is closed. */
  retain(retention: Retention): void;
  /** The only form in which ids of people and servers are kept. */
  readonly hashId: HashId;
  close(): void;
}

const valueRow = z.object({ value: z.string() }).optional();
const importRow = z.object({ file: z.string(), at: z.coerce.date() });

const allImports = 'SELECT file, at FROM imports ORDER BY at, file';

/** How long a connection waits for another's lock: `register` and `trace` run next to the bot. */
const busyTimeoutMs = 5_000;

/**
 * Opens `state.sqlite` in the data folder, and brings an older one up to date in one transaction.
 * @throws {DataFolderError} when it's damaged, from a newer version or can't be written; the file is left as it is.
 */
export function openState(dataDir: string): State {
  const path = join(dataDir, 'state.sqlite');
  const isNew = !existsSync(path);
  return opened(path, false, (database) => {
    if (!isNew) checkWhole(database, path);
    // FULL: what was acknowledged survives a power cut too. What is deleted is overwritten: people may be forgotten.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    migrate(database, path);
    return stateOver(database);
  });
}

/**
 * Opens the traces for reading, next to a running bot.
 * @throws {DataFolderError} when there are none, or they are damaged or from another version.
 */
export function openTraces(dataDir: string): TraceReader & { readonly ratings: RatingReader } & { close(): void } {
  const path = join(dataDir, 'state.sqlite');
  if (!existsSync(path)) {
    throw new DataFolderError({
      found: `There are no traces in ${dataDir} yet.`,
      remedy: "Ask something first, or point DATA_DIR or --data to the bot's data folder.",
    });
  }
  return opened(path, true, (database) => {
    checkCurrent(database, path);
    return { ...traceReader(database), ratings: ratingReader(database), close: () => database.close() };
  });
}

/**
 * Looks into a data folder's state next to a running bot, and changes nothing.
 * @returns how many imported files it knows; `null` when there is no state yet.
 * @throws {DataFolderError} when it is damaged or from a newer version.
 */
export function inspectState(dataDir: string): { readonly imports: number } | null {
  const path = join(dataDir, 'state.sqlite');
  if (!existsSync(path)) return null;
  return opened(path, true, (database) => {
    const isCurrent = checkKnown(database, path);
    checkWhole(database, path);
    const imports = isCurrent ? z.array(importRow).parse(database.prepare(allImports).all()).length : 0;
    database.close();
    return { imports };
  });
}

function opened<T>(path: string, readOnly: boolean, use: (database: DatabaseSync) => T): T {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: busyTimeoutMs, readOnly });
    return use(database);
  } catch (error) {
    database?.close();
    if (error instanceof DataFolderError) throw error;
    const disk = diskTrouble(error, path);
    if (disk !== null) throw new DataFolderError(disk);
    throw new DataFolderError({
      found: `${path} can't be opened (${error instanceof Error ? error.message : String(error)}). It was left as it is.`,
      remedy: 'If it is damaged, put a backup in its place, or move it away to start with an empty one.',
    });
  }
}

function checkWhole(database: DatabaseSync, path: string): void {
  const found = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (found === 'ok') return;
  throw new DataFolderError({
    found: `${path} is damaged (${String(found)}).`,
    remedy: 'It was left as it is: put a backup in its place, or move it away to start with an empty one.',
  });
}

function stateOver(database: DatabaseSync): State {
  const select = database.prepare('SELECT value FROM settings WHERE key = ?');
  const upsert = database.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)');
  const selectImports = database.prepare(allImports);
  const upsertImport = database.prepare('INSERT OR REPLACE INTO imports (file, at) VALUES (?, ?)');
  const dropImport = database.prepare('DELETE FROM imports WHERE file = ?');
  const { wipe, stop: stopWiping } = createWipe(database, busyTimeoutMs);
  const traces = traceTable(database, wipe);
  const usage = usageTable(database);
  let stopRetention = (): void => {};
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
    traces,
    ratings: ratingTable(database, wipe),
    usage,
    retain: (retention) => {
      stopRetention();
      stopRetention = startRetention(traces, usage, retention);
    },
    hashId: identityHash(database),
    close: () => {
      stopRetention();
      stopWiping();
      database.close();
    },
  };
}

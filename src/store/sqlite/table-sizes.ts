import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { diskTrouble } from '../../wording/disk-trouble.ts';
import { errorMessage } from '../../wording/error-message.ts';
import { DataFolderError } from '../data-folder-error.ts';
import { isThere, rightsTrouble } from '../rights.ts';
import { busyTimeoutMs } from './busy-timeout.ts';
import { factsOf } from './inspect-database.ts';
import { type DatabaseName, databaseNames, refuseNewer } from './known-versions.ts';

interface TableSize {
  readonly table: string;
  readonly rows: number;
  /** With its indices. */
  readonly bytes: number;
}

/** What a database needs on the disk. */
export interface DatabaseSize {
  readonly name: DatabaseName;
  readonly bytes: number;
  /** Of these, what was deleted; it is used again. */
  readonly freeBytes: number;
  /** Of its log. */
  readonly logBytes: number;
  /** The largest first. */
  readonly tables: readonly TableSize[];
}

const sizeRow = z.object({ table: z.string(), bytes: z.number() });

/**
 * What the databases of a data folder need, table by table, next to a running bot. It reads through all of their pages.
 * @throws {DataFolderError} when one can't be read.
 */
export function databaseSizes(dataDir: string): DatabaseSize[] {
  return databaseNames
    .filter((name) => isThere(join(dataDir, name)))
    .map((name) => used(join(dataDir, name), true, (database) => sizeOf(database, dataDir, name)));
}

/**
 * Writes the databases of a data folder anew, without what is free in them.
 * @param dataDir this process alone has it.
 * @throws {DataFolderError} when one can't be written, or is of a newer version; it is as it was then.
 */
export function compactDatabases(dataDir: string): void {
  refuseNewer(dataDir);
  for (const name of databaseNames) {
    if (!isThere(join(dataDir, name))) continue;
    used(join(dataDir, name), false, (database) => database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)'));
  }
}

function sizeOf(database: DatabaseSync, dataDir: string, name: DatabaseName): DatabaseSize {
  database.exec('BEGIN');
  const pragma = (what: string): number => Number(Object.values(database.prepare(`PRAGMA ${what}`).get() ?? {})[0]);
  const { rows } = factsOf(database);
  const bytes = new Map(
    database
      .prepare(
        `SELECT tbl_name AS "table", sum(pgsize) AS bytes FROM dbstat JOIN sqlite_schema USING (name)
           WHERE aggregate = TRUE GROUP BY tbl_name`,
      )
      .all()
      .map((row) => sizeRow.parse(row))
      .map(({ table, bytes }) => [table, bytes]),
  );
  return {
    name,
    bytes: pragma('page_count') * pragma('page_size'),
    freeBytes: pragma('freelist_count') * pragma('page_size'),
    logBytes: statSync(join(dataDir, `${name}-wal`), { throwIfNoEntry: false })?.size ?? 0,
    tables: Object.entries(rows)
      .map(([table, count]) => ({ table, rows: count, bytes: bytes.get(table) ?? 0 }))
      .toSorted((a, b) => b.bytes - a.bytes),
  };
}

function used<T>(path: string, readOnly: boolean, use: (database: DatabaseSync) => T): T {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly, timeout: busyTimeoutMs });
    return use(database);
  } catch (error) {
    throw new DataFolderError(
      diskTrouble(error, path) ??
        rightsTrouble(error, path) ?? {
          found: `${path} can't be read (${errorMessage(error)}).`,
          remedy: 'npm run doctor says more of it.',
        },
    );
  } finally {
    database?.close();
  }
}

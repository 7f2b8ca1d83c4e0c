import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { inWords } from '../../wording/moved-state.ts';
import { DataFolderError } from '../data-folder-error.ts';
import { idSecretKey } from '../hash-id.ts';
import { openState } from '../sqlite/open-state.ts';
import { transaction } from '../sqlite/transaction.ts';
import { copyBeforeUpgrade } from '../sqlite/upgrade-copies.ts';
import { countedRows, expectSame, type MovedRows, movedTables, type Row } from './moved-tables.ts';

const nameRow = z.object({ name: z.string() });
const countRow = z.object({ count: z.number() });
const row: z.ZodType<Row> = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** What a data folder's state holds, as rows. Nobody else may have the folder. */
interface FolderRows {
  readonly path: string;
  /** Of a table, in the order in which they were added where that tells them apart. */
  rows(table: string): Iterable<Row>;
  count(): Promise<MovedRows>;
  /**
   * Takes rows in, all of them or none. What hashes ids is replaced by what comes.
   * @throws {DataFolderError} when there is something already.
   */
  fill(rowsOf: (table: string) => AsyncIterable<Row>): Promise<MovedRows>;
  /** Takes out what has moved, and keeps a copy as an upgrade does. @returns the copy's path. */
  empty(version: number): string;
  close(): void;
}

/** Opens it, brought up to date. @throws {DataFolderError} when it can't be used. */
export async function openFolderRows(dataDir: string): Promise<FolderRows> {
  await openState(dataDir).close();
  const path = join(dataDir, 'state.sqlite');
  const database = new DatabaseSync(path);
  database.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON');
  const columnsOf = (table: string): string[] =>
    database
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map((column) => nameRow.parse(column).name);
  const count = (): Promise<MovedRows> =>
    countedRows((table) => {
      const others = table === 'settings' ? `WHERE key <> '${idSecretKey}'` : '';
      return countRow.parse(database.prepare(`SELECT count(*) AS count FROM ${table} ${others}`).get()).count;
    });
  const drop = (): void => {
    for (const table of movedTables.toReversed()) {
      database.exec(`DELETE FROM ${table} ${table === 'settings' ? `WHERE key <> '${idSecretKey}'` : ''}`);
    }
  };
  return {
    path,
    count,
    *rows(table) {
      // Ids of traces are drawn: only the order of the rows says which came first.
      const columns = table === 'traces' ? 'rowid AS seq, *' : '*';
      const order = table === 'traces' ? 'ORDER BY rowid' : '';
      for (const found of database.prepare(`SELECT ${columns} FROM ${table} ${order}`).iterate())
        yield row.parse(found);
    },
    fill: async (rowsOf) => {
      const held = await count();
      if (Object.values(held).some((rows) => rows > 0)) throw new DataFolderError(inWords.folderNotEmpty(path));
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const table of movedTables) {
          const columns = columnsOf(table);
          const insert = database.prepare(
            `INSERT OR ${table === 'settings' ? 'REPLACE' : 'ABORT'} INTO ${table} (${columns.join(', ')})
               VALUES (${columns.map((column) => `:${column}`).join(', ')}) RETURNING *`,
          );
          for await (const given of rowsOf(table)) {
            const sent = Object.fromEntries(columns.map((column) => [column, given[column] ?? null]));
            expectSame(table, sent, row.parse(insert.get(sent)));
          }
        }
        const filled = await count();
        database.exec('COMMIT');
        return filled;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    empty: (version) => {
      const copy = copyBeforeUpgrade(database, path, version);
      transaction(database, drop);
      database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
      return copy;
    },
    close: () => database.close(),
  };
}

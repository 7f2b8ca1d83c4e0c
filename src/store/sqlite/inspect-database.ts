import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { errorMessage } from '../../wording/error-message.ts';
import { tablesVersion } from './tables-version.ts';

/** What a database that nobody has open holds. */
export interface DatabaseFacts {
  /** The version of its tables. */
  readonly schema: number;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

const nameRow = z.object({ name: z.string() });
const countRow = z.object({ count: z.number() });

/** Tables of a database, by name; SQLite's own aren't among them. */
function tablesOf(database: DatabaseSync): string[] {
  return database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    .all()
    .map((row) => nameRow.parse(row).name);
}

/** What an open database holds, within the transaction that it is in. */
export function factsOf(database: DatabaseSync): DatabaseFacts {
  const count = (table: string): number =>
    countRow.parse(database.prepare(`SELECT count(*) AS count FROM "${table}"`).get()).count;
  return {
    schema: tablesVersion(database),
    rows: Object.fromEntries(tablesOf(database).map((table) => [table, count(table)])),
  };
}

/**
 * Looks through all of a database's pages and indices; nothing is written, not even next to it.
 * @param path a whole database that nobody has open, without a log.
 * @returns what it holds; a string where it is damaged, which says how.
 */
export function inspectDatabase(path: string): DatabaseFacts | string {
  let database: DatabaseSync | undefined;
  try {
    const url = pathToFileURL(path);
    // Without it, a reader makes files for the log of a database that is in WAL mode.
    url.searchParams.set('immutable', '1');
    database = new DatabaseSync(url, { readOnly: true });
    const found = database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
    return found === 'ok' ? factsOf(database) : String(found);
  } catch (error) {
    return errorMessage(error);
  } finally {
    database?.close();
  }
}

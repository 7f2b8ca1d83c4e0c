import type { Database } from './database.ts';
import { type Sql, sql } from './sql.ts';

/** What hangs on that many rows goes with them within a moment, whatever a statement may take. */
const rowsAtOnce = 1_000;

/**
 * Deletes rows in as many statements as it takes: after a lower TRACE_DAYS a hundred thousand may go.
 * @param those a query for the `ctid` of those rows, without a limit
 * @returns how many that were
 */
export async function deleteBitByBit({ run }: Database, table: Sql, those: Sql): Promise<number> {
  let deleted = 0;
  for (;;) {
    const { count } = await run(sql`DELETE FROM ${table} WHERE ctid = ANY (ARRAY(${those} LIMIT ${rowsAtOnce}))`);
    deleted += count;
    if (count === 0) return deleted;
  }
}

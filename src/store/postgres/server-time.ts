import { type Sql, sql } from './sql.ts';

/** Clocks that differ by less than a statement may be on its way are taken for the same. */
const sameWithinMs = 1_000;
const serverMs = sql`(extract(epoch FROM statement_timestamp()) * 1000)::bigint`;

/**
 * A moment of this process as the server's clock has it, in milliseconds since 1970: what several machines decide by time, they decide by one clock. Of a statement that hung in its
 * process or on its way, it is the later for that.
 */
export function onServer(at: Date): Sql {
  const here = Date.now();
  const behindMs = sql`(${serverMs} - ${here}::bigint)`;
  return sql`(${at.getTime()}::bigint + CASE WHEN abs(${behindMs}) > ${sameWithinMs} THEN ${behindMs} ELSE 0 END)`;
}

import { longestClaimMs } from '../deliveries.ts';
import { raw, type Sql, sql } from './sql.ts';

/** True where a moment in this column doesn't lie ahead of `now`, or lies so far ahead that it can't be meant; both as the server's clock has them. */
export function isOver(column: string, now: Sql): Sql {
  return sql`(${raw(column)} <= ${now} OR ${raw(`${column} - ${longestClaimMs}`)} > ${now})`;
}

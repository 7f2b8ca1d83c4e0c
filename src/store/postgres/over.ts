import { longestClaimMs } from '../deliveries.ts';
import { raw, type Sql, sql } from './sql.ts';

/** True where a moment in this column doesn't lie ahead of `at`, or lies so far ahead that it can't be meant. */
export function isOver(column: string, at: Date): Sql {
  return sql`(${raw(column)} <= ${at.getTime()} OR ${raw(`${column} - ${longestClaimMs}`)} > ${at.getTime()})`;
}

/**
 * No claim and no pause before a next try is longer: one that would last longer was made by a clock that was set back since, and doesn't count.
 */
const longestMs = 3_600_000;

/** SQL that is true where a moment in this column doesn't lie ahead of `:at`, or lies so far ahead that it can't be meant. */
export function isOver(column: string): string {
  return `(${column} <= :at OR ${column} > :at + ${longestMs})`;
}

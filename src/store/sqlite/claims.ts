import { longestClaimMs } from '../deliveries.ts';

/** SQL that is true where a moment in this column doesn't lie ahead of `:at`, or lies so far ahead that it can't be meant. */
export function isOver(column: string): string {
  return `(${column} <= :at OR ${column} > :at + ${longestClaimMs})`;
}

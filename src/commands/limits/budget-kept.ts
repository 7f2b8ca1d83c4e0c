import type { PaidCall } from './watched-spending.ts';

export interface BudgetKept {
  readonly calls: number;
  readonly dollars: number;
  /** Whether as much was spent as may be. */
  readonly wasReached: boolean;
  /** Calls that were under way when it was reached, and their dollars. */
  readonly underWay: number;
  readonly underWayDollars: number;
  /** Calls for which somebody looked into the books after that, or nobody at all: 0 if all is well. */
  readonly late: number;
}

/** A clock of whole milliseconds may be one behind, and another one ahead. */
const clocksMs = 2;

/** Holds what Claude was paid against the day's budget, from outside: by no sum that the books told. */
export function budgetKept(calls: readonly PaidCall[], limit: number): BudgetKept {
  const inOrder = calls.toSorted((one, other) => one.countedAt - other.countedAt);
  let dollars = 0;
  let reachedAt = Number.POSITIVE_INFINITY;
  const after: PaidCall[] = [];
  for (const call of inOrder) {
    if (reachedAt < Number.POSITIVE_INFINITY) after.push(call);
    dollars += call.dollars;
    if (dollars >= limit) reachedAt = Math.min(reachedAt, call.countedAt);
  }
  const late = after.filter(({ lookedAt }) => !(lookedAt <= reachedAt + clocksMs));
  const underWay = after.filter((call) => !late.includes(call));
  return {
    calls: calls.length,
    dollars,
    wasReached: reachedAt < Number.POSITIVE_INFINITY,
    underWay: underWay.length,
    underWayDollars: underWay.reduce((sum, each) => sum + each.dollars, 0),
    late: late.length,
  };
}

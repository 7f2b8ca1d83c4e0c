import { type Calendar, startOfDay, today } from '../language/calendar.ts';
import type { Log } from '../log/log.ts';
import type { Spending } from '../store/spending.ts';

/**
 * What Claude may cost a day. It is looked at before each call, and a call counts when it ends: all processes together exceed it by the calls
 * under way at most.
 */
export interface Budget {
  isSpent(): Promise<boolean>;
  /** Never rejects. @returns whether these dollars were the last. */
  add(dollars: number): Promise<'now spent' | null>;
}

interface BudgetParts {
  /** Dollars a day; `Infinity` where each call counts and none is refused. */
  readonly limit: number;
  /** A day begins at its midnight. */
  readonly calendar: Calendar;
  readonly spending: Pick<Spending, 'since' | 'add'>;
  /** Told when what was spent could not be written or read. */
  readonly log: Pick<Log, 'warn'>;
}

interface ShareParts {
  readonly budget: Pick<Budget, 'isSpent'>;
  /** Dollars a day, `Infinity` for no limit. */
  readonly limit: number;
  readonly calendar: Calendar;
  /** Dollars that this work has cost since a moment. */
  readonly spentSince: (moment: Date) => Promise<number>;
  readonly log: Pick<Log, 'warn'>;
}

/** What of the day's budget a kind of work may have, so that the others have the rest. */
export interface BudgetShare {
  /** Why nothing more may be spent on it now; `null` where it may. Never rejects. */
  spent(): Promise<'budget_spent' | 'share_spent' | null>;
}

/** Holds some work to its share of the day's budget. A disk that fails stops nothing: the budget itself holds. */
export function createShare({ budget, limit, calendar, spentSince, log }: ShareParts): BudgetShare {
  return {
    spent: async () => {
      if (await budget.isSpent()) return 'budget_spent';
      if (limit === Number.POSITIVE_INFINITY) return null;
      try {
        return (await spentSince(startOfDay(calendar, today(calendar)))) >= limit ? 'share_spent' : null;
      } catch (error) {
        log.warn('What Claude cost could not be read', { error });
        return null;
      }
    },
  };
}

/** Holds what Claude costs a day, in dollars, to the limit; the day is the calendar's. A disk that fails stops no answer: its dollars are counted here. */
export function createBudget({ limit, calendar, spending, log }: BudgetParts): Budget {
  const dayStart = (): Date => startOfDay(calendar, today(calendar));
  /** What the disk wouldn't take: it counts here, for this process, as long as its day lasts. */
  let unwritten = { since: 0, dollars: 0 };
  /** The sum as it was seen last, for when it can't be read. */
  let seen = { since: 0, dollars: 0 };
  const onDay = (sum: typeof seen, since: Date): number => (sum.since === since.getTime() ? sum.dollars : 0);
  const failed = (what: 'read' | 'written', error: unknown): void =>
    log.warn(`What Claude cost could not be ${what}`, { error });

  const spentSince = async (since: Date): Promise<number> => {
    try {
      seen = { since: since.getTime(), dollars: await spending.since(since) };
    } catch (error) {
      failed('read', error);
    }
    return onDay(seen, since) + onDay(unwritten, since);
  };

  return {
    isSpent: async () => limit !== Number.POSITIVE_INFINITY && (await spentSince(dayStart())) >= limit,
    add: async (dollars) => {
      const since = dayStart();
      const held = onDay(unwritten, since);
      let before: number;
      try {
        before = (await spending.add(dollars, calendar.now(), since)) + held;
      } catch (error) {
        failed('written', error);
        before = await spentSince(since);
        unwritten = { since: since.getTime(), dollars: onDay(unwritten, since) + dollars };
      }
      return before < limit && before + dollars >= limit ? 'now spent' : null;
    },
  };
}

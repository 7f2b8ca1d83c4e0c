import { type Calendar, startOfDay, today } from '../language/calendar.ts';

/** What Claude may cost a day. A call under way counts when it ends. */
export interface Budget {
  isSpent(): boolean;
  /** @returns whether these dollars were the last. */
  add(dollars: number): 'now spent' | null;
}

export interface BudgetParts {
  /** Dollars a day. */
  readonly limit: number;
  /** A day begins at its midnight. */
  readonly calendar: Calendar;
  /** Dollars spent since a moment, as it stands in the state: asked once, so that a disk that fails later changes nothing. */
  readonly spentSince: (moment: Date) => number;
}

export function createBudget({ limit, calendar, spentSince }: BudgetParts): Budget {
  let day = today(calendar);
  let dollars = spentSince(startOfDay(calendar, day));
  const turnDay = (): void => {
    const now = today(calendar);
    if (now === day) return;
    day = now;
    dollars = 0;
  };
  return {
    isSpent: () => {
      turnDay();
      return dollars >= limit;
    },
    add: (more) => {
      turnDay();
      const before = dollars;
      dollars += more;
      return before < limit && dollars >= limit ? 'now spent' : null;
    },
  };
}

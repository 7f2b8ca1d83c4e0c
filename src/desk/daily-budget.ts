import { addDays, dayIn, endOfDay } from '../language/dates.ts';

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
  readonly timeZone: string;
  readonly now: () => Date;
  /** Dollars spent since a moment, as it stands in the state: asked once, so that a disk that fails later changes nothing. */
  readonly spentSince: (moment: Date) => number;
}

export function createBudget({ limit, timeZone, now, spentSince }: BudgetParts): Budget {
  let day = dayIn(now(), timeZone);
  let dollars = spentSince(new Date(endOfDay(addDays(day, -1), timeZone).getTime() + 1));
  const turnDay = (): void => {
    const today = dayIn(now(), timeZone);
    if (today === day) return;
    day = today;
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

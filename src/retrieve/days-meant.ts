import type { DayMeaning } from '../language/date-grammar.ts';
import { addDays } from '../language/dates.ts';
import { endOf, periodBack, startOf } from './calendar-units.ts';

const daysOfUnit = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

/**
 * The days, both counted, that words mean on the day of asking.
 * @returns `isBrief` where what happened then is also reported after it.
 */
export function daysMeant(meant: DayMeaning, today: string): { first: string; last: string; isBrief: boolean } {
  switch (meant.kind) {
    case 'period': {
      const first = periodBack(meant.unit, meant.back, today);
      const last = endOf(meant.unit, first);
      return { first, last: last > today ? today : last, isBrief: false };
    }
    case 'ago': {
      const first = periodBack(meant.unit, meant.count, today);
      return { first, last: endOf(meant.unit, first), isBrief: meant.unit === 'day' };
    }
    case 'last':
      return { first: addDays(today, -meant.count * daysOfUnit[meant.unit]), last: today, isBrief: false };
    case 'weekday': {
      const back = (new Date(`${today}T00:00:00Z`).getUTCDay() - meant.weekday + 7) % 7 || 7;
      return { first: addDays(today, -back), last: addDays(today, -back), isBrief: true };
    }
    case 'weekend': {
      const saturday = addDays(startOf('week', today), 5);
      const first = saturday > today ? addDays(saturday, -7) : saturday;
      return { first, last: addDays(first, 1), isBrief: true };
    }
    default: {
      const months = 12 / meant.of;
      const first = `${meant.year}-${padded((meant.part - 1) * months + 1)}-01`;
      return { first, last: endOf('month', `${meant.year}-${padded(meant.part * months)}-01`), isBrief: true };
    }
  }
}

function padded(month: number): string {
  return String(month).padStart(2, '0');
}

import type { CalendarUnit } from '../language/date-grammar.ts';
import { addDays } from '../language/dates.ts';

const monthsIn = { month: 1, quarter: 3, year: 12 };

/** The first day of the day's week (Monday), month, quarter or year. */
export function startOf(unit: CalendarUnit, day: string): string {
  if (unit === 'day') return day;
  if (unit === 'week') return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const month = Number(day.slice(5, 7)) - 1;
  return monthOf(Number(day.slice(0, 4)), month - (month % monthsIn[unit]));
}

/** The last day of the unit that begins on a day. */
export function endOf(unit: CalendarUnit, first: string): string {
  if (unit === 'day') return first;
  if (unit === 'week') return addDays(first, 6);
  return addDays(monthOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1 + monthsIn[unit]), -1);
}

/** The first day of the unit that many before the day's. */
export function periodBack(unit: CalendarUnit, back: number, day: string): string {
  const first = startOf(unit, day);
  if (unit === 'day') return addDays(first, -back);
  if (unit === 'week') return addDays(first, -7 * back);
  return monthOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1 - back * monthsIn[unit]);
}

/** The first of a month. @param month from 0; beyond a year's end it runs on. */
function monthOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

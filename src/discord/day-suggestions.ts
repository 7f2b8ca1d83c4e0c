import { addDays, isDay } from '../language/dates.ts';
import type { Wording } from '../wording/wording.ts';
import type { Suggestion } from './command.ts';

/**
 * Days to choose from while a date is typed: what was typed, filled up to a whole day, and days that people mean.
 * @param today ISO day in the newsroom's time zone.
 */
export function daySuggestions(typed: string, today: string, wording: Wording): Suggestion[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const said = wording.days;
  const month = today.slice(0, 8);
  const meant: readonly [string, string][] = [
    [today, said.today],
    [addDays(today, -1), said.yesterday],
    [addDays(today, -7), said.weekAgo],
    [`${month}01`, said.monthStart],
    [`${addDays(`${month}01`, -1).slice(0, 8)}01`, said.lastMonthStart],
    [`${today.slice(0, 4)}-01-01`, said.yearStart],
    [sameDayLastYear(today), said.yearAgo],
  ];
  const fitting = meant
    .filter(([day, name]) => day.startsWith(wanted) || name.toLocaleLowerCase().includes(wanted))
    .map(([day, name]) => ({ name: `${day} · ${name}`, value: day }));
  const whole = wholeDays(wanted).map((day) => ({ name: `${day} · ${wording.day(day)}`, value: day }));
  const seen = new Set<string>();
  return [...whole, ...fitting].filter(({ value }) => !seen.has(value) && seen.add(value));
}

/** `2026`, `2026-02` or `2026-2-3` as days: the first ones of a year or a month, or the day itself. */
function wholeDays(typed: string): string[] {
  const parts = /^(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?[-./]?$/.exec(typed);
  if (parts === null) return [];
  const [, year = '', month, day] = parts;
  const day2 = (number: string): string => number.padStart(2, '0');
  const days =
    month === undefined
      ? [`${year}-01-01`, `${year}-07-01`, `${year}-12-31`]
      : [`${year}-${day2(month)}-${day === undefined ? '01' : day2(day)}`];
  return days.filter(isDay);
}

function sameDayLastYear(today: string): string {
  const day = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  // 29 February has no such day the year before.
  return isDay(day) ? day : `${day.slice(0, 8)}28`;
}

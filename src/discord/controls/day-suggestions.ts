import { addDays, isDay } from '../../language/dates.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Suggestion } from '../wire/interactions.ts';

/**
 * Days to choose from while a date is typed: what was typed, filled up to a whole day, and days that people mean.
 * @param today ISO day in the newsroom's time zone.
 * @param locale the person's, for the names of months.
 */
export function daySuggestions(typed: string, today: string, wording: Wording, locale: string): Suggestion[] {
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
  const whole = [...wholeDays(wanted), ...monthDays(wanted, today, locale)].map((day) => ({
    name: `${day} · ${wording.day(day)}`,
    value: day,
  }));
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

/** "feb", "3 feb", "February 2026", "2월 3일": the day, or the first and the last of the month, in the latest such year unless one is named. */
function monthDays(typed: string, today: string, locale: string): string[] {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(typed)?.[0];
  const words = typed
    .replace(year ?? '', ' ')
    .split(/[\s.,년일]+/u)
    .filter((word) => word !== '');
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  const named = words.filter((word) => word !== day);
  const [name] = named;
  if (name === undefined || named.length > 1 || !/\p{L}/u.test(name)) return [];
  const thisYear = Number(today.slice(0, 4));
  return monthsNamed(name, locale).flatMap((month) => {
    const start = `-${String(month).padStart(2, '0')}-`;
    const of = year ?? (`${thisYear}${start}01` <= today ? thisYear : thisYear - 1);
    const first = `${of}${start}01`;
    const last = addDays(`${addDays(first, 31).slice(0, 8)}01`, -1);
    const days = day === undefined ? [first, last] : [`${of}${start}${day.padStart(2, '0')}`];
    return days.filter(isDay);
  });
}

/** Months, from 1, one of whose names begins so in the person's language: alone ("luty") and in a day ("3 lutego"), as CLDR has them. */
function monthsNamed(typed: string, locale: string): number[] {
  const formats = [{ month: 'long' }, { month: 'long', day: 'numeric' }] as const;
  const name = (month: number, format: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...format, timeZone: 'UTC' })
      .formatToParts(Date.UTC(2026, month - 1, 20))
      .filter(({ type }) => type === 'month' || type === 'literal')
      .map(({ value }) => value)
      .join('')
      .trim();
  return Array.from({ length: 12 }, (_, at) => at + 1).filter((month) =>
    formats.some((format) => name(month, format).toLocaleLowerCase(locale).startsWith(typed)),
  );
}

function sameDayLastYear(today: string): string {
  const day = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  // 29 February has no such day the year before.
  return isDay(day) ? day : `${day.slice(0, 8)}28`;
}

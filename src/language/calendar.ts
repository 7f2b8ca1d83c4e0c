import { addDays } from './dates.ts';

/** The days of a newsroom: the time zone in which they begin and end, and what time it is. */
export interface Calendar {
  /** As the time zone database names it: `Europe/Warsaw`. */
  readonly timeZone: string;
  readonly now: () => Date;
}

/** What the days of given moments need of a calendar. */
type Zoned = Pick<Calendar, 'timeZone'>;

/** The calendar of a time zone. @param now by default this machine's clock. */
export function calendarIn(timeZone: string, now: Calendar['now'] = () => new Date()): Calendar {
  return { timeZone, now };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

// Sweden's short dates are ISO days, and its times go from 00:00 to 23:59.
function formatter(timeZone: string, timeStyle?: 'short'): Intl.DateTimeFormat {
  const key = `${timeZone} ${timeStyle ?? ''}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', ...(timeStyle && { timeStyle }) });
  formatters.set(key, made);
  return made;
}

/** The ISO day of an instant. */
export function dayOf({ timeZone }: Zoned, instant: Date): string {
  return formatter(timeZone).format(instant);
}

/** The ISO day that it is now. */
export function today(calendar: Calendar): string {
  return dayOf(calendar, calendar.now());
}

const plainDay = /^\d{4}-\d{2}-\d{2}$/;

/** The day of a publication date, ISO day or instant: a plain day stays as it is, an instant is seen from the time zone. */
export function dayPublished(calendar: Zoned, date: string): string {
  return plainDay.test(date) ? date : dayOf(calendar, new Date(date.replace(' ', 'T')));
}

/** A moment to the minute: `2026-03-06 12:00`. */
export function minuteOf({ timeZone }: Zoned, instant: Date): string {
  return formatter(timeZone, 'short').format(instant);
}

const msPerHour = 3_600_000;

/** The last moment before midnight, so that all of the day is past. */
export function endOfDay(calendar: Zoned, day: string): Date {
  const noon = Date.parse(`${day}T12:00:00Z`);
  // Zones run from UTC−12 to UTC+14: the day ends within these hours of noon in UTC.
  for (let at = noon + 24 * msPerHour; at > noon - 26 * msPerHour; at -= msPerHour / 4) {
    if (dayOf(calendar, new Date(at - 1)) === day) return new Date(at - 1);
  }
  return new Date(noon);
}

/** The first moment of a day. */
export function startOfDay(calendar: Zoned, day: string): Date {
  return new Date(endOfDay(calendar, addDays(day, -1)).getTime() + 1);
}

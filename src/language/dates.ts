/** ISO 8601 days and instants. A day is `YYYY-MM-DD`; a date without a time has no zone and is never moved. */

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantPattern = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
/** UTC has no longer days and no shorter ones. */
export const msPerDay = 86_400_000;
/** Asking for one takes a tenth of a millisecond, and each schedule asks in each round. */
const knownTimeZones = new Set<string>();

/** True for a time zone that this runtime knows, such as `Asia/Seoul`. */
export function isTimeZone(name: string): boolean {
  if (knownTimeZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  knownTimeZones.add(name);
  return true;
}

/** True for a day that exists: `2024-02-30` is none. */
export function isDay(text: string): boolean {
  const match = dayPattern.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** True for an existing day, or an instant with a zone. */
export function isDate(text: string): boolean {
  if (isDay(text)) return true;
  const match = instantPattern.exec(text);
  return match?.[1] !== undefined && isDay(match[1]) && !Number.isNaN(Date.parse(text.replace(' ', 'T')));
}

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / msPerDay);
}

/** The day that lies `days` after `day` (before it, when negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10);
}

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A date in words, as the article says it: `3 February 2026`. An instant is named by its own day. */
export function dayInWords(date: string): string {
  return longDay.format(new Date(`${date.slice(0, 10)}T12:00:00Z`));
}

/**
 * How far a clock is ahead of a server's, in milliseconds, to about a second.
 * @param header the `Date` of a response that has just arrived; `null` is returned when there is none.
 */
export function aheadOf(header: string | null, nowMs: number): number | null {
  const told = header === null ? Number.NaN : Date.parse(header);
  // The header has whole seconds: in the middle of one the error is smallest.
  return Number.isNaN(told) ? null : nowMs - (told + 500);
}

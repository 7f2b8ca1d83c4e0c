import { isDate, isDay } from '../../language/dates.ts';
import type { Wording } from '../../wording/wording.ts';
import { asData } from './escape.ts';

/**
 * Discord shows a timestamp in the reader's own zone, and an article's plain day must not move by it. At 10:30 UTC it
 * is the same day from UTC−10 (Hawaii) to UTC+13 (New Zealand in summer); noon would already be tomorrow in Auckland.
 */
const sameDayNearlyEverywhere = 'T10:30:00Z';
const dateChars = 40;

/**
 * A publication date as Discord's own timestamp, in the reader's language; "undated" stays a word.
 * @param date ISO 8601 day or instant, or `null`.
 */
export function dateMarkdown(date: string | null, wording: Wording): string {
  if (date === null) return wording.undated;
  if (!isDate(date)) return asData(date, dateChars);
  const instant = isDay(date) ? `${date}${sameDayNearlyEverywhere}` : date.replace(' ', 'T');
  return `<t:${Math.floor(Date.parse(instant) / 1000)}:D>`;
}

/** A moment as Discord's own timestamp: `R` counts ("in 2 hours"), `f` says day and time. */
export function momentMarkdown(moment: Date, style: 'R' | 'f'): string {
  return `<t:${Math.floor(moment.getTime() / 1000)}:${style}>`;
}

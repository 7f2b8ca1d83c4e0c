import type { ParsedComponents, ParsedResult } from 'chrono-node';
import * as chrono from 'chrono-node/en';
import type { Span } from '../coverage/article.ts';
import { addDays, dayIn } from '../language/dates.ts';

/** Days of publication that a question names, and where it names them: `from` is never later than `to`. */
export interface DatesInWords {
  readonly from: string | null;
  readonly to: string | null;
  /** Counted back from the day of asking ("last week"), not named by the calendar ("in October 2024"). */
  readonly isRelative: boolean;
  /** In order, apart from each other. */
  readonly spans: readonly Span[];
}

/** The days of one mention. */
interface Mention {
  readonly from: string | null;
  readonly to: string | null;
  readonly span: Span;
}

/** What happens on a day is also reported on the days after it. */
const reportingDays = 2;

const counts = 'one|two|three|four|five|six|seven|eight|nine|ten|a few|several|couple of|\\d{1,3}';
const relativePattern = new RegExp(
  `\\b(?:(?:in|over|during|within|for|from|since)\\s+)?(?:the\\s+)?(?:(today|yesterday)|(this|last|past|previous)\\s+(?:(${counts})\\s+)?(days?|weeks?|months?|years?))\\b`,
  'i',
);

const numbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  'a few': 3,
  several: 5,
  'couple of': 2,
};

/**
 * Reads the days of publication that an English question asks for: "last week", "in October 2024", "since 3 February 2026". A bare
 * year or weekday is none: it belongs to what the articles tell.
 */
export function datesInWords(text: string, askedAt: Date, timeZone: string): DatesInWords | null {
  const today = dayIn(askedAt, timeZone);
  return relativeDates(text, today) ?? calendarDates(text, askedAt, today);
}

function relativeDates(text: string, today: string): DatesInWords | null {
  const match = relativePattern.exec(text);
  if (!match) return null;
  const [words, day, which, count, unit] = match;
  const span = { start: match.index, end: match.index + words.length };
  const period = (from: string, to: string): DatesInWords => ({ from, to, isRelative: true, spans: [span] });
  if (day) {
    const on = day.toLowerCase() === 'today' ? today : addDays(today, -1);
    return period(on, today);
  }
  const size = (unit ?? '').toLowerCase().replace(/s$/, '');
  if (count !== undefined) {
    const days = (numbers[count.toLowerCase()] ?? Number(count)) * daysIn(size);
    return period(addDays(today, -days), today);
  }
  if (which?.toLowerCase() === 'past') return period(addDays(today, -daysIn(size)), today);
  const isThis = which?.toLowerCase() === 'this';
  const start = startOf(size, today);
  if (isThis) return period(start, today);
  return period(startOf(size, addDays(start, -1)), addDays(start, -1));
}

function daysIn(unit: string): number {
  return { day: 1, week: 7, month: 31, year: 366 }[unit] ?? 1;
}

/** The first day of the day's week (Monday), month or year. */
function startOf(unit: string, day: string): string {
  if (unit === 'year') return `${day.slice(0, 4)}-01-01`;
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  if (unit === 'week') return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  return day;
}

/** All dates by the calendar; several ("on September 28 … and on November 30") open the days from the first to the last. */
function calendarDates(text: string, askedAt: Date, today: string): DatesInWords | null {
  const mentions = chrono
    .parse(text, { instant: askedAt, timezone: 0 })
    .flatMap((found) => (found.start.isCertain('month') ? (mentionOf(found, text, today) ?? []) : []));
  if (mentions.length === 0) return null;
  const days = mentions.flatMap(({ from, to }) => [from, to].filter((day) => day !== null)).toSorted();
  const isOpen = (end: 'from' | 'to'): boolean => mentions.every((mention) => mention[end] === null);
  return {
    from: isOpen('from') ? null : (days[0] ?? null),
    to: isOpen('to') ? null : (days.at(-1) ?? null),
    isRelative: false,
    spans: mentions.map(({ span }) => span),
  };
}

function mentionOf({ index, text: words, start, end }: ParsedResult, text: string, today: string): Mention | null {
  const prepositions = 'since|after|from|before|until|till|by|in|on|during|of';
  const lead = new RegExp(`\\b(${prepositions})\\s+(?:the\\s+)?$`, 'i').exec(text.slice(0, index));
  const own = new RegExp(`^(${prepositions})\\b`, 'i').exec(words);
  const word = (lead ?? own)?.[1]?.toLowerCase() ?? '';
  // "the 3 February agreement": without a preposition the date belongs to what is asked about.
  if (word === '' && index > 0 && !end) return null;
  const span = { start: lead ? lead.index : index, end: index + words.length };
  const last = lastDay(end ?? start, today);
  const first = end && !start.isCertain('year') ? lastBefore(last, firstDay(start, today)) : firstDay(start, today);
  const [earlier, later] = first <= last ? [first, last] : [last, first];
  if (/^(?:since|after)$/.test(word) || (word === 'from' && !end)) return { from: earlier, to: null, span };
  if (/^(?:before|until|till|by)$/.test(word))
    return { from: null, to: word === 'before' ? addDays(earlier, -1) : later, span };
  return { from: earlier, to: addDays(later, reportingDays), span };
}

/** The day of the same name that came last up to an end: asked in October, "from September 28 to November 30" is of the year before. */
function lastBefore(end: string, day: string): string {
  const year = Number(end.slice(0, 4));
  const inYear = `${pad(year, 4)}${day.slice(4)}`;
  return inYear <= end ? inYear : `${pad(year - 1, 4)}${day.slice(4)}`;
}

function pad(value: number | null, length: number): string {
  return String(value ?? 1).padStart(length, '0');
}

/** A month without a year is the last one that has begun. */
function yearOf(parts: ParsedComponents, today: string): number {
  const year = parts.get('year') ?? Number(today.slice(0, 4));
  if (parts.isCertain('year')) return year;
  const thisYear = Number(today.slice(0, 4));
  const month = `${thisYear}-${pad(parts.get('month'), 2)}`;
  return month > today.slice(0, 7) ? thisYear - 1 : thisYear;
}

function firstDay(parts: ParsedComponents, today: string): string {
  const day = parts.isCertain('day') ? parts.get('day') : 1;
  return `${pad(yearOf(parts, today), 4)}-${pad(parts.get('month'), 2)}-${pad(day, 2)}`;
}

function lastDay(parts: ParsedComponents, today: string): string {
  const day = firstDay(parts, today);
  if (parts.isCertain('day')) return day;
  const nextMonth = addDays(`${day.slice(0, 7)}-28`, 4);
  return addDays(`${nextMonth.slice(0, 7)}-01`, -1);
}

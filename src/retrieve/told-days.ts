import { addDays, dayNumber, isDay } from '../language/dates.ts';
import { rulesOf } from '../language/languages.ts';
import { datesIn, type MentionedDate, mayNameDay } from '../language/mentioned-dates.ts';

/** The days that a sentence speaks of. */
export interface ToldDays {
  /** Days that its words name by month and day. */
  readonly written: readonly string[];
  /** Days that follow from "Thursday": they help to tell which days matter, and are shown to nobody. */
  readonly meant: readonly string[];
  /** The day of what the sentence tells: the one day that it names, where it names no other time, and no "since" or "until" stands before it. */
  readonly eventDay: string | null;
}

const none: ToldDays = { written: [], meant: [], eventDay: null };

/**
 * The days that a sentence speaks of. "Yesterday" and "two weeks ago" are left alone: they brought nothing to the choice of days.
 * @param published the article's ISO day of publication, by which a day without a year gets one (the nearest) and "Thursday" is counted; `null` where
 * it is undated: then only whole dates name a day.
 */
export function toldDays(sentence: string, language: string, published: string | null): ToldDays {
  if (!mayNameDay(sentence, language)) return none;
  const dates = datesIn(sentence, language);
  const written = new Set<string>();
  const meant = new Set<string>();
  let isOneTime = true;
  for (const date of dates) {
    const day = dayNamed(date, published);
    if (day !== null) {
      written.add(day);
      const before = sentence.slice(0, date.start);
      isOneTime &&= !isLimit(before, language) && (day !== published || isSaid(before, language));
    } else if (date.weekday === null) isOneTime = false;
    else if (published !== null) meant.add(lastWeekday(date.weekday, published));
  }
  const [only, ...more] = written;
  const eventDay = only !== undefined && more.length === 0 && isOneTime ? only : null;
  return { written: [...written], meant: [...meant].filter((day) => !written.has(day)), eventDay };
}

/** The day of publication may stand before a sentence as its dateline or as a page's stamp: only "on 3 February" is said of the event. */
function isSaid(before: string, language: string): boolean {
  const grammar = rulesOf(language)?.dates?.grammar;
  return grammar?.needsLead === false || grammar?.lead.on?.test(before) === true;
}

/** "Since 3 February" tells of the time after it. */
function isLimit(before: string, language: string): boolean {
  const { since, until, before: earlier } = rulesOf(language)?.dates?.grammar.lead ?? {};
  return [since, until, earlier].some((lead) => lead?.test(before));
}

/** The ISO day of a date that has month and day; without a year, the one nearest to publication. */
function dayNamed({ year, month, day }: MentionedDate, published: string | null): string | null {
  if (month === null || day === null) return null;
  const inYear = (of: number): string => `${padded(of, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  if (year !== null) return isDay(inYear(year)) ? inYear(year) : null;
  if (published === null) return null;
  const about = Number(published.slice(0, 4));
  const distance = (one: string): number => Math.abs(dayNumber(one) - dayNumber(published));
  const [nearest] = [about - 1, about, about + 1]
    .map(inYear)
    .filter(isDay)
    .toSorted((a, b) => distance(a) - distance(b));
  return nearest ?? null;
}

/** The last day of that name up to and with a day. @param weekday Sunday is 0. */
function lastWeekday(weekday: number, day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() - weekday + 7) % 7));
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}

import type { Span } from '../coverage/article.ts';
import { type Calendar, dayOf } from '../language/calendar.ts';
import type { DateGrammar, Direction } from '../language/date-grammar.ts';
import { addDays, isDay } from '../language/dates.ts';
import { detectLanguage } from '../language/detect.ts';
import { rulesOf } from '../language/languages.ts';
import { type DateOrder, datesIn, type MentionedDate } from '../language/mentioned-dates.ts';
import { endOf, startOf } from './calendar-units.ts';
import { daysMeant } from './days-meant.ts';

/** Days of publication that a question names, and where it names them: `from` is never later than `to`. */
interface DatesInWords {
  readonly from: string | null;
  readonly to: string | null;
  /** Counted back from the day of asking ("last week"), not named by the calendar ("in October 2024"). */
  readonly isRelative: boolean;
  /** In order, apart from each other. */
  readonly spans: readonly Span[];
}

/** The days of one mention; an end is `null` where it is open. */
interface Mention {
  readonly from: string | null;
  readonly to: string | null;
  readonly span: Span;
}

/** The days of a mention, before it is said how it stands in the question. */
interface NamedDays {
  readonly first: string;
  readonly last: string;
  readonly span: Span;
  /** The words before it say that it was then ("between 3 and 4 February"). */
  readonly isRange: boolean;
  readonly hasYear: boolean;
}

/** What happens on a day is also reported on the days after it. */
const reportingDays = 2;

/**
 * Reads the days of publication that a question asks for: "last week", "in October 2024", "od 3 lutego", "지난주". A bare year or weekday is
 * none: it belongs to what the articles tell. `null` where there are none.
 * @param language as it was told; by default by its words.
 */
export function datesInWords(
  text: string,
  askedAt: Date,
  calendar: Calendar,
  language = detectLanguage(text),
): DatesInWords | null {
  const today = dayOf(calendar, askedAt);
  const grammar = rulesOf(language)?.dates?.grammar ?? calendarOnly;
  return (
    relativeDates(text, grammar, today) ?? calendarDates(text, language, grammar, today, orderIn(language, calendar))
  );
}

/** For languages of which only the names of months are known. */
const calendarOnly: DateGrammar = {
  relative: [],
  lead: {},
  tail: {},
  needsLead: false,
  dayBefore: null,
  dayAfter: null,
  range: { lead: /$/, between: /^ ?[-–—] ?$/ },
};

/** Newsrooms of the United States write the month first, all others the day. */
function orderIn(language: string, { timeZone }: Calendar): DateOrder {
  return language === 'en' && unitedStates.test(timeZone) ? 'month first' : 'day first';
}

const unitedStates =
  /^(?:US\/|America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|Juneau|Indiana|Kentucky|North_Dakota)|Pacific\/Honolulu)/;

/** Days counted back from today, or a part of a year. */
function relativeDates(text: string, grammar: DateGrammar, today: string): DatesInWords | null {
  for (const { pattern, meaning } of grammar.relative) {
    const match = pattern.exec(text);
    const meant = match && meaning(match.groups ?? {});
    // "Than a year ago": years back are what something is compared with.
    if (!match || !meant || (meant.kind === 'ago' && meant.unit === 'year')) continue;
    const { first, last, isBrief } = daysMeant(meant, today);
    if (first > today) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    const { direction, span: whole } = directionOf(span, text, grammar);
    const reported = isBrief ? addDays(last, reportingDays) : last;
    const to = reported > today ? today : reported;
    const [from, until] = daysIn(direction ?? 'on', { first, last, reported: to });
    return { from, to: until, isRelative: meant.kind !== 'part', spans: [whole] };
  }
  return null;
}

/** All dates by the calendar; several ("on September 28 … and on November 30") open the days from the first to the last. */
function calendarDates(
  text: string,
  language: string,
  grammar: DateGrammar,
  today: string,
  order: DateOrder,
): DatesInWords | null {
  const dates = datesIn(text, language, order).flatMap((date) => namedBy(date, text, grammar, today) ?? []);
  const mentions = withRanges(dates, text, grammar).flatMap((named) => mentionOf(named, text, grammar) ?? []);
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

/** The days that a date names, with another day of its month before or behind it ("3 and 4 February"). */
function namedBy(
  date: MentionedDate,
  text: string,
  { dayBefore, dayAfter }: DateGrammar,
  today: string,
): NamedDays | null {
  if (date.month === null) return null;
  const written = text.slice(date.start, date.end);
  // "3 and 4 February", "February 3 and 4", "2월 3~4일": where the day stands, the other does too.
  const hasDayFirst = /^\p{Nd}+\P{Nd}*\p{L}{3}/u.test(written);
  const before = date.day !== null && hasDayFirst ? (dayBefore?.exec(text.slice(0, date.start)) ?? null) : null;
  const after = date.day !== null && !hasDayFirst ? (dayAfter?.exec(text.slice(date.end)) ?? null) : null;
  const year = date.year ?? (after?.groups?.['year'] === undefined ? null : Number(after.groups['year']));
  const others = [before, after].flatMap((match) => match?.groups?.['day'] ?? []).map(Number);
  // A month without a year is the last one that has begun.
  const lastYear = Number(today.slice(0, 4)) - (padded(date.month) > today.slice(5, 7) ? 1 : 0);
  const month = `${String(year ?? lastYear).padStart(4, '0')}-${padded(date.month)}`;
  const days = (date.day === null ? [1] : [date.day, ...others]).map((day) => `${month}-${padded(day)}`).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || !days.every(isDay)) return null;
  return {
    first,
    last: date.day === null ? endOf('month', first) : last,
    span: { start: before?.index ?? date.start, end: date.end + (after?.[0].length ?? 0) },
    isRange: others.length > 0,
    hasYear: year !== null,
  };
}

/** Two dates with "to" between them as one, from the earlier to the later. */
function withRanges(dates: readonly NamedDays[], text: string, { range }: DateGrammar): NamedDays[] {
  const found: NamedDays[] = [];
  for (const date of dates) {
    const before = found.at(-1);
    const lead = before && range.lead.exec(text.slice(0, before.span.start));
    if (!before || !lead || before.isRange || !range.between.test(text.slice(before.span.end, date.span.start))) {
      found.push(date);
      continue;
    }
    const earliest = before.hasYear ? before : lastBefore(date.last, before);
    const days = [earliest.first, earliest.last, date.first, date.last].toSorted();
    found[found.length - 1] = {
      ...date,
      first: days[0] ?? date.first,
      last: days.at(-1) ?? date.last,
      span: { start: lead.index, end: date.span.end },
      isRange: true,
    };
  }
  return found;
}

/** The days of the same name that came last up to an end: asked in October, "from September 28 to November 30" is of the year before. */
function lastBefore(end: string, date: NamedDays): NamedDays {
  const inYear = (year: number): NamedDays => ({
    ...date,
    first: `${padded(year, 4)}${date.first.slice(4)}`,
    last: `${padded(year, 4)}${date.last.slice(4)}`,
  });
  const year = Number(end.slice(0, 4));
  return inYear(year).first <= end ? inYear(year) : inYear(year - 1);
}

function mentionOf(named: NamedDays, text: string, grammar: DateGrammar): Mention | null {
  const { direction, span } = directionOf(named.span, text, grammar);
  // "the 3 February agreement": without a preposition the date belongs to what is asked about.
  if (direction === null && grammar.needsLead && !named.isRange && named.span.start > 0) return null;
  const stated = named.isRange ? 'on' : (direction ?? 'on');
  const [from, to] = daysIn(stated, { ...named, reported: addDays(named.last, reportingDays) });
  return { from, to, span };
}

/** What the words around a date say of it, and the date with these words. */
function directionOf(
  { start, end }: Span,
  text: string,
  { lead, tail }: DateGrammar,
): { direction: Direction | null; span: Span } {
  const found = (words: DateGrammar['lead'], there: string): readonly [Direction, RegExpExecArray] | null => {
    for (const direction of directions) {
      const match = words[direction]?.exec(there);
      if (match) return [direction, match];
    }
    return null;
  };
  const before = found(lead, text.slice(0, start));
  const after = found(tail, text.slice(end));
  const said = [before?.[0], after?.[0]];
  return {
    direction:
      said.find((direction) => direction !== undefined && direction !== 'on') ?? before?.[0] ?? after?.[0] ?? null,
    span: { start: before?.[1].index ?? start, end: end + (after?.[1][0].length ?? 0) },
  };
}

const directions: readonly Direction[] = ['week of', 'since', 'before', 'until', 'on'];

function daysIn(
  direction: Direction,
  { first, last, reported }: { first: string; last: string; reported: string },
): [from: string | null, to: string | null] {
  switch (direction) {
    case 'since':
      return [first, null];
    case 'before':
      return [null, addDays(first, -1)];
    case 'until':
      return [null, last];
    case 'week of': {
      const monday = startOf('week', first);
      return [monday, endOf('week', monday)];
    }
    default:
      return [first, reported];
  }
}

function padded(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

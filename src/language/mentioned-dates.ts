import { languageCode } from './language-code.ts';
import { rulesOf } from './languages.ts';
import { knownNumberWords } from './number-tokens.ts';

/** A date as far as a text says it: what it leaves open is `null`. */
export interface MentionedDate {
  readonly year: number | null;
  /** From 1. */
  readonly month: number | null;
  readonly day: number | null;
  /** Sunday is 0. */
  readonly weekday: number | null;
  /** "the 1990s": `year` is its first. */
  readonly isDecade: boolean;
  readonly start: number;
  readonly end: number;
}

interface DateNames {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly pattern: RegExp;
  /** Matches whatever may name a day or a weekday, in a fraction of the time. */
  readonly hint: RegExp;
}

const calendars = new Map<string, DateNames>();

function quoted(words: Iterable<string>): string {
  return [...words]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

/** The names of months and weekdays, as `Intl` knows them: alone and in a date, where Slavic languages bend them. */
function calendarOf(language: string): DateNames {
  const key = languageCode(language);
  const known = calendars.get(key);
  if (known) return known;
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  const alone = new Intl.DateTimeFormat(key, { month: 'long', timeZone: 'UTC' });
  const inDate = new Intl.DateTimeFormat(key, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(key, { weekday: 'long', timeZone: 'UTC' });
  for (let month = 0; month < 12; month++) {
    const date = new Date(Date.UTC(2024, month, 15));
    for (const format of [alone, inDate]) {
      const name =
        format
          .formatToParts(date)
          .find(({ type }) => type === 'month')
          ?.value.toLowerCase() ?? '';
      if (/^\p{L}{3,}$/u.test(name)) months.set(name, month + 1);
    }
  }
  // 7 January 2024 was a Sunday.
  for (let day = 0; day < 7; day++) {
    weekdays.set(weekday.format(new Date(Date.UTC(2024, 0, 7 + day))).toLowerCase(), day);
  }
  const formsOf = rulesOf(key)?.dates?.formsOf ?? (() => []);
  for (const names of [months, weekdays]) {
    for (const [name, number] of [...names]) for (const form of formsOf(name)) names.set(form, number);
  }
  // Particles stand on a word without a space.
  const isSpaced = !/^(?:ko|ja|zh)$/.test(key);
  const month = quoted(months.keys());
  const year = String.raw`(?:1\d{3}|20\d{2})(?![\p{N}\p{L}%]|[.,]\p{N})`;
  const pattern = new RegExp(
    [
      String.raw`(?<iso>\d{4}-\d{2}-\d{2}|\d{4}[./] ?\d{1,2}[./] ?\d{1,2})(?!\d)`,
      String.raw`(?<cjk>\d{4})[年년](?:\s?(?<cjkMonth>\d{1,2})[月월](?:\s?(?<cjkDay>\d{1,2})[日일])?)?`,
      String.raw`(?<cjkMonth2>\d{1,2})[月월](?:\s?(?<cjkDay2>\d{1,2})[日일])?`,
      String.raw`(?<dotDay>\d{1,2})\. ?(?<dotMonth>\d{1,2})\. ?(?<dotYear>\d{4})(?!\d)`,
      // Where the decimal point is a comma, "1.11." can be no number.
      ...(knownNumberWords(key)?.decimalComma
        ? [String.raw`(?<shortDay>0?[1-9]|[12]\d|3[01])\.(?<shortMonth>0?[1-9]|1[0-2])\.(?!\d)`]
        : []),
      String.raw`(?<first>\d{1,2})/(?<second>\d{1,2})/(?<slashYear>\d{4})(?!\d)`,
      ...(months.size === 0
        ? []
        : [
            String.raw`(?<day1>\d{1,2})(?:st|nd|rd|th|º|er|\.)?(?: of| de|)[ -](?<month1>${month})(?!\p{L})\.?(?:,?(?: de|) (?<year1>${year}))?`,
            String.raw`(?<month2>${month})(?!\p{L})\.? (?<day2>\d{1,2})(?:st|nd|rd|th)?(?![\p{N}\p{L}%]|[.,]\p{N})(?:,? (?<year2>${year}))?`,
            String.raw`(?<month3>${month})(?!\p{L})\.?,?(?: of| de|) (?<year3>${year})`,
            String.raw`(?<month4>${month})(?!\p{L})`,
          ]),
      `(?<weekday>${quoted(weekdays.keys())})${isSpaced ? String.raw`(?!\p{L})` : ''}`,
      String.raw`(?<decade>1\d{2}0|20\d0)['’]?s(?!\p{L})`,
      String.raw`(?<from>1\d{3}|20\d{2})[-–/](?<to>\d{4}|\d{2})(?![\p{N}\p{L}%]|[-–.,]\p{N})`,
      `(?<year>${year})`,
    ]
      .map((one) => `(?:${one})`)
      .join('|')
      .replace(/^/, String.raw`(?<!${isSpaced ? String.raw`\p{L}|` : ''}\p{N}|\p{N}[.,:])(?:`)
      .concat(')'),
    'giu',
  );
  const names = quoted([...months.keys(), ...weekdays.keys()]);
  const hint = new RegExp(
    String.raw`(?:${names})${isSpaced ? String.raw`(?!\p{L})` : ''}|\d{4}[./-] ?\d|\d[./] ?\d{1,2}[./] ?\d{4}|\d[日일月월]`,
    'iu',
  );
  const calendar = { months, weekdays, pattern, hint };
  calendars.set(key, calendar);
  return calendar;
}

/** English months that are words too: a month only where it's written large and something tells. */
const alsoWords = /^(?:may|march|mar|jan|jun|sun|dec)$/i;
/** Before a month in small letters: nobody says "in march" of a march. */
const surelyMonth = /\b(?:in|since|until|during|early|late|last) $/i;
const beforeMonth =
  /\b(?:in|since|until|till|by|of|last|next|early|late|mid|this|from|to|through|during|before|after)[ -]$/i;
/** What a year stands before when it's none: "1500 soldiers" is told from "in 1500" only so. */
const beforeCount = /(?:[$€£¥₩]|\b(?:than|about|around|some|nearly|almost|over|least|most|roughly|approximately) )$/i;
/** A capital between words that have none: "planned for March", but not "Theresa May" nor the opening "May". */
function standsAsMonth(before: string, after: string): boolean {
  return /\p{Ll} $/u.test(before) && !/\p{Lu}\S* $/u.test(before) && !/^ \p{Lu}/u.test(after.slice(0, 2));
}

/** As far back as a word before a date can reach. */
const wordsBefore = 16;
const afterCount =
  /^ (?:people|soldiers|troops|men|women|children|workers|employees|members|students|tanks|metres|meters|miles|km|kilometres|kilometers|dollars|euros|pounds|tons|tonnes|feet|years|days|hours|percent|per cent|million|billion|thousand|seats|votes|jobs|homes|cases)\b/i;

/** Whether a text may name a day of the calendar or a weekday: where it doesn't, `datesIn` finds years and months at most. */
export function mayNameDay(text: string, language: string): boolean {
  return calendarOf(language).hint.test(text);
}

/** Which comes first in 3/2/2026. */
export type DateOrder = 'day first' | 'month first';

/** Day and month of two numbers; both open where nothing tells which is which. */
function inOrder(
  first: number | null,
  second: number | null,
  order: DateOrder | null,
): Pick<MentionedDate, 'day' | 'month'> {
  const [a, b] = [first ?? 0, second ?? 0];
  const told = a > 12 ? 'day first' : b > 12 ? 'month first' : order;
  if (told === null) return { day: null, month: null };
  return told === 'day first' ? { day: a, month: b } : { day: b, month: a };
}

/**
 * The dates that a text mentions, in order: `3 February 2026`, `Feb. 3`, `October 2024`, `in 2022`, `the 1990s`, `Thursday`.
 * @param order of numbers with slashes; without it what they say is left open.
 */
export function datesIn(text: string, language: string, order: DateOrder | null = null): MentionedDate[] {
  const { months, weekdays, pattern } = calendarOf(language);
  const found: MentionedDate[] = [];
  for (const { 0: whole, index: start, groups = {} } of text.matchAll(pattern)) {
    const before = text.slice(Math.max(0, start - wordsBefore), start);
    const blank = {
      year: null,
      month: null,
      day: null,
      weekday: null,
      isDecade: false,
      start,
      end: start + whole.length,
    };
    const number = (name: string): number | null => (groups[name] === undefined ? null : Number(groups[name]));
    const month = (name: string): number | null => months.get((groups[name] ?? '').toLowerCase()) ?? null;
    const iso = groups['iso']?.split(/[-./] ?/).map(Number);
    if (iso) found.push({ ...blank, year: iso[0] ?? null, month: iso[1] ?? null, day: iso[2] ?? null });
    else if (groups['cjk'])
      found.push({ ...blank, year: number('cjk'), month: number('cjkMonth'), day: number('cjkDay') });
    else if (groups['cjkMonth2']) found.push({ ...blank, month: number('cjkMonth2'), day: number('cjkDay2') });
    else if (groups['dotYear']) {
      found.push({ ...blank, year: number('dotYear'), month: number('dotMonth'), day: number('dotDay') });
    } else if (groups['shortDay']) {
      found.push({ ...blank, month: number('shortMonth'), day: number('shortDay') });
    } else if (groups['slashYear'])
      found.push({ ...blank, year: number('slashYear'), ...inOrder(number('first'), number('second'), order) });
    else if (groups['month1'])
      found.push({ ...blank, year: number('year1'), month: month('month1'), day: number('day1') });
    else if (groups['month2'])
      found.push({ ...blank, year: number('year2'), month: month('month2'), day: number('day2') });
    else if (groups['month3']) found.push({ ...blank, year: number('year3'), month: month('month3') });
    else if (groups['month4']) {
      const isWord = alsoWords.test(whole) || whole.length === 3;
      const isLower = language.startsWith('en') && !/^\p{Lu}/u.test(whole);
      // Where months are written small, a large one inside a sentence is a name: "Jan Maj".
      const isName =
        !language.startsWith('en') &&
        !language.startsWith('de') &&
        start > 0 &&
        /^\p{Lu}/u.test(whole) &&
        /\p{Ll}/u.test(text);
      const isVerb = isLower && (isWord || whole.toLowerCase() === 'august') && !surelyMonth.test(before);
      if (
        isVerb ||
        isName ||
        (isWord && !beforeMonth.test(before) && !standsAsMonth(before, text.slice(start + whole.length)))
      )
        continue;
      found.push({ ...blank, month: month('month4') });
    } else if (groups['weekday']) found.push({ ...blank, weekday: weekdays.get(whole.toLowerCase()) ?? null });
    else if (groups['decade']) found.push({ ...blank, year: number('decade'), isDecade: true });
    else if (groups['from']) {
      const from = Number(groups['from']);
      const to = Number((groups['to'] ?? '').padStart(4, String(from)));
      if (to <= from) continue;
      found.push({ ...blank, year: from }, { ...blank, year: to });
    } else if (
      !beforeCount.test(before) &&
      !afterCount.test(text.slice(start + whole.length, start + whole.length + wordsBefore))
    ) {
      found.push({ ...blank, year: number('year') });
    }
  }
  return found;
}

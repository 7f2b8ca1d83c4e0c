import { isDate, isDay, isTimeZone } from './dates.ts';
import { datesIn } from './mentioned-dates.ts';

/** A date as it was understood. */
export interface WrittenDate {
  /** ISO 8601: a day, or an instant with its offset. */
  readonly date: string;
  /** What was assumed or passed over; `null` where the date stood as we write dates. */
  readonly guess: string | null;
  /** What stayed in doubt: its time names no zone, or something next to it wasn't understood. */
  readonly doubt: 'zone' | 'words' | null;
}

/** Languages whose names of months are tried, one after the other. */
const languages = ['en', 'pl', 'ko', 'de', 'fr', 'es', 'it', 'uk'];

const numeric = /^(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})\.?(?=\D|$)/;
const compact = /^(\d{4})(\d{2})(\d{2})(?=T|$)/;
const dayFirst = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?=\D|$)/;
const clock = /(?<![\d.:])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?![\d:])(?:\s*([ap])\.?m\b\.?)?/i;
const offset = /^\s*(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?(?!\d)/;
const universal = /^\s*(?:Z|UTC|GMT)\b/;
const zoneName = /^\s*\[?([A-Z][A-Za-z]+(?:\/[A-Za-z_]+)*)\]?/;
/** Seconds or milliseconds since 1970, from 1990 to 2100. */
const unixTime = /^(?:(\d{9,10})|(\d{12,13}))$/;
const [leastSeconds, mostSeconds] = [631_152_000, 4_102_444_800];
/** What may stand around a date without saying anything. */
const filler =
  /[\p{P}\s]|\b(?:on|at|the|of|o|godz|godzina|dnia|r|published|posted)\b|\p{Script=Hangul}요일|\p{L}*(?:day|dzia[łl]ek|torek|środa|czwartek|piątek|sobota|niedziela)\b|\b(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)\b/giu;

/**
 * A date as newsrooms write it: `2026-02-03 09:30:00 +0100`, `23 November 2026`, `2026. 2. 3.`, `Tue, 03 Feb 2026 09:30:00 GMT`.
 * A time without a zone is one of `timeZone`. `null` when it is none, or could be two: `3/2/2026`.
 */
export function readWrittenDate(written: string, timeZone: string): WrittenDate | null {
  const text = written.normalize('NFKC').trim();
  if (isDate(text)) return { date: text, guess: null, doubt: null };
  const unix = unixTime.exec(text);
  if (unix) {
    const seconds = unix[1] === undefined ? Number(unix[2]) / 1000 : Number(unix[1]);
    if (seconds < leastSeconds || seconds > mostSeconds) return null;
    return said(new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'), text);
  }
  const found = dayIn(text);
  if (found === null) return null;
  const { day, rest } = found;
  const time = clock.exec(rest);
  const unread = (left: string): string => left.replace(filler, '');
  if (time === null) {
    const left = unread(rest.replace(/^T/, ''));
    return left === '' ? said(day, text) : said(day, text, `; “${left}” wasn't understood`, 'words');
  }
  const local = `${day}T${clockOf(time)}`;
  const after = rest.slice(time.index + time[0].length);
  const before = unread(rest.slice(0, time.index).replace(/T$/, ''));
  const zone = zoneOf(after, local, timeZone);
  const left = before + unread(zone?.rest ?? after);
  if (zone === null || left !== '' || !isDate(`${local}${zone.offset}`)) {
    return said(day, text, `; “${rest.trim()}” wasn't understood`, 'words');
  }
  const date = `${local}${zone.offset}`;
  return zone.isAssumed
    ? said(date, text, '; it names no zone, so that of TIME_ZONE counts', 'zone')
    : said(date, text);
}

function said(date: string, written: string, more = '', doubt: WrittenDate['doubt'] = null): WrittenDate {
  return { date, guess: `“${written}” was read as ${date}${more}`, doubt };
}

/** The day, and what stands around it. */
function dayIn(text: string): { day: string; rest: string } | null {
  const year = numeric.exec(text) ?? compact.exec(text);
  if (year) {
    const [month, day] = year.length === 5 ? [year[3], year[4]] : [year[2], year[3]];
    return existing(iso(year[1], month, day), text.slice(year[0].length));
  }
  const first = dayFirst.exec(text);
  if (first) {
    const [whole, one, mark, two, inYear] = first;
    const rest = text.slice(whole.length);
    // With full stops the day comes first everywhere; else only a number over 12 tells.
    if (mark === '.' || Number(one) > 12 || one === two) return existing(iso(inYear, two, one), rest);
    return Number(two) > 12 ? existing(iso(inYear, one, two), rest) : null;
  }
  for (const language of languages) {
    const whole = datesIn(text, language).filter(({ year: y, month, day }) => y && month && day);
    const [only] = whole;
    if (!only || whole.length > 1) continue;
    const rest = `${text.slice(0, only.start)} ${text.slice(only.end)}`;
    return existing(iso(only.year, only.month, only.day), rest);
  }
  return null;
}

function existing(day: string, rest: string): { day: string; rest: string } | null {
  return isDay(day) ? { day, rest } : null;
}

function iso(year: unknown, month: unknown, day: unknown): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function clockOf([, hours = '', minutes = '', seconds = '00', half]: RegExpExecArray): string {
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${minutes}:${seconds}`;
}

function zoneOf(
  text: string,
  local: string,
  timeZone: string,
): { offset: string; rest: string; isAssumed: boolean } | null {
  const told = offset.exec(text);
  if (told) {
    const [whole, sign, hours, minutes = '00'] = told;
    return { offset: `${sign}${hours}:${minutes}`, rest: text.slice(whole.length), isAssumed: false };
  }
  const utc = universal.exec(text);
  if (utc) return { offset: 'Z', rest: text.slice(utc[0].length), isAssumed: false };
  const named = zoneName.exec(text);
  if (named?.[1] !== undefined && isTimeZone(named[1])) {
    return { offset: offsetAt(local, named[1]), rest: text.slice(named[0].length), isAssumed: false };
  }
  return named ? null : { offset: offsetAt(local, timeZone), rest: text, isAssumed: true };
}

/** The offset of a time zone at a local time, like `+01:00`. In the hour that comes twice, that of summer. */
function offsetAt(local: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const at = (ms: number): string =>
    format
      .formatToParts(ms)
      .find(({ type }) => type === 'timeZoneName')
      ?.value.replace(/^GMT$/, 'GMT+00:00')
      .slice(3) ?? '+00:00';
  const naive = Date.parse(`${local}Z`);
  if (Number.isNaN(naive)) return 'Z';
  const guess = at(naive - 12 * 3_600_000);
  const exact = at(Date.parse(`${local}${guess.slice(0, 6)}`));
  return exact.slice(0, 6);
}

import { isDate } from '../../language/dates.ts';
import { readWrittenDate, type WrittenDate } from '../../language/written-date.ts';
import { monthNamed } from './month-names.ts';

/** Zones that RFC 822 names, and those that feeds name most besides, in hours and minutes ahead of UTC. */
const zones: Readonly<Record<string, string>> = {
  UT: '+00:00',
  Z: '+00:00',
  UTC: '+00:00',
  GMT: '+00:00',
  WET: '+00:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  AKST: '-09:00',
  AKDT: '-08:00',
  HST: '-10:00',
  AST: '-04:00',
  ADT: '-03:00',
  BST: '+01:00',
  WEST: '+01:00',
  CET: '+01:00',
  MET: '+01:00',
  CEST: '+02:00',
  MEST: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  SGT: '+08:00',
  HKT: '+08:00',
  AWST: '+08:00',
  KST: '+09:00',
  JST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
};
const zoneAtEnd = /(\d|[ap]\.?m\.?)\s*\(?([A-Z]{1,5})\)?$/i;
/** "Tue," and "wt.," say nothing that the day doesn't. */
const weekday = /^\p{L}+\.?\s*,\s*|^(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*\.?\s+(?=[\p{L}\d])/iu;
const commented = /\s*\([^()]*\)\s*$/;
/** An offset as `GMT+2`, `+0100`, `+1:00`, or one that is said twice: `+0000 GMT`. */
const offsetAtEnd = /\s*(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?(?:\s*[A-Z]{2,5})?$/;
const compact = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/i;
const monthFirst = /^(\p{L}{3,})\.? (\d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?)(?: ([A-Z]{2,5}))? (\d{4})$/u;

const namedMonth = /^(\d{1,2})\.?[ -]+(?:de )?(\p{L}+)\.?,?[ -]+(?:de )?(\d{4}|\d{2})(?=[ ,]|$)/u;

/**
 * A date as feeds write it: by RFC 822 with its old zones and two-digit years, ISO 8601, or in a language's own words.
 * `null` where it's none, or could be two.
 */
export function readFeedDate(written: string, language: string | null, timeZone: string): WrittenDate | null {
  return readWrittenDate(isDate(written.trim()) ? written : regular(written, language), timeZone);
}

/** The same date in a form that `readWrittenDate` knows. */
function regular(written: string, language: string | null): string {
  const text = written
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(weekday, '')
    .replace(compact, '$1-$2-$3T$4:$5:$6')
    .replace(/(\d[Tt ]\d{1,2}:\d{2}:\d{2})[.,]\d+/, '$1')
    .replace(monthFirst, '$2 $1 $5 $3 $4')
    .trim()
    .replace(namedMonth, (whole: string, day: string, name: string, year: string) => {
      const month = monthNamed(name, language);
      // RFC 2822: two digits below 50 are of this century.
      const inFull = year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`;
      return month === null ? whole : `${inFull}-${twoDigits(month)}-${twoDigits(Number(day))}`;
    })
    .replace(/^(\d{4}-\d{2}-\d{2})t/, '$1T');
  const bare = /\d:\d{2}/.test(text) ? withOffset(text) : text;
  return bare.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d{2}:)/, '$1T');
}

function withOffset(text: string): string {
  const told = /\d{1,2}:\d{2}.*[+-]/.test(text) ? offsetAtEnd.exec(text.replace(commented, '')) : null;
  if (told) {
    const [whole, sign, hours = '', minutes = '00'] = told;
    return `${text.replace(commented, '').slice(0, -whole.length)}${sign}${hours.padStart(2, '0')}:${minutes}`;
  }
  const named = zoneAtEnd.exec(text);
  const offset = zones[named?.[2]?.toUpperCase() ?? ''];
  return named && offset !== undefined
    ? `${text.slice(0, named.index + (named[1]?.length ?? 0))}${offset === '+00:00' ? 'Z' : offset}`
    : text;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

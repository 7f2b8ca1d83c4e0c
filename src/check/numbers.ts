import { addDays } from '../text/dates.ts';
import type { MentionedDate } from '../text/mentioned-dates.ts';
import type { Quantity } from '../text/quantities.ts';
import type { Piece } from './reading.ts';

/** "About 300" is borne by what lies within this share of it. */
const aboutShare = 0.1;
/** "A third" is borne by 33%, and by this many percent points more or less: shares in words are round. */
const shareTolerance = 1;
/** "More than 300" is borne by numbers up to this many times as large: nobody says it of 5,000. */
const overTimes = 1.5;
/** "Thousands" ends where the next larger word begins; dozens end at a hundred or so. */
const vagueTimes = { over: 2, under: 1000 };
/** A date within this many days of publication is what a weekday in the article means. */
const weekdayReach = 7;

/** Whether a cited number bears the one that a sentence states. */
export function bearsQuantity(claimed: Quantity, cited: Quantity): boolean {
  if (claimed.unit !== null && cited.unit !== null && claimed.unit !== cited.unit) return false;
  if ((claimed.unit === 'point') !== (cited.unit === 'point') && (claimed.kind === 'share' || cited.kind === 'share'))
    return false;
  if (claimed.kind !== cited.kind) {
    const isVague = claimed.kind === 'vague' && cited.kind === 'count';
    return isVague && cited.value >= claimed.value * vagueTimes.over && cited.value < claimed.value * vagueTimes.under;
  }
  if (claimed.value === cited.value) return !isOpposed(claimed.bound, cited.bound);
  if (claimed.kind === 'share' && Math.abs(claimed.value - cited.value) <= roundingOf(claimed, cited)) return true;
  if (claimed.kind !== 'count' && claimed.kind !== 'share') return false;
  // Two bounds of one kind are compared as they are stated, but for a rounder one: "over 300" for "over 320".
  if (cited.bound !== 'exact' && !isRounder(claimed.value, cited.value)) return false;
  if (claimed.bound === 'over' && cited.bound !== 'under') {
    return cited.value > claimed.value && cited.value <= claimed.value * overTimes;
  }
  if (claimed.bound === 'under' && cited.bound !== 'over') {
    return cited.value < claimed.value && claimed.value <= cited.value * overTimes;
  }
  if (claimed.bound === 'about' && cited.bound === 'exact' && isRounder(claimed.value, cited.value)) {
    return Math.abs(claimed.value - cited.value) <= claimed.value * aboutShare;
  }
  // "2.5 million" for 2,512,340: rounded to what its scale says, as everyone rounds.
  return claimed.step >= 1000 && cited.step < claimed.step && Math.abs(claimed.value - cited.value) <= claimed.step / 2;
}

/** Whether a number has fewer digits before its zeros than another. */
function isRounder(a: number, b: number): boolean {
  const significant = (value: number): number =>
    String(value)
      .replace('.', '')
      .replace(/^0+|0+$/g, '').length;
  return significant(a) < significant(b);
}

function isOpposed(a: Quantity['bound'], b: Quantity['bound']): boolean {
  return (a === 'over' && b === 'under') || (a === 'under' && b === 'over');
}

/** How far two shares may lie apart: one in words is round, one in whole percents is rounded. */
function roundingOf(claimed: Quantity, cited: Quantity): number {
  const isFraction = (one: Quantity): boolean => !Number.isInteger(one.value) && one.step === 1;
  if (isFraction(claimed) || isFraction(cited) || (claimed.bound === 'about' && cited.bound === 'exact'))
    return shareTolerance;
  return claimed.step > cited.step ? claimed.step / 2 : 0;
}

/** Whether the sentence says for certain what the cited words only bound: "300" for "more than 300". */
export function losesBound(claimed: Quantity, cited: Quantity): boolean {
  return (
    claimed.bound === 'exact' && (cited.bound === 'over' || cited.bound === 'under') && claimed.value === cited.value
  );
}

/** Whether two dates can be one: nothing that both of them say differs. */
export function agrees(a: MentionedDate, b: MentionedDate): boolean {
  const same = (x: number | null, y: number | null): boolean => x === null || y === null || x === y;
  if (a.isDecade !== b.isDecade) {
    const [decade, year] = a.isDecade ? [a.year, b.year] : [b.year, a.year];
    return decade !== null && year !== null && b.isDecade === false && Math.floor(year / 10) * 10 === decade;
  }
  return same(a.year, b.year) && same(a.month, b.month) && same(a.day, b.day) && same(a.weekday, b.weekday);
}

/** Whether two dates say anything of one kind, so that they could differ at all. */
export function isComparable(a: MentionedDate, b: MentionedDate): boolean {
  return (
    (a.year !== null && b.year !== null) ||
    (a.month !== null && b.month !== null) ||
    (a.weekday !== null && b.weekday !== null)
  );
}

/**
 * Whether what is cited carries a date. A year may stand elsewhere in it; a weekday and a day of publication may
 * together make the date that a sentence states.
 */
export function carriesDate(
  claimed: MentionedDate,
  cited: readonly MentionedDate[],
  published: readonly string[],
): boolean {
  const days = published.map((day) => dateOfDay(day.slice(0, 10)));
  const years = new Set([...cited, ...days].map(({ year }) => year));
  for (const date of cited) {
    if (!agrees(claimed, date) || !isComparable(claimed, date)) continue;
    const hasMonth = claimed.month === null || date.month !== null;
    const hasDay = claimed.day === null || date.day !== null;
    const hasYear = claimed.year === null || date.year !== null || years.has(claimed.year);
    const hasWeekday = claimed.weekday === null || date.weekday !== null || weekdayOf(date) === claimed.weekday;
    if (hasMonth && hasDay && hasYear && hasWeekday) return true;
  }
  return published.some((day) => isPublicationDay(claimed, day.slice(0, 10), cited));
}

/** A date near publication: the day itself, or one that the cited words name by its weekday; and its month and year. */
function isPublicationDay(claimed: MentionedDate, day: string, cited: readonly MentionedDate[]): boolean {
  if (claimed.isDecade) return false;
  if (claimed.day === null && claimed.weekday === null) {
    const { year, month } = dateOfDay(day);
    return (claimed.year === null || claimed.year === year) && (claimed.month === null || claimed.month === month);
  }
  for (let away = -weekdayReach; away <= weekdayReach; away++) {
    const near = dateOfDay(addDays(day, away));
    const isNamed = away === 0 || cited.some(({ weekday }) => weekday !== null && weekday === near.weekday);
    if (isNamed && agrees(claimed, near)) return true;
  }
  return false;
}

function dateOfDay(day: string): MentionedDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const plain = { year, month, day: date, weekday: null, isDecade: false, start: 0, end: 0 };
  return { ...plain, weekday: weekdayOf(plain) };
}

function weekdayOf({ year, month, day }: MentionedDate): number | null {
  return year === null || month === null || day === null ? null : new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** Whether one number or date bears another; a bare year may be read as a count, and the other way round. */
export function bears(claimed: Piece, cited: Piece): boolean {
  if (claimed.quantity && cited.quantity) return bearsQuantity(claimed.quantity, cited.quantity);
  if (claimed.date && cited.date) return agrees(claimed.date, cited.date) && isComparable(claimed.date, cited.date);
  const [quantity, date] = [claimed.quantity ?? cited.quantity, claimed.date ?? cited.date];
  return quantity !== null && date !== null && date.month === null && !date.isDecade && date.year === quantity.value;
}

/** Whether a cited number could have been meant: of one kind and unit. */
export function isRival(claimed: Piece, cited: Piece): boolean {
  if (claimed.date && cited.date) return isComparable(claimed.date, cited.date);
  if (!claimed.quantity || !cited.quantity) return false;
  const [ours, theirs] = [claimed.quantity, cited.quantity];
  return ours.kind === theirs.kind || (ours.kind !== 'ordinal' && theirs.kind !== 'ordinal');
}

import type { MentionedDate } from '../language/mentioned-dates.ts';

/** Whether one date can be another: nothing that both of them say differs. */
function agrees(a: MentionedDate, b: MentionedDate): boolean {
  const same = (x: number | null, y: number | null): boolean => x === null || y === null || x === y;
  // A year tells its decade, but a decade no year.
  if (a.isDecade && !b.isDecade) return b.year !== null && Math.floor(b.year / 10) * 10 === a.year;
  if (b.isDecade) return a.isDecade && a.year === b.year;
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
 * Whether some texts carry a date. Its year may stand apart from its day; but a weekday makes no date, whenever
 * the article was published.
 * @param years all that the texts and their date lines name.
 */
export function carriesDate(
  stated: MentionedDate,
  dates: readonly MentionedDate[],
  years: ReadonlySet<number | null>,
): boolean {
  return dates.some((date) => {
    if (!agrees(stated, date) || !isComparable(stated, date)) return false;
    const hasMonth = stated.month === null || date.month !== null;
    const hasDay = stated.day === null || date.day !== null;
    const hasYear = stated.year === null || date.year !== null || years.has(stated.year);
    return hasMonth && hasDay && hasYear;
  });
}

/** The day of a date line, as a text could mention it. @param date an ISO day or instant. */
export function publicationDay(date: string): MentionedDate {
  const [year = 0, month = 0, day = 0] = date.slice(0, 10).split('-').map(Number);
  return { year, month, day, weekday: null, isDecade: false, start: 0, end: 0 };
}

/** The weekday of a whole date; `null` of less. */
export function weekdayOf({ year, month, day }: MentionedDate): number | null {
  return year === null || month === null || day === null ? null : new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** One spelling for a date that says the same in whatever words. */
export function dateKey({ year, month, day, weekday, isDecade }: MentionedDate): string {
  return `${year}-${month}-${day}-${weekday}${isDecade ? 's' : ''}`;
}

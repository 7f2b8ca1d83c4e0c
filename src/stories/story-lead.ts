/** What decides which article of a story leads. */
interface Rank {
  readonly id: string;
  /** The day of publication as a number, `null` when undated. */
  readonly day: number | null;
  /** The date as the article says it: parts articles of one day that carry a time. */
  readonly date: string | null;
}

/** Order of a story's articles, the original first: dated before undated, earlier before later, then by id. */
export function byOrigin(a: Rank, b: Rank): number {
  if (a.day !== b.day) return a.day === null ? 1 : b.day === null ? -1 : a.day - b.day;
  const [left, right] = [a.date, b.date].map((date) => (date === null ? 0 : Date.parse(date.replace(' ', 'T'))));
  return (left ?? 0) - (right ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

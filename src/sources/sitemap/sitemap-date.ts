/** A year, a month or a day, or a day with a time and mostly a zone; a blank in the place of the `T` is common. */
const written = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)?)?)?)?$/i;

/** A date as W3C's note on dates has it (`SitemapPage.lastmod`); `null` for what is none. */
export function w3cDate(text: string): string | null {
  const trimmed = text.trim();
  const found = written.exec(trimmed);
  if (!found) {
    // The dates of feeds stand in sitemaps too.
    const ms = /^[a-z]{3},? \d/i.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
    return Number.isNaN(ms) ? null : new Date(ms).toISOString();
  }
  const [, year = '', month, day, time, zone = ''] = found;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  const sameDay = new Date(`${date}${time === undefined ? '' : `T${time}Z`}`);
  const exists = !Number.isNaN(sameDay.getTime()) && sameDay.toISOString().startsWith(date) && Number(year) > 1900;
  if (!exists) return null;
  const colonZone = zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  return time === undefined ? date : `${date}T${time}${colonZone}`;
}

/** The last moment that a date can mean, in milliseconds since 1970; one without a zone is read as UTC's. */
export function lastMomentOf(date: string): number {
  const { length } = date;
  if (length > 10) return Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(date) ? date : `${date}Z`);
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  return (day === undefined ? Date.UTC(year, month) : Date.UTC(year, month - 1, day + 1)) - 1;
}

/** What a language needs to say days, numbers of things and lists; all from Node's own data. */
interface DaysAndCounts {
  /** A calendar day (`2026-02-03`); it belongs to no time zone and reads the same everywhere. */
  day(day: string): string;
  /** A number with the form of the word that goes with it; forms that the language hasn't may be left out. */
  counted(count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }): string;
  /** A number with one decimal at most. */
  rounded(value: number): string;
  /** "a, b or c". */
  either(names: readonly string[]): string;
  /** @param iso 1 for Monday to 7 for Sunday */
  weekday(iso: number): string;
}

/** @param tag BCP 47, for example `pl`. */
export function daysAndCounts(tag: string): DaysAndCounts {
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const rules = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const roughly = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const lists = new Intl.ListFormat(tag, { type: 'disjunction' });
  const weekdays = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' });
  return {
    day: (day) => days.format(new Date(`${day}T12:00:00Z`)),
    counted: (count, forms) => `${numbers.format(count)} ${forms[rules.select(count)] ?? forms.other}`,
    rounded: (value) => roughly.format(value),
    either: (names) => lists.format(names),
    // The first of January 2024 was a Monday.
    weekday: (iso) => weekdays.format(Date.UTC(2024, 0, iso)),
  };
}

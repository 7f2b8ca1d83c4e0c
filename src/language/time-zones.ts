/** Every time zone that Node knows by a city. */
const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** A time zone in the database's own spelling, whatever the case that it was typed in; `null` when there is none. */
export function readTimeZone(typed: string): string | null {
  const name = typed.trim().replace(/\s+/g, '_');
  // An offset such as +01:00 would know no summer time.
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return zones.find((zone) => zone.toLowerCase() === name.toLowerCase()) ?? timeZone;
  } catch {
    return null;
  }
}

/** Time zones whose names have all that was typed in them; those that begin with it, or whose city does, come first. */
export function timeZonesLike(typed: string, limit: number): readonly string[] {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');
  const named = zones.map((zone) => ({ zone, name: zone.toLowerCase().replaceAll('_', ' ') }));
  const fitting = named.filter(({ name }) => name.includes(wanted));
  const isFirst = ({ name }: { name: string }): boolean => name.split('/').some((part) => part.startsWith(wanted));
  return [...fitting.filter(isFirst), ...fitting.filter((each) => !isFirst(each))]
    .slice(0, limit)
    .map(({ zone }) => zone);
}

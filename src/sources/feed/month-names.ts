import { languageCode } from '../../language/language-code.ts';

/** Languages whose months are tried where a feed's own doesn't know a name. */
const languages = (
  'en de fr es it pt nl pl cs sk sl hr sr bs hu ro bg mk ru uk be lt lv et fi sv nb da is el tr sq ca gl eu ga cy ' +
  'id ms vi fil sw az kk uz ka hy he ar fa hi bn ta th'
).split(' ');

const known = new Map<string, ReadonlyMap<string, number>>();
/** `null` where two languages mean two months by it, as Polish and Croatian do by *listopad*. */
let inAnyLanguage: ReadonlyMap<string, number | null> | null = null;

/** The month that a name or its short form means, from 1: in the language, in English, or in any that `Intl` knows. */
export function monthNamed(name: string, language: string | null): number | null {
  const key = name.toLowerCase();
  // Some feeds write `en_US`.
  const code = languageCode((language ?? 'en').trim().toLowerCase().replaceAll('_', '-'));
  const own = monthsIn(code).get(key) ?? monthsIn('en').get(key);
  if (own !== undefined) return own;
  inAnyLanguage ??= together();
  return inAnyLanguage.get(key) ?? null;
}

function together(): Map<string, number | null> {
  const all = new Map<string, number | null>();
  for (const language of languages) {
    for (const [name, month] of monthsIn(language)) {
      const other = all.get(name);
      all.set(name, other === undefined || other === month ? month : null);
    }
  }
  return all;
}

/** Names alone and in a date, where many languages bend them; their short forms without the full stop. */
function monthsIn(language: string): ReadonlyMap<string, number> {
  const found = known.get(language);
  if (found) return found;
  const months = new Map<string, number>();
  // What is no code of a language isn't kept: feeds write anything there.
  if (!/^[a-z]{2,3}$/.test(language)) return months;
  for (const style of ['long', 'short'] as const) {
    const formats = [{ month: style }, { day: 'numeric', month: style, year: 'numeric' } as const];
    for (const options of formats) {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', calendar: 'gregory' });
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(Date.UTC(2024, month - 1, 15));
        const name =
          parts
            .find(({ type }) => type === 'month')
            ?.value.toLowerCase()
            .replace(/\.$/, '') ?? '';
        if (/^\p{L}[\p{L}\p{M}]+$/u.test(name) && !months.has(name)) months.set(name, month);
      }
    }
  }
  // English months are cut to three letters whatever CLDR's fashion is: it has "Sept".
  if (language === 'en') for (const [name, month] of [...months]) months.set(name.slice(0, 3), month);
  known.set(language, months);
  return months;
}

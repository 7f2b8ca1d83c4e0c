/** The words of a language for the two halves of a day, as Node's own data has them: `am`, `오전`. */
function halvesOfDay(locale: string): readonly (readonly [half: 'am' | 'pm', words: string])[] {
  const format = new Intl.DateTimeFormat(locale, { hour: 'numeric', hour12: true, timeZone: 'UTC' });
  const at = (hour: number): string =>
    format.formatToParts(Date.UTC(2026, 0, 1, hour)).find(({ type }) => type === 'dayPeriod')?.value ?? '';
  return [
    ['am', plain(at(1))],
    ['pm', plain(at(13))],
  ];
}

/** "a.m." and "AM" are one. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('.', '').replace(/\s+/g, ' ').trim();
}

/**
 * A time of day as people type it: `8:00`, `0800`, `8.30`, `20`, `8 am`, `오후 8시 30분`.
 * @param locale the person's, for its words for morning and afternoon; English ones are read as well.
 * @returns `08:00`; `null` for what is no time.
 */
export function readTimeOfDay(typed: string, locale: string): string | null {
  const parted = typed.normalize('NFKC').toLowerCase().trim();
  const halves = [...halvesOfDay(locale), ...halvesOfDay('en-US'), ...halvesOfDay('en-GB')];
  const half = halves.find(([, words]) => words !== '' && wordIn(parted, words));
  const rest = half === undefined ? parted : withoutWord(parted, half[1]);
  const found = /^(\d{1,2})(?:(\d{2})|\s*[:.h시]\s*(?:(\d{1,2})\s*분?)?)?$/u.exec(rest.trim());
  if (found === null) return null;
  const [, hours = '', joined, parts] = found;
  const hour = Number(hours);
  const minute = Number(joined ?? parts ?? 0);
  if (minute > 59 || (parts !== undefined && parts.length === 1 && !rest.includes('분'))) return null;
  if (half === undefined) return hour > 23 ? null : clock(hour, minute);
  if (hour < 1 || hour > 12) return null;
  return clock((hour % 12) + (half[0] === 'pm' ? 12 : 0), minute);
}

/** With the dots that "a.m." may have. */
function patternOf(words: string): RegExp {
  const dotted = [...words].map((letter) => (letter === ' ' ? '\\s+' : `${letter}\\.?`)).join('\\s?');
  return new RegExp(`(?<!\\p{L})${dotted}(?!\\p{L})`, 'u');
}

const wordIn = (text: string, words: string): boolean => patternOf(words).test(text);
const withoutWord = (text: string, words: string): string => text.replace(patternOf(words), ' ');

const two = (number: number): string => String(number).padStart(2, '0');
const clock = (hour: number, minute: number): string => `${two(hour)}:${two(minute)}`;

import type { Span } from '../coverage/article.ts';
import { dayCountsIn } from '../language/ko/day-counts.ts';
import { rulesOf } from '../language/languages.ts';
import { datesIn } from '../language/mentioned-dates.ts';
import { type Quantity, quantitiesIn } from '../language/quantities.ts';
import { fold, type Term, termsOf } from '../language/terms.ts';
import { timesIn } from '../language/times-of-day.ts';
import { inBaseUnit } from '../language/units.ts';

/** A word, number or date of a text by what it tells: "five" is "5", "Feb. 3" is "3 February". */
export interface ToldWord extends Span {
  /** The same for two that tell the same. */
  readonly sense: string;
  readonly kind: 'word' | 'figure';
  /** Its letters where it is written as names are, whose endings belong to them; else `null`. */
  readonly name: string | null;
}

/** English words that newsrooms put or leave out without telling anything else: "said (that)", "(has) approved". */
const weightless = new Set(['a', 'an', 'the', 'that', 'which', 'who', 'whom', 'has', 'have', 'had']);
/** An age is told by its number alone: "the 18-year-old Finn Okoro" is "Finn Okoro, 18,". */
const ageEnding = /^[-\s]olds?\b/;
/** Other English words for "from" before a date. */
const sinceWords = /\b(?:as (?:of|from)|starting(?: from| on)?|beginning(?: on)?)\s+$/i;
/** As far back as a minus stands before its number. */
const minusChars = 16;

/** Whether two words of versions tell the same. */
export function tellSame(a: ToldWord | undefined, b: ToldWord | undefined): boolean {
  const areNames = a?.name !== null && b?.name !== null;
  return a?.sense === b?.sense && (!areNames || a?.name === b?.name);
}

/**
 * The words of a text as two versions of it are compared: notation, case, endings and typography taken off.
 * @param isShouted whether the text that it is from is all in capitals.
 */
export function toldWords(text: string, language: string, isShouted: boolean): ToldWord[] {
  const figures = figuresIn(text, language);
  const words = termsOf(text, language, isShouted).flatMap((term): ToldWord[] => {
    const isTold = figures.some((figure) => figure.start < term.end && term.start < figure.end);
    return isTold ? [] : wordsOf(term, text, language, isShouted);
  });
  return [...words, ...figures].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function figuresIn(text: string, language: string): ToldWord[] {
  const dates = datesIn(text, language);
  const times = timesIn(text).filter((time) => !dates.some(({ start, end }) => start < time.end && time.start < end));
  const days = language === 'ko' ? dayCountsIn(text) : [];
  const taken = [...dates, ...times, ...days].toSorted((a, b) => a.start - b.start);
  const figure = (sense: readonly unknown[], { start, end }: Span): ToldWord => {
    // A full stop after a date is the sentence's.
    return { sense: sense.join(':'), kind: 'figure', name: null, start, end: text[end - 1] === '.' ? end - 1 : end };
  };
  return [
    ...dates.map((date) => figure(['date', date.year, date.month, date.day, date.weekday, date.isDecade], { ...date })),
    ...days.map((count) => {
      const end = count.end + particleLength(text.slice(count.end), language);
      return figure(['count', 'exact', count.days, count.isOrdinal ? 'day-of' : 'day'], { start: count.start, end });
    }),
    ...dates.flatMap(({ start }) => {
      const since = language === 'en' ? sinceWords.exec(text.slice(0, start)) : null;
      return since === null ? [] : [sinceWord(since.index, since.index + since[0].trimEnd().length)];
    }),
    ...times.map((time) => figure(['time', time.minutes], time)),
    ...quantitiesIn(text, language, taken).map((quantity) => {
      const { kind, bound } = quantity;
      const [age] = (quantity.unit === 'year' && ageEnding.exec(text.slice(quantity.end))) || [''];
      const end = quantity.end + (age.length || particleLength(text.slice(quantity.end), language));
      const { value, unit } = inBaseUnit(quantity.value, age === '' ? quantity.unit : null);
      const minusStart = minusBefore(quantity, text, language);
      const start = Math.min(quantity.boundStart, minusStart ?? quantity.start);
      return figure([kind, bound, minusStart === null ? value : -value, unit], { start, end });
    }),
  ];
}

/** "As of" as the word that it stands for. */
function sinceWord(start: number, end: number): ToldWord {
  return { sense: 'from', kind: 'word', name: null, start, end };
}

/** Whatever the word that a particle is written onto. */
const anyWord = '말';

/** How much of what is written onto a number is a particle, which one in words has too: "30%로", "30퍼센트로". */
function particleLength(behind: string, language: string): number {
  const [run] = /^\p{Script=Hangul}+/u.exec(behind) ?? [''];
  return run !== '' && rulesOf(language)?.numbers?.bare?.(`${anyWord}${run}`) === anyWord ? run.length : 0;
}

/** Where the minus of a number begins, as a sign or a word. */
function minusBefore({ start }: Quantity, text: string, language: string): number | null {
  const before = text.slice(Math.max(0, start - minusChars), start);
  const match = rulesOf(language)?.numbers?.context?.minus.exec(`${before}|`);
  if (!match) return null;
  return start - before.length + match.index + (/^[\s(]*/.exec(match[0])?.[0].length ?? 0);
}

function wordsOf(term: Term, text: string, language: string, isShouted: boolean): ToldWord[] {
  const { start, end } = term;
  const written = text.slice(start, end);
  const lower = written.toLowerCase().replaceAll('’', "'");
  const parts = (rulesOf(language)?.contractions?.(lower) ?? lower).split(' ');
  const senses =
    parts.length === 1 ? [term.text] : parts.flatMap((part) => termsOf(part, language).map((one) => one.text));
  const isName = !isShouted && parts.length === 1 && /^\p{Lu}[\p{L}\p{M}'’-]*\p{Ll}/u.test(written);
  const name = isName ? fold(lower.replace(/'s$/, '')).replace(/[^\p{L}]/gu, '') : null;
  return senses.flatMap((sense) => (weightless.has(lower) ? [] : [{ sense, kind: 'word' as const, name, start, end }]));
}

import type { Article } from '../coverage/article.ts';
import { dayNumber, dayOf } from '../language/dates.ts';
import { type Marks, markOf, numberMarkOf, toMarks } from './marks.ts';
import type { Reading, Word } from './reading.ts';

/** What tells whether two articles report the same event. */
export interface Fingerprint {
  /** Days since 1970; `null` when undated. */
  readonly day: number | null;
  readonly headline: Marks;
  /** Words of names, places among them. */
  readonly names: Marks;
  readonly numbers: Marks;
  readonly lede: Marks;
  /** All content words of headline and text, and the numbers as words. */
  readonly words: Marks;
}

/** @param timeZone in which the day of publication is told. */
export function fingerprintOf(
  { date }: Article,
  { headline, body, ledeLength }: Reading,
  timeZone: string,
): Fingerprint {
  const named = body.filter(({ kind }) => kind === 'name' || kind === 'place');
  const numbers = body.filter(({ kind }) => kind === 'number');
  return {
    day: date === null ? null : dayNumber(dayOf(date, timeZone)),
    headline: marksOf(headline),
    names: marksOf(named),
    numbers: toMarks(numbers.map(({ text }) => numberMarkOf(text))),
    lede: marksOf(body.slice(0, ledeLength)),
    words: marksOf([...headline, ...body]),
  };
}

function marksOf(words: readonly Word[]): Marks {
  return toMarks(words.map(({ text }) => markOf(text)));
}

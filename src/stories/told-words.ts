import type { Span } from '../coverage/article.ts';
import { datesIn } from '../language/mentioned-dates.ts';
import { quantitiesIn } from '../language/quantities.ts';
import { termsOf } from '../language/terms.ts';

/** A word, number or date of a text by what it tells: "five" is "5", "Feb. 3" is "3 February". */
export interface ToldWord extends Span {
  /** The same for two that tell the same. */
  readonly sense: string;
  readonly kind: 'word' | 'figure';
}

/** English articles tell nothing that a reader could have relied on. */
const weightless = new Set(['a', 'an', 'the']);

/**
 * The words of a text as two versions of it are compared: notation, case, endings and typography taken off.
 * @param isShouted whether the text that it is from is all in capitals.
 */
export function toldWords(text: string, language: string, isShouted: boolean): ToldWord[] {
  const dates = datesIn(text, language);
  const figures = [
    ...dates.map(({ year, month, day, weekday, isDecade, start, end }): ToldWord => {
      const sense = ['date', year, month, day, weekday, isDecade].join(':');
      // A full stop after a date is the sentence's.
      return { sense, kind: 'figure', start, end: text[end - 1] === '.' ? end - 1 : end };
    }),
    ...quantitiesIn(text, language, dates).map(({ kind, value, bound, unit, boundStart, end }): ToldWord => {
      const sense = [kind, bound, value, unit].join(':');
      return { sense, kind: 'figure', start: boundStart, end };
    }),
  ];
  const words = termsOf(text, language, isShouted).flatMap(({ text: sense, start, end }): ToldWord[] => {
    const isTold = figures.some((figure) => figure.start < end && start < figure.end);
    return isTold || weightless.has(sense) ? [] : [{ sense, kind: 'word', start, end }];
  });
  return [...words, ...figures].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

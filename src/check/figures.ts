import type { Span } from '../coverage/article.ts';
import { datesIn, type MentionedDate } from '../language/mentioned-dates.ts';
import { contextsOf, type NumberContext } from '../language/number-context.ts';
import { type Quantity, quantitiesIn } from '../language/quantities.ts';

/** Times of day are written in too many ways to be compared. */
const clockPattern =
  /\p{Nd}{1,2}(?::\p{Nd}{2}(?!\p{Nd})|(?:[.:]\p{Nd}{2})? ?(?:[ap]\.?m(?![\p{L}\p{N}])|o['’]clock|Uhr(?!\p{L})|시(?!간)|[时時](?!間|间)))/giu;

/** A number with what stands around it. */
export type Figure = Quantity & NumberContext;

/** The numbers and dates of a text. */
export interface Figures {
  readonly text: string;
  readonly quantities: readonly Figure[];
  readonly dates: readonly MentionedDate[];
}

/** Reads the numbers and dates of a text. */
export function figuresOf(text: string, language: string): Figures {
  const clocks = [...text.matchAll(clockPattern)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  const isClock = ({ start, end }: Span): boolean => clocks.some((clock) => clock.start < end && clock.end > start);
  const dates = datesIn(text, language).filter((date) => !isClock(date));
  const taken = [...dates, ...clocks].toSorted((a, b) => a.start - b.start);
  const quantities = quantitiesIn(text, language, taken);
  const contexts = contextsOf(text, quantities, language);
  const figures = quantities.flatMap((quantity, at): Figure[] => {
    const context = contexts[at];
    return context === undefined ? [] : [{ ...quantity, ...context }];
  });
  return { text, dates, quantities: figures };
}

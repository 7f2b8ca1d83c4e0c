import type { Span } from '../coverage/article.ts';
import { functionWords } from '../text/function-words.ts';
import { datesIn, type MentionedDate } from '../text/mentioned-dates.ts';
import { namesIn } from '../text/names.ts';
import { placeOf } from '../text/places.ts';
import { type Quantity, quantitiesIn } from '../text/quantities.ts';
import { fold, termsOf } from '../text/terms.ts';

/** One thing that a sentence says, as the check compares it: a word, a word of a name, a number, a date. */
export interface Piece {
  readonly kind: 'word' | 'grammar' | 'name' | 'number' | 'date';
  /** A word's term; a number or date in one spelling for all of theirs. */
  readonly key: string;
  /** The same for pieces that say the same: a place's name and its people's. */
  readonly sense: string;
  /** The words as they are written, folded. */
  readonly written: string;
  /** A capital at the opening of a sentence, which may be a name's or not. */
  readonly opens: boolean;
  /** Punctuation parts it from the piece before. */
  readonly isParted: boolean;
  readonly quantity: Quantity | null;
  readonly date: MentionedDate | null;
  readonly start: number;
  readonly end: number;
}

/** A sentence, taken to pieces. */
export interface Reading {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly quantities: readonly Quantity[];
  readonly dates: readonly MentionedDate[];
}

const parting = /[,;:()—–]|\.\s/;

/** One spelling for a date that says the same in whatever words. */
function dateKey({ year, month, day, weekday, isDecade }: MentionedDate): string {
  return `@${year ?? ''}-${month ?? ''}-${day ?? ''}-${weekday ?? ''}${isDecade ? 's' : ''}`;
}

function quantityKey({ kind, value, unit }: Quantity): string {
  return `#${Number(value.toPrecision(12))}${kind === 'count' ? '' : kind}${unit ?? ''}`;
}

function numeral(
  kind: 'number' | 'date',
  key: string,
  quantity: Quantity | null,
  date: MentionedDate | null,
  text: string,
  { start, end }: Span,
): Omit<Piece, 'isParted'> {
  return {
    kind,
    key,
    sense: key,
    written: text.slice(start, end).toLowerCase(),
    opens: false,
    quantity,
    date,
    start,
    end,
  };
}

/** Takes a sentence to pieces, in order; what lies inside a number or a date is no word of its own. */
export function readSentence(text: string, language: string): Reading {
  const dates = datesIn(text, language);
  const quantities = quantitiesIn(text, language, dates);
  const isName = new Set<number>();
  const opening = new Set<number>();
  const grammar = functionWords(language);
  for (const name of namesIn(text)) {
    let at = name.start;
    let isFirst = name.opens;
    for (const part of name.text.split(/([\s-]+)/)) {
      if (/^\p{Lu}/u.test(part) && !(isFirst && grammar?.has(part.toLowerCase()))) {
        isName.add(at);
        // "Poland's", or a second capital after it: no sentence opens so by chance.
        const isAlone = isFirst && !/^(?:['’]s|[ -]\p{Lu})/u.test(text.slice(at + part.length, at + part.length + 2));
        if (isAlone) opening.add(at);
      }
      if (/\S/.test(part)) isFirst = false;
      at += part.length;
    }
  }
  const numbers = [
    ...dates.map((date) => numeral('date', dateKey(date), null, date, text, date)),
    ...quantities.map((quantity) => numeral('number', quantityKey(quantity), quantity, null, text, quantity)),
  ];
  numbers.sort((a, b) => a.start - b.start);
  const words: Omit<Piece, 'isParted'>[] = [];
  let next = 0;
  for (const { text: key, start, end, stop } of termsOf(text, language)) {
    while ((numbers[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    if ((numbers[next]?.start ?? Number.POSITIVE_INFINITY) < end) continue;
    const kind = stop && !isName.has(start) ? 'grammar' : isName.has(start) ? 'name' : 'word';
    const written = fold(text.slice(start, end)).replace(/['’]s$/, '');
    const place = placeOf(written) ?? placeOf(key);
    // A seat of government is a place of its own: who met in Warsaw met in Poland, but not the other way round.
    const isSeat = place !== undefined && !place.names.includes(written) && !place.names.includes(key);
    const sense = (isSeat ? undefined : place?.names[0]) ?? key;
    words.push({ kind, key, sense, written, opens: opening.has(start), quantity: null, date: null, start, end });
  }
  const pieces = [...words, ...numbers].toSorted((a, b) => a.start - b.start);
  return {
    text,
    quantities,
    dates,
    pieces: pieces.map((piece, index) => ({
      ...piece,
      isParted: parting.test(text.slice(pieces[index - 1]?.end ?? 0, piece.start)),
    })),
  };
}

/** Whether a piece carries meaning of its own. */
export function isContent({ kind }: Piece): boolean {
  return kind !== 'grammar';
}

/** Words that may stand for someone whose name a sentence doesn't repeat. */
const pronoun = /^(?:he|she|they|it|his|her|their|its|him|them|who|i|we|our|us|my)$/;

export function isPronoun(piece: Piece | undefined): boolean {
  return piece !== undefined && pronoun.test(piece.written);
}

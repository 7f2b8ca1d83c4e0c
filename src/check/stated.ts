import type { Reason } from '../coverage/verdict.ts';
import type { CitedText } from './cited.ts';
import { bears, bearsQuantity, carriesDate, isRival, losesBound } from './numbers.ts';
import type { Piece, Reading } from './reading.ts';

/** "One" is a pronoun as often as a number; a changed one shows where the wording is close. */
function isIdle({ quantity, written }: Piece): boolean {
  return (
    quantity !== null &&
    quantity.value === 1 &&
    quantity.unit === null &&
    (quantity.kind === 'count' || written === 'first')
  );
}

/** Numbers and dates that the cited words don't carry; with what the nearest of them carry instead, where they do. */
export function missingNumbers(
  claim: Reading,
  aligned: readonly Reading[],
  cited: CitedText,
  published: readonly string[],
): Reason[] {
  const { numerals } = cited;
  const dates = numerals.flatMap(({ date }) => date ?? []);
  return claim.pieces.flatMap((piece) => {
    const fault = piece.kind;
    if ((fault !== 'number' && fault !== 'date') || isIdle(piece)) return [];
    if (piece.date ? carriesDate(piece.date, dates, published) : numerals.some((other) => bears(piece, other)))
      return [];
    if (piece.date && numerals.some((other) => other.quantity !== null && bears(piece, other))) return [];
    const rival = aligned.flatMap(({ pieces, text }) =>
      pieces
        .filter((other) => isRival(piece, other) && !claim.pieces.some((own) => own !== piece && bears(own, other)))
        .map((other) => text.slice(other.quantity?.boundStart ?? other.start, other.end)),
    )[0];
    return [
      { fault, claimed: claim.text.slice(piece.quantity?.boundStart ?? piece.start, piece.end), cited: rival ?? null },
    ];
  });
}

/** Numbers that are said for certain where the cited words only bound them, as in "more than 300". */
export function lostBounds(claim: Reading, cited: CitedText): Reason[] {
  const quantities = cited.sentences.flatMap((sentence) =>
    sentence.quantities.map((quantity) => ({ quantity, text: sentence.text })),
  );
  return claim.quantities.flatMap((quantity) => {
    const found = quantities.filter((other) => bearsQuantity(quantity, other.quantity));
    const [first] = found;
    if (!first || !found.every((other) => losesBound(quantity, other.quantity))) return [];
    const { boundStart, end } = first.quantity;
    return [
      {
        fault: 'bound' as const,
        claimed: claim.text.slice(quantity.start, quantity.end),
        cited: first.text.slice(boundStart, end),
      },
    ];
  });
}

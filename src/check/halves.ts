import type { Reason } from '../coverage/verdict.ts';
import { placeOf } from '../text/places.ts';
import type { Piece, Reading } from './reading.ts';

const direction = /^(north|south|east|west)(?:ern)?$/;
/** Seats and short names by which reporters mean one half of a divided country. */
const halves: Readonly<Record<string, string>> = {
  seoul: 'south korea',
  rok: 'south korea',
  pyongyang: 'north korea',
  dprk: 'north korea',
};
/** Places told apart by a direction: "south korea" for "South Korean" and for Seoul. */
function dividedPlaces(pieces: readonly Piece[]): Map<string, Piece> {
  const found = new Map<string, Piece>();
  for (const [index, piece] of pieces.entries()) {
    const half = halves[piece.written];
    if (half !== undefined) found.set(half, piece);
    const side = direction.exec(pieces[index - 1]?.written ?? '')?.[1];
    if (side !== undefined && placeOf(piece.written) && !piece.isParted) found.set(`${side} ${piece.sense}`, piece);
  }
  return found;
}

/** The halves of divided places that some sentences speak of, and how. "The North" alone is a half of whatever was spoken of. */
export function halvesIn(sentences: readonly Reading[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { pieces, text } of sentences) {
    for (const [place, piece] of dividedPlaces(pieces)) found.set(place, text.slice(piece.start, piece.end));
    for (const [index, piece] of pieces.entries()) {
      const side = piece.kind === 'name' ? direction.exec(piece.written)?.[1] : undefined;
      if (side !== undefined && pieces[index + 1]?.kind !== 'name') found.set(side, piece.written);
    }
  }
  return found;
}

/** The words of direction in places that the cited words have by another name: the "South" of South Korea, beside "Seoul". */
export function impliedSides({ pieces }: Reading, cited: ReadonlyMap<string, string>): Set<string> {
  const sides = [...dividedPlaces(pieces).keys()].filter((place) => cited.has(place));
  return new Set(sides.map((place) => place.split(' ')[0] ?? ''));
}

/** "South Korea" where the cited words speak of the North alone. */
export function otherHalf(claim: Reading, cited: ReadonlyMap<string, string>): Reason[] {
  return [...dividedPlaces(claim.pieces)].flatMap(([place, { start, end }]) => {
    const [side = '', country = ''] = place.split(' ');
    if (cited.has(place) || cited.has(side)) return [];
    const other = cited.keys().find((key) => key.endsWith(` ${country}`));
    if (other === undefined) return [];
    return [{ fault: 'name' as const, claimed: claim.text.slice(start, end), cited: other }];
  });
}

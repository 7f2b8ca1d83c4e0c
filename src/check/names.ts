import type { Reason } from '../coverage.ts';
import { placeOf } from '../text/places.ts';
import type { Borne, CitedText } from './cited.ts';
import type { Piece, Reading } from './reading.ts';

const direction = /^(north|south|east|west)(?:ern)?$/;
/** Seats and short names by which reporters mean one half of a divided country. */
const halves: Readonly<Record<string, string>> = {
  seoul: 'south korea',
  rok: 'south korea',
  pyongyang: 'north korea',
  dprk: 'north korea',
};
/** Words that may stand for someone whose name the cited words don't repeat. */
const pronoun = /^(?:he|she|they|it|his|her|their|its|him|them|who|i|we|our|us|my)$/;

export interface MissingNames {
  /** Words of names that the cited words don't have. */
  readonly missing: readonly Piece[];
  /** How many words of names the sentence has. */
  readonly all: number;
  /** The cited words leave someone unnamed who could be meant. */
  readonly hasPronoun: boolean;
}

/** The words of a sentence's names that what it cites doesn't have, nor what a reader sees around it. */
export function missingNames(borne: readonly Borne[], around: ReadonlySet<string>, cited: CitedText): MissingNames {
  const names = borne.filter(({ piece }) => piece.kind === 'name' && !piece.opens);
  return {
    missing: names
      .filter(({ piece, sentences }) => sentences.length === 0 && !around.has(piece.sense))
      .map(({ piece }) => piece),
    all: names.length,
    hasPronoun: cited.sentences.some(({ pieces }) => pieces.some(({ written }) => pronoun.test(written))),
  };
}

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

/** "South Korea" where the cited words speak of the North alone. */
export function otherHalf(claim: Reading, cited: CitedText): Reason[] {
  const there = new Map<string, string>();
  for (const { pieces, text } of cited.sentences) {
    for (const [place, piece] of dividedPlaces(pieces)) there.set(place, text.slice(piece.start, piece.end));
    for (const [index, piece] of pieces.entries()) {
      // "the North" alone is a half of whatever was spoken of.
      const side = piece.kind === 'name' ? direction.exec(piece.written)?.[1] : undefined;
      if (side !== undefined && pieces[index + 1]?.kind !== 'name') there.set(side, piece.written);
    }
  }
  return [...dividedPlaces(claim.pieces)].flatMap(([place]) => {
    const [side = '', country = ''] = place.split(' ');
    if (there.has(place) || there.has(side)) return [];
    const other = [...there].find(([key]) => key.endsWith(` ${country}`));
    return other ? [{ fault: 'name' as const, claimed: place, cited: other[0] }] : [];
  });
}

/** The subject of a sentence, where the cited sentence has a pronoun for it and its name stands nowhere near. */
export function unnamedSubject(
  borne: readonly Borne[],
  around: ReadonlySet<string>,
  aligned: readonly Reading[],
): Piece[] {
  const [subject] = borne;
  const isUnnamed = subject?.piece.opens && subject.sentences.length === 0 && !around.has(subject.piece.sense);
  const hasPronoun = aligned.some(({ pieces: [first] }) => pronoun.test(first?.written ?? ''));
  return isUnnamed && hasPronoun ? [subject.piece] : [];
}

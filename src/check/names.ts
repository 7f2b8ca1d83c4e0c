import type { Borne, CitedText } from './cited.ts';
import { impliedSides } from './halves.ts';
import { isPronoun, type Piece, type Reading } from './reading.ts';

export interface MissingNames {
  /** Words of names that the cited words don't have. */
  readonly missing: readonly Piece[];
  /** How many words of names the sentence has. */
  readonly all: number;
  /** The cited words leave someone unnamed who could be meant. */
  readonly hasPronoun: boolean;
}

/** The words of a sentence's names that what it cites doesn't have, nor what a reader sees around it. */
export function missingNames(
  claim: Reading,
  borne: readonly Borne[],
  around: ReadonlySet<string>,
  cited: CitedText,
): MissingNames {
  const implied = impliedSides(claim, cited.halves);
  const names = borne.filter(({ piece }) => piece.kind === 'name' && !piece.opens);
  return {
    missing: names
      .filter(
        ({ piece, sentences }) => sentences.length === 0 && !around.has(piece.sense) && !implied.has(piece.written),
      )
      .map(({ piece }) => piece),
    all: names.length,
    hasPronoun: cited.hasPronoun,
  };
}

/** The subject of a sentence, where the cited sentence has a pronoun for it and its name stands nowhere near. */
export function unnamedSubject(
  borne: readonly Borne[],
  around: ReadonlySet<string>,
  aligned: readonly Reading[],
): Piece[] {
  const [subject] = borne;
  const isUnnamed = subject?.piece.opens && subject.sentences.length === 0 && !around.has(subject.piece.sense);
  const hasPronoun = aligned.some(({ pieces: [first] }) => isPronoun(first));
  return isUnnamed && hasPronoun ? [subject.piece] : [];
}

import { isContent, type Piece } from './reading.ts';

/** A word that changes what is said after it ("not", "might"), and the pieces that it changes, nearest first. */
export interface Cue {
  readonly at: number;
  readonly scope: readonly number[];
}

/** Content pieces that a cue reaches: its verb, and what goes with it closely. */
const reach = 3;
const clauseOpeners = /^(?:but|and|while|although|though|because|since|who|which|that|when|where|as)$/;

/** The cues of a sentence in order, each with its reach: to the end of its clause, and no further than a few words. */
export function cuesIn(pieces: readonly Piece[], isCue: (at: number) => boolean): Cue[] {
  const cues: Cue[] = [];
  for (let at = 0; at < pieces.length; at++) {
    if (!isCue(at)) continue;
    const scope: number[] = [];
    for (let next = at + 1; next < pieces.length && scope.length < reach; next++) {
      const piece = pieces[next];
      // "Denied that" reaches on; any other clause ends what was before it.
      const isObject = next === at + 1 && piece?.written === 'that';
      if (!piece || piece.isParted || (clauseOpeners.test(piece.written) && !isObject)) break;
      if (isContent(piece)) scope.push(next);
    }
    cues.push({ at, scope });
  }
  return cues;
}

/** Words from one piece to another, as they are written. */
export function wordsBetween(text: string, pieces: readonly Piece[], from: number, to: number): string {
  return text.slice(pieces[from]?.start ?? 0, pieces[to]?.end ?? 0);
}

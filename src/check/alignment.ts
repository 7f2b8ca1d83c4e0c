import type { Piece, Reading } from './reading.ts';

/** Where the wording of two sentences parts: what each has there. */
export interface Gap {
  readonly claimed: readonly Piece[];
  readonly cited: readonly Piece[];
  /** The pieces after them, where both sentences go on alike. */
  readonly next: Piece | undefined;
}

export interface Alignment {
  /** Share of the claim's pieces that stand in the other sentence in the same order. */
  readonly tightness: number;
  readonly gaps: readonly Gap[];
}

/** Sentences of more pieces than this are compared up to here: the comparison takes time by the product of both. */
const maxPieces = 160;

/** Lays two sentences beside each other by their longest common subsequence of pieces. */
export function align(claim: Reading, cited: Reading): Alignment {
  const a = claim.pieces.slice(0, maxPieces);
  const b = cited.pieces.slice(0, maxPieces);
  const width = b.length + 1;
  // lengths[i * width + j]: the longest of what follows i in the claim and j in the cited sentence.
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i]?.sense === b[j]?.sense ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const gaps: Gap[] = [];
  let [i, j, fromA, fromB] = [0, 0, 0, 0];
  const close = (): void => {
    if (i > fromA || j > fromB) gaps.push({ claimed: a.slice(fromA, i), cited: b.slice(fromB, j), next: a[i] });
  };
  while (i < a.length && j < b.length) {
    if (a[i]?.sense === b[j]?.sense && at(i, j) === at(i + 1, j + 1) + 1) {
      close();
      i++;
      j++;
      [fromA, fromB] = [i, j];
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  [i, j] = [a.length, b.length];
  close();
  return { tightness: a.length === 0 ? 0 : at(0, 0) / a.length, gaps };
}

import type { Borne, CitedText } from './cited.ts';
import { bears } from './numbers.ts';
import type { Reading } from './reading.ts';

/** Sentences before and after one that count as its neighbourhood. */
const reach = 1;

export interface Coverage {
  /** Share of the sentence's words and names that stand anywhere in what it cites. */
  readonly all: number;
  /** The same within the best run of three neighbouring sentences. */
  readonly near: number;
  /** The same in the best sentence alone. */
  readonly single: number;
  /** The sentences that bear the most, best first. */
  readonly best: readonly number[];
}

/** Sentences whose wording is compared with the claim's, piece by piece. */
const compared = 3;
const candidates = 8;

/** How much of a sentence's words the cited sentences cover: anywhere, near together, and in one. */
export function coverageOf(borne: readonly Borne[], claim: Reading, cited: CitedText): Coverage {
  // Of sentences that bear as many words, the one with the same numbers is meant.
  const numerals = claim.pieces.filter(({ kind }) => kind === 'number' || kind === 'date');
  const shared = (index: number): number =>
    numerals.filter((piece) => cited.sentences[index]?.pieces.some((other) => bears(piece, other))).length;
  if (borne.length === 0)
    return coverageOfNumbers(
      numerals.length,
      cited.sentences.map((_, index) => shared(index)),
    );
  const inOne = new Map<number, number>();
  const inRun = new Map<number, number>();
  let all = 0;
  for (const { sentences } of borne) {
    if (sentences.length > 0) all++;
    const runs = new Set<number>();
    for (const sentence of sentences) {
      inOne.set(sentence, (inOne.get(sentence) ?? 0) + 1);
      for (let middle = sentence - reach; middle <= sentence + reach; middle++) runs.add(middle);
    }
    for (const middle of runs) inRun.set(middle, (inRun.get(middle) ?? 0) + 1);
  }
  const best = [...inOne]
    .toSorted(([a, x], [b, y]) => y - x || a - b)
    .slice(0, candidates)
    .map(([index, words]) => [index, words + shared(index)] as const)
    .toSorted(([a, x], [b, y]) => y - x || a - b)
    .slice(0, compared);
  return {
    all: all / borne.length,
    near: largest(inRun.values()) / borne.length,
    single: largest(inOne.values()) / borne.length,
    best: best.map(([sentence]) => sentence),
  };
}

/** "She is fifty.": a sentence of grammar and numbers says its numbers. */
function coverageOfNumbers(numerals: number, shared: readonly number[]): Coverage {
  const most = largest(shared);
  const covered = numerals > 0 && most === numerals ? 1 : 0;
  return { all: covered, near: covered, single: covered, best: most === 0 ? [] : [shared.indexOf(most)] };
}

/** Of however many: arguments of a call are too few for that. */
function largest(counts: Iterable<number>): number {
  let most = 0;
  for (const count of counts) if (count > most) most = count;
  return most;
}

import type { Reason, Support, Verdict } from '../coverage/verdict.ts';
import { type Borne, borneBy, type CitedText } from './cited.ts';
import { enough, leftOver, little, maxNames, rivalCoverage, weights } from './constants.ts';
import { changesFrom } from './differences.ts';
import { otherHalf } from './halves.ts';
import { type MissingNames, missingNames, unnamedSubject } from './names.ts';
import { opposites, turnedRound } from './negation.ts';
import type { Piece, Reading } from './reading.ts';
import { swappedNumbers, swappedRoles } from './roles.ts';
import { lostBounds, missingNumbers } from './stated.ts';
import { attributionLost, modalityLost } from './voices.ts';
import { coverageOf } from './words.ts';

/** A difference in one of these is a contradiction. */
const contradicting: ReadonlySet<Reason['fault']> = new Set(['number', 'date', 'name', 'negation', 'opposite']);

/**
 * The verdict on one sentence in the language of what it cites.
 * @param quotations what is amiss with its quotations.
 * @param around senses of the words around what is cited.
 * @param leastSupported scores below it are partly supported at most.
 */
export function judge(
  claim: Reading,
  cited: CitedText,
  quotations: readonly Reason[],
  published: readonly string[],
  around: ReadonlySet<string>,
  leastSupported: number = enough,
): Verdict {
  const borne = borneBy(claim, cited);
  const coverage = coverageOf(borne, claim, cited);
  const aligned = coverage.best.flatMap((index) => cited.sentences[index] ?? []);
  // What a sentence on another matter says otherwise is no contradiction.
  const rivals = coverage.single >= rivalCoverage ? aligned : [];
  const numbers = missingNumbers(claim, rivals, cited, published);
  const names = missingNames(claim, borne, around, cited);
  const reasons = [
    ...quotations,
    ...numbers,
    ...changesFrom(claim, aligned, cited),
    ...swappedRoles(claim, aligned),
    ...swappedNumbers(claim, aligned),
    ...otherHalf(claim, cited.halves),
    ...turnedRound(claim, rivals, cited),
    ...opposites(claim, rivals, cited),
    ...modalityLost(claim, rivals, cited),
    ...attributionLost(claim, rivals, cited),
    ...lostBounds(claim, cited),
  ];
  const isChanged = reasons.some(({ fault, cited: other }) => fault === 'name' && other !== null);
  if (!isChanged) {
    const unnamed = unnamedSubject(borne, around, aligned);
    reasons.push(...[...names.missing, ...unnamed].map((piece) => missing('name', claim, piece)));
  }
  const score = scoreOf(coverage.near, numbers, names);
  const label = labelOf(score, reasons, names, borne, leastSupported);
  if (label !== 'supported') {
    const uncovered = borne.filter(({ piece, sentences }) => piece.kind === 'word' && sentences.length === 0);
    reasons.push(...uncovered.map(({ piece }) => missing('words', claim, piece)));
  }
  return { label, score: score * leftOver[label], reasons: withoutRepeats(reasons) };
}

function missing(fault: Reason['fault'], { text }: Reading, { start, end }: Piece): Reason {
  return { fault, claimed: text.slice(start, end), cited: null };
}

function scoreOf(near: number, numbers: readonly Reason[], { missing: names }: MissingNames): number {
  const count = (fault: Reason['fault']): number => numbers.filter((reason) => reason.fault === fault).length;
  const sum =
    weights.constant +
    weights.near * near +
    weights.number * count('number') +
    weights.date * count('date') +
    weights.name * Math.min(names.length, maxNames);
  return 1 / (1 + Math.exp(-sum));
}

function labelOf(
  score: number,
  reasons: readonly Reason[],
  names: MissingNames,
  borne: readonly Borne[],
  leastSupported: number,
): Support {
  const failed = (...faults: Reason['fault'][]): boolean => reasons.some(({ fault }) => faults.includes(fault));
  if (reasons.some(({ fault, cited }) => contradicting.has(fault) && cited !== null)) return 'contradicted';
  if (failed('quotation', 'number', 'date')) return 'unsupported';
  if (reasons.some(({ fault, cited }) => fault === 'modality' && cited !== null)) return 'unsupported';
  const isUncovered = borne.length > 0 && borne.every(({ sentences }) => sentences.length === 0);
  if (score < little || isUncovered) return 'unsupported';
  if (names.missing.length > 0 && names.missing.length === names.all && !names.hasPronoun) return 'unsupported';
  return score < leastSupported || failed('name', 'bound', 'modality', 'attribution') ? 'partly' : 'supported';
}

/** One thing amiss is told once, by whichever look found most. */
function withoutRepeats(reasons: readonly Reason[]): Reason[] {
  const told = new Map<string, Reason>();
  for (const reason of reasons) {
    const key = `${reason.fault} ${reason.claimed}`;
    if ((told.get(key)?.cited ?? null) === null) told.set(key, reason);
  }
  return [...told.values()];
}

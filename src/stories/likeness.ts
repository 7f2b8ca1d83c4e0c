import type { Fingerprint } from './fingerprint.ts';
import { dice, holds, type Marks, overlap, partIn, shared } from './marks.ts';

/** How much two articles have in common. Shares run from 0 to 1; each measure is the same either way round. */
export interface Likeness {
  /** Days between them; 0 when one is undated. */
  readonly days: number;
  /** Content words of the shorter one. */
  readonly length: number;
  readonly runs: number;
  readonly terms: number;
  readonly allTerms: number;
  readonly names: number;
  readonly sharedNames: number;
  readonly numbers: number;
  /** Telling numbers of the one that has fewer. */
  readonly fewestNumbers: number;
  readonly numberShare: number;
  readonly headline: number;
  /** The part of one's headline that the other has anywhere; the lower of both ways. */
  readonly headlineKnown: number;
  /** Each knows the first word of the other's headline. */
  readonly headlineFirstKnown: boolean;
  readonly headlinePlacesKnown: number;
  readonly subjectKnown: number;
  /** The part of one's lede that the other has anywhere: a later development begins with what is new. */
  readonly ledeKnown: number;
  readonly lede: number;
}

export function likenessOf(a: Fingerprint, b: Fingerprint): Likeness {
  return {
    days: daysApart(a, b),
    length: Math.min(a.length, b.length),
    runs: overlap(a.runs, b.runs),
    terms: overlap(a.terms, b.terms),
    allTerms: dice(a.terms, b.terms),
    names: dice(a.names, b.names),
    sharedNames: shared(a.names, b.names),
    numbers: overlap(a.numbers, b.numbers),
    fewestNumbers: Math.min(a.numbers.length, b.numbers.length),
    numberShare: Math.max(a.numberShare, b.numberShare),
    headline: dice(a.headline, b.headline),
    headlineKnown: Math.min(partKnown(a.headline, b), partKnown(b.headline, a)),
    headlineFirstKnown: knows(a, b.headlineFirst) && knows(b, a.headlineFirst),
    headlinePlacesKnown: Math.min(partIn(a.headlinePlaces, b.places), partIn(b.headlinePlaces, a.places)),
    subjectKnown: subjectKnown(a, b),
    ledeKnown: Math.min(partIn(a.lede, b.terms), partIn(b.lede, a.terms)),
    lede: dice(a.lede, b.lede),
  };
}

export function subjectKnown(a: Fingerprint, b: Fingerprint): number {
  return Math.min(partKnown(a.subject, b), partKnown(b.subject, a));
}

export function daysApart(a: Fingerprint, b: Fingerprint): number {
  return a.day === null || b.day === null ? 0 : Math.abs(a.day - b.day);
}

function knows({ headline, terms, numbers }: Fingerprint, mark: number | null): boolean {
  return mark === null || holds(terms, mark) || holds(headline, mark) || holds(numbers, mark);
}

function partKnown(marks: Marks, by: Fingerprint): number {
  if (marks.length === 0) return 1;
  return marks.reduce((count, mark) => count + (knows(by, mark) ? 1 : 0), 0) / marks.length;
}

/** Fewer content words than this say little by sharing them. */
const fullLength = 60;
/** From 1 for no text to 0 for a full report. */
export function shortnessOf({ length }: Likeness): number {
  return Math.max(0, 1 - length / fullLength);
}

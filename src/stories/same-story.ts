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
    names: overlap(a.names, b.names),
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

function subjectKnown(a: Fingerprint, b: Fingerprint): number {
  return Math.min(partKnown(a.subject, b), partKnown(b.subject, a));
}

function daysApart(a: Fingerprint, b: Fingerprint): number {
  return a.day === null || b.day === null ? 0 : Math.abs(a.day - b.day);
}

function knows({ headline, terms, numbers }: Fingerprint, mark: number | null): boolean {
  return mark === null || holds(terms, mark) || holds(headline, mark) || holds(numbers, mark);
}

function partKnown(marks: Marks, by: Fingerprint): number {
  if (marks.length === 0) return 1;
  return marks.reduce((count, mark) => count + (knows(by, mark) ? 1 : 0), 0) / marks.length;
}

/** Copies, rewrites and updates of a report follow within two days; later articles on the same people are other stories. */
export const maxDaysApart = 2;
/** Fewer content words than this say little by sharing them. */
const fullLength = 60;
/** What makes a form letter: the same sentences about somebody else, or about another day. */
const form = {
  leastSubject: 0.6,
  /** In a short text the headline says who it is about, and more of it must be known the shorter the text is. */
  leastHeadline: 0.4,
  leastHeadlineOfNothing: 0.65,
  leastPlaces: 0.5,
  /** In a text shorter than this the headline's first word is the subject … */
  subjectInHeadline: 40,
  /** … unless this much of the headline is known. */
  headlineIsKnown: 0.8,
  briefNumbers: 0.5,
  tableShare: 0.15,
  tableNumbers: 0.6,
  fewTableNumbers: 3,
  copiedRuns: 0.6,
  manyNumbers: 4,
  leastOfManyNumbers: 0.34,
  halfRuns: 0.5,
  seriesNumbers: 0.5,
  repeatedRuns: 0.95,
} as const;

/** The same sentences with other fillers: another company's results, another day's market report. */
export function isOtherFiller(like: Likeness): boolean {
  const shortness = shortnessOf(like);
  if (like.subjectKnown < form.leastSubject || like.headlinePlacesKnown < form.leastPlaces) return true;
  const leastHeadline = form.leastHeadline + (form.leastHeadlineOfNothing - form.leastHeadline) * shortness;
  if (shortness > 0 && like.headlineKnown < leastHeadline) return true;
  const isBrief = like.length < form.subjectInHeadline;
  if (isBrief && !like.headlineFirstKnown && like.headlineKnown < form.headlineIsKnown) return true;
  if (isBrief && like.fewestNumbers > 0 && like.numbers < form.briefNumbers) return true;
  return haveOtherNumbers(like) || isNextOfSeries(like);
}

function haveOtherNumbers({ numberShare, numbers, fewestNumbers, runs }: Likeness): boolean {
  const isTable = numberShare > form.tableShare;
  if (isTable && (numbers < form.tableNumbers || fewestNumbers < form.fewTableNumbers) && runs < form.copiedRuns) {
    return true;
  }
  return fewestNumbers >= form.manyNumbers && numbers < form.leastOfManyNumbers && runs < form.halfRuns;
}

function isNextOfSeries({ days, numbers, fewestNumbers, runs, length }: Likeness): boolean {
  if (days === 0) return false;
  if (fewestNumbers > 0 && numbers < form.seriesNumbers && runs < form.copiedRuns) return true;
  return length < form.subjectInHeadline && runs < form.repeatedRuns;
}

function shortnessOf({ length }: Likeness): number {
  return Math.max(0, 1 - length / fullLength);
}

/** So many shared names say as much as names can say. */
const manyNames = 16;
const someNumbers = 3;

/**
 * Evidence that two articles report the same event; one story from 1 upwards. The weights are a logistic regression's
 * over 93 pairs of wire stories judged by eye, rounded.
 */
export function evidenceOf(like: Likeness): number {
  return (
    0.2 * like.runs +
    0.22 * like.terms +
    0.28 * like.allTerms +
    0.34 * like.names * Math.min(1, Math.sqrt(like.sharedNames / manyNames)) +
    0.08 * (like.numbers - 0.5) * Math.min(1, like.fewestNumbers / someNumbers) +
    0.11 * like.headline +
    0.25 * like.headlineKnown +
    0.2 * like.ledeKnown +
    0.25 * like.lede -
    0.14 * like.days +
    0.13 * shortnessOf(like)
  );
}

/** Whether two articles report the same event. Symmetric, and a matter of these two alone. */
export function sameStory(a: Fingerprint, b: Fingerprint): boolean {
  if (daysApart(a, b) > maxDaysApart) return false;
  // Decides most pairs, and costs least.
  if (subjectKnown(a, b) < form.leastSubject) return false;
  const like = likenessOf(a, b);
  return !isOtherFiller(like) && evidenceOf(like) >= 1;
}

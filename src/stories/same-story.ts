import type { Fingerprint } from './fingerprint.ts';
import { isOtherFiller, leastSubject } from './form-letter.ts';
import { daysApart, type Likeness, likenessOf, shortnessOf, subjectKnown } from './likeness.ts';

/** Copies, rewrites and updates of a report follow within two days; later articles on the same people are other stories. */
export const maxDaysApart = 2;

/** So many shared names say as much as names can say. */
const manyNames = 16;
const someNumbers = 3;

/**
 * Evidence that two articles report the same event; one story from 1 upwards. The weights are a logistic regression's
 * over 104 pairs judged by eye, rounded.
 */
export function evidenceOf(like: Likeness): number {
  return (
    0.15 * like.runs +
    0.37 * like.terms +
    0.43 * like.allTerms +
    0.35 * like.names * Math.min(1, Math.sqrt(like.sharedNames / manyNames)) +
    0.13 * (like.numbers - 0.5) * Math.min(1, like.fewestNumbers / someNumbers) +
    0.14 * like.headline +
    0.17 * like.headlineKnown +
    0.17 * like.ledeKnown +
    0.23 * like.lede -
    0.15 * like.days +
    0.23 * shortnessOf(like)
  );
}

/** Whether two articles report the same event. Symmetric, and a matter of these two alone. */
export function sameStory(a: Fingerprint, b: Fingerprint): boolean {
  if (daysApart(a, b) > maxDaysApart) return false;
  // Decides most pairs, and costs least.
  if (subjectKnown(a, b) < leastSubject) return false;
  const like = likenessOf(a, b);
  return !isOtherFiller(like) && evidenceOf(like) >= 1;
}

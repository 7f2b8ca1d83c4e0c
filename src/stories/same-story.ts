import type { Fingerprint } from './fingerprint.ts';

/** Updates and rewrites of a report follow within two days; later articles on the same people are other stories. */
const maxDaysApart = 2;
/** Shares of the smaller set. Rewrites change the verbs and keep names and subject words. */
const minNameOverlap = 0.6;
const minTermOverlap = 0.42;
const minSharedNames = 3;
const minSharedTerms = 12;

/** How many entries two sorted lists share. */
export function shared(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] ?? '';
    const right = b[j] ?? '';
    if (left === right) count++;
    if (left <= right) i++;
    if (left >= right) j++;
  }
  return count;
}

/** Szymkiewicz–Simpson overlap coefficient: the shared part of the smaller set. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const smaller = Math.min(a.length, b.length);
  return smaller === 0 ? 0 : shared(a, b) / smaller;
}

/** Whether two articles report the same event. Symmetric, and a matter of these two alone. */
export function sameStory(a: Fingerprint, b: Fingerprint): boolean {
  if (a.day !== null && b.day !== null && Math.abs(a.day - b.day) > maxDaysApart) return false;
  return (
    shared(a.terms, b.terms) >= minSharedTerms &&
    overlap(a.terms, b.terms) >= minTermOverlap &&
    shared(a.names, b.names) >= minSharedNames &&
    overlap(a.names, b.names) >= minNameOverlap
  );
}

import type { Fingerprint } from './fingerprint.ts';
import { digitsInCommon, partIn, shared, type WordHashes } from './word-hashes.ts';

/** Copies, rewrites and updates of a report follow within two days; later articles on the same people are other stories. */
export const maxDaysApart = 2;

/** The evidence from which two articles tell one story. */
const enough = 0.765;
/** What each kind of evidence weighs. Desks write headlines of their own. */
const weights = { names: 2, numbers: 2, lede: 2, headline: 1 };

/**
 * Evidence that two articles report the same event, from 0 to 1: how much of who and where (names), of how much and when (numbers), of what
 * is told first and of the headline they have in common. A form letter filled in anew (the next market report, another company's
 * results) keeps the words and changes names and numbers; a rewrite does the reverse. A shorter version, or an earlier one, lacks
 * some of it and contradicts nothing, so that names and numbers are measured against the one that has fewer.
 *
 * Chosen on 138 pairs of wire stories judged by eye and the pairs in the tests. Runs of words in common, all words in common, lengths and
 * days apart added nothing to these four. `npm run evaluate -- stories` measures it on others.
 */
export function evidenceOf(a: Fingerprint, b: Fingerprint): number {
  const lede = known(a.lede, b, b.lede, a);
  const headline =
    a.headline.length + b.headline.length === 0
      ? (lede ?? 0)
      : (partIn(a.headline, b.words) + partIn(b.headline, a.words)) / 2;
  const names = { shared: shared(a.names, b.names), fewer: Math.min(a.names.length, b.names.length) };
  const digits = digitsInCommon(a.numbers, b.numbers);
  // Who is named nowhere else is named in the headline.
  const whoElse = Math.min(share(digits, headline, 0), headline);
  const who = share(names, whoElse);
  const howMuch = share(digits, share(names, whoElse, 0));
  const sum =
    weights.names * who + weights.numbers * howMuch + weights.lede * (lede ?? headline) + weights.headline * headline;
  return sum / (weights.names + weights.numbers + weights.lede + weights.headline);
}

/** Whether two articles report the same event. Symmetric, and a matter of these two alone. */
export function sameStory(a: Fingerprint, b: Fingerprint): boolean {
  const daysApart = a.day === null || b.day === null ? 0 : Math.abs(a.day - b.day);
  return daysApart <= maxDaysApart && evidenceOf(a, b) >= enough;
}

/** The shared part of the smaller set, to which `instead` is added as some more: little is told by few, and nothing by none. */
function share(common: { readonly shared: number; readonly fewer: number }, instead: number, more = 1): number {
  return common.fewer + more === 0 ? instead : (common.shared + more * instead) / (common.fewer + more);
}

/** The part of one article's words that the other has anywhere, the lower of both ways, since a later development begins with what is new; `null` where neither has such words. */
function known(ours: WordHashes, other: Fingerprint, theirs: WordHashes, own: Fingerprint): number | null {
  if (ours.length === 0 && theirs.length === 0) return null;
  return Math.min(partIn(ours, other.words), partIn(theirs, own.words));
}

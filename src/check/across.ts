import type { Reason, Support, Verdict } from '../coverage/verdict.ts';
import { isNearlySpelled } from '../text/similar.ts';
import type { CitedText } from './cited.ts';
import type { Reading } from './reading.ts';
import { missingNumbers } from './stated.ts';

/** Share of the names that must be found again; the others may be called otherwise in the other language. */
const enoughNames = 0.5;
/** Endings that languages put on names: "Warszawa", "Warszawie"; "Duda", "Dudą". */
const ending = 3;
const stemLength = 3;
/** What a sentence is worth of which nothing can be compared, and of which all that can be is there. */
const scores = { supported: 0.8, partly: 0.5, unsupported: 0.2, contradicted: 0.05 } as const;

/** Whether two words in different languages may be one name, bent in its own way by each. */
function isBent(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  const isEnding = shared >= stemLength && Math.max(a.length, b.length) - shared <= ending;
  return isEnding || (a.length > 5 && isNearlySpelled(a, b, 1));
}

/**
 * The verdict where sentence and cited words are in two languages: numbers, dates and names in one script are all that
 * can be compared, beside the quotations.
 */
export function acrossLanguages(
  claim: Reading,
  quotations: readonly Reason[],
  cited: CitedText,
  published: readonly string[],
): Verdict {
  const numbers = missingNumbers(claim, cited.sentences, cited, published);
  const latin = /^\p{Script=Latin}/u;
  const there = cited.sentences.flatMap(({ pieces }) =>
    pieces.filter(({ kind }) => kind === 'name').map(({ written }) => written),
  );
  const names = claim.pieces.filter(({ kind, opens }) => kind === 'name' && !opens);
  const comparable = names.filter(({ written }) => there.some((other) => latin.test(other) === latin.test(written)));
  const missing = comparable.filter(({ written }) => !there.some((other) => isBent(written, other)));
  const reasons: Reason[] = [
    ...quotations,
    ...numbers,
    ...missing.map(({ start, end }): Reason => ({ fault: 'name', claimed: claim.text.slice(start, end), cited: null })),
  ];
  const found = comparable.length - missing.length;
  const hasCommon = found > 0 || claim.quantities.length + claim.dates.length > numbers.length;
  let label: Support = 'partly';
  if (numbers.some((reason) => reason.cited !== null)) label = 'contradicted';
  else if (quotations.length > 0 || numbers.length > 0) label = 'unsupported';
  else if (hasCommon && found >= comparable.length * enoughNames) label = 'supported';
  return { label, score: scores[label], reasons };
}

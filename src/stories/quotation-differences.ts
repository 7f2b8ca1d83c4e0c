import type { Span } from '../coverage/article.ts';
import { isNearlySpelled } from '../language/similar-words.ts';
import { termsOf } from '../language/terms.ts';
import type { Statement } from './aligned-statements.ts';

/** A content word as a term, and as it is written in lower case. */
interface Quoted {
  readonly term: string;
  readonly written: string;
}

/** Words in quotation marks within one sentence. */
interface Quotation {
  /** Without the marks. */
  readonly span: Span;
  /** Its content words in order. */
  readonly words: readonly Quoted[];
}

// Double marks of any script, and curly single ones that aren't apostrophes.
const quotationPattern =
  /[“„”"]([^“„”"]{2,600})[”“"]|«([^«»]{2,600})»|「([^「」]{2,600})」|(?<!\p{L})‘([^‘’]{2,600})’(?!\p{L})/gu;

/** This part of the shorter quotation's words must stand in the other: below it they are two quotations. */
const leastShared = 0.5;
/** So few words are a term that one outlet may mark and the other not. */
const leastWords = 2;
/** Shorter words that differ by a letter are other words. */
const leastSpelledLetters = 6;

/** Pairs of spans, within two sentences that tell the same, that quote one saying in other words. */
export function differingQuotations(ours: Statement, theirs: Statement, language: string): [Span, Span][] {
  const [left, right] = [quotationsOf(ours, language), quotationsOf(theirs, language)];
  return left.flatMap((one): [Span, Span][] => {
    const [other, ...more] = alike(one, right);
    // Where a sentence quotes one saying in two pieces, nothing says which is meant.
    if (!other || more.length > 0 || alike(other, left).length > 1) return [];
    if (isExcerpt(one.words, other.words) || isExcerpt(other.words, one.words)) return [];
    return [[one.span, other.span]];
  });
}

function alike({ words }: Quotation, among: readonly Quotation[]): Quotation[] {
  return among.filter((other) => partShared(words, other.words) >= leastShared);
}

function quotationsOf({ text }: Statement, language: string): Quotation[] {
  return [...text.matchAll(quotationPattern)].flatMap((match) => {
    const quoted = match.slice(1).find((group) => group !== undefined) ?? '';
    const terms = termsOf(quoted, language, false).filter(({ stop }) => !stop);
    if (terms.length < leastWords) return [];
    const words = terms.map((term) => ({
      term: term.text,
      written: quoted.slice(term.start, term.end).toLowerCase(),
    }));
    const start = match.index + match[0].indexOf(quoted) + quoted.length - quoted.trimStart().length;
    return [{ span: { start, end: start + quoted.trim().length }, words }];
  });
}

/** The part of the shorter one's words that the other has. */
function partShared(a: readonly Quoted[], b: readonly Quoted[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.filter((word) => long.some((other) => isSameWord(word, other))).length / short.length;
}

/** Whether all words of one stand in the other in their order: a shorter cut of the same saying. */
function isExcerpt(part: readonly Quoted[], whole: readonly Quoted[]): boolean {
  let at = 0;
  for (const word of whole) {
    const next = part[at];
    if (next && isSameWord(word, next)) at++;
  }
  return at === part.length;
}

/** Desks spell by their own rules: "recognise", "recognize". Numbers have no spelling. */
function isSameWord(a: Quoted, b: Quoted): boolean {
  if (a.term === b.term) return true;
  const isLong = Math.min(a.written.length, b.written.length) >= leastSpelledLetters;
  return isLong && !/\p{N}/u.test(a.written) && isNearlySpelled(a.written, b.written, 1);
}

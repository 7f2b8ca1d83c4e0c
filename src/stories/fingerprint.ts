import type { Article } from '../coverage/article.ts';
import { dayPublished } from '../language/calendar.ts';
import { dayNumber } from '../language/dates.ts';
import type { ComparedWord, ComparedWords } from './compared-words.ts';
import { numberHash, toWordHashes, type WordHashes, wordHash } from './word-hashes.ts';

/** What tells whether two articles report the same event. */
export interface Fingerprint {
  /** Days since 1970; `null` when undated. */
  readonly day: number | null;
  readonly headline: WordHashes;
  /** Words of names, places among them. */
  readonly names: WordHashes;
  readonly numbers: WordHashes;
  readonly lede: WordHashes;
  /** All content words of headline and text, and the numbers as words. */
  readonly words: WordHashes;
}

/** @param timeZone in which the day of publication is told. */
export function fingerprintOf(
  { date }: Article,
  { headline, body, ledeLength }: ComparedWords,
  timeZone: string,
): Fingerprint {
  const named = body.filter(({ kind }) => kind === 'name' || kind === 'place');
  const numbers = body.filter(({ kind }) => kind === 'number');
  return {
    day: date === null ? null : dayNumber(dayPublished({ timeZone }, date)),
    headline: hashesOf(headline),
    names: hashesOf(named),
    numbers: toWordHashes(numbers.map(({ text }) => numberHash(text))),
    lede: hashesOf(body.slice(0, ledeLength)),
    words: hashesOf([...headline, ...body]),
  };
}

function hashesOf(words: readonly ComparedWord[]): WordHashes {
  return toWordHashes(words.map(({ text }) => wordHash(text)));
}

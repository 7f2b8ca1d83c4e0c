import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';

/** A word of a text as the index knows it. */
export interface Term {
  /** Case, accents and endings taken off. */
  readonly text: string;
  /** Where it stands in the text it was read from. */
  readonly start: number;
  readonly end: number;
  /** A word of grammar ("the", "of"), which says nothing of a text's subject. */
  readonly stop: boolean;
}

// Dotted letters (U.S.), numbers with their separators, or a run of letters and digits with apostrophes inside.
const wordPattern = /(?:\p{L}\.){2,}|\p{N}+(?:[.,]\p{N}+)*\p{L}*|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Takes case, accents and the letters that Unicode doesn't decompose (ł, ø, ß …) down to plain ones. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/(?<=[a-zа-яα-ω])\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/[łøđßæœ]/g, (letter) => ({ ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' })[letter] ?? letter);
}

interface Normal {
  readonly text: string;
  readonly stop: boolean;
}

/** Distinct words kept in memory; news repeats itself, so that most words are met again. */
const maxCached = 200_000;
const caches = new Map<string, Map<string, Normal>>();

function normalise(word: string, language: string): Normal {
  const cache = caches.get(language) ?? new Map<string, Normal>();
  caches.set(language, cache);
  const known = cache.get(word);
  if (known) return known;
  const bare = word.replace(/['’]s$/i, '').replace(/['’]/g, '');
  const acronym = /^(?:\p{L}\.){2,}$/u.test(bare)
    ? bare.replaceAll('.', '')
    : /^\p{Lu}{2,4}$/u.test(bare)
      ? bare
      : null;
  const folded = fold(bare.replace(/(?<=\p{N}),(?=\p{N}{3})/gu, ''));
  let normal: Normal;
  if (acronym !== null && isStopWord(fold(acronym), language)) {
    normal = { text: `${fold(acronym)}.`, stop: false };
  } else if (acronym !== null) {
    normal = { text: stem(fold(acronym), language), stop: false };
  } else {
    normal = { text: stem(folded, language), stop: isStopWord(folded, language) };
  }
  if (cache.size >= maxCached) cache.clear();
  cache.set(word, normal);
  return normal;
}

/** Two neighbouring characters at a time: what stands in for words where a script writes none. */
function* bigrams(run: string, offset: number): Generator<Term> {
  const characters = [...run];
  let at = offset;
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? '';
    const next = characters[index + 1];
    if (next !== undefined || characters.length === 1) {
      const text = character + (next ?? '');
      yield { text, start: at, end: at + text.length, stop: false };
    }
    at += character.length;
  }
}

/** The terms of a text in order. */
export function termsOf(text: string, language: string): Term[] {
  const terms: Term[] = [];
  const shouting = !/\p{Ll}/u.test(text);
  for (const match of text.matchAll(wordPattern)) {
    const [word] = match;
    if (unspaced.test(word)) {
      terms.push(...bigrams(word, match.index));
      continue;
    }
    const { text: normal, stop } = normalise(shouting ? word.toLowerCase() : word, language);
    if (normal !== '') terms.push({ text: normal, start: match.index, end: match.index + word.length, stop });
  }
  return terms;
}

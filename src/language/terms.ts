import { functionWords } from './function-words.ts';
import { stem } from './stem.ts';

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

/** Names of two words that reporters also write as one: both ways become the same term. */
const joined = new Map([
  ['united states', 'usa'],
  ['united nations', 'un'],
  ['united kingdom', 'uk'],
  ['european union', 'eu'],
  ['viet nam', 'vietnam'],
]);

/** A type's name or a letter before a word, which are written with and without their hyphen: K-2 and K2, MiG-29s, e-mail. Nobody called it what is so-called. */
const hyphenated = String.raw`(?<![\p{L}\p{M}\p{N}])(?:\p{Lu}\p{L}{0,2}|\p{L})[-‐‑]\p{N}+\p{L}{0,2}(?![\p{L}\p{M}\p{N}])|(?<![\p{L}\p{M}\p{N}'’-])(?:\p{L}[-‐‑]\p{Ll}{3,}|[Ss]o[-‐‑]called)`;

// Names of two words, dotted capitals (U.S., and U.S . as old wires write it), numbers with their separators, or letters and digits with apostrophes inside.
const wordPattern = new RegExp(
  String.raw`${hyphenated}|\b(?:[Uu]nited [Ss]tates|[Uu]nited [Nn]ations|[Uu]nited [Kk]ingdom|European Union|[Vv]iet [Nn]am|UNITED (?:STATES|NATIONS|KINGDOM)|EUROPEAN UNION|VIET NAM)\b|\p{Lu}(?:\.\s?\p{Lu}(?![\p{L}\p{M}]))+|\p{N}+(?:[.,]\p{N}+)*\p{L}*|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*`,
  'gu',
);
// Scripts in which words stand together: two characters at a time find as well as words do, and need no dictionary.
const inBigrams = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
// A Latin name in a Korean or Japanese sentence carries its particle without a space (Kupiecki는): scripts part runs.
const runPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;
const inWords = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

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

/** Of several tanks or aircraft of one type: "K2s", "MiG-29s". */
const typesPlural = /(?<=^\p{L}{1,3}\p{N}+)s$/u;

interface Normal {
  readonly text: string;
  readonly stop: boolean;
}

/** English takes accents for ornament; where they tell words apart, the stemmer needs them. */
function stemmed(word: string, language: string): string {
  return fold(stem(language.startsWith('en') ? fold(word) : word, language));
}

/** Capitals that tell nothing, taken down; dotted ones tell an acronym all the same. */
function lowered(word: string, shouted: boolean): string {
  return shouted && !/^\p{Lu}\./u.test(word) ? word.toLowerCase() : word;
}

/** Distinct words kept in memory; news repeats itself, so that most words are met again. */
const maxCached = 200_000;
const caches = new Map<string, Map<string, Normal>>();

function cacheOf(language: string): Map<string, Normal> {
  const known = caches.get(language);
  if (known) return known;
  const cache = new Map<string, Normal>();
  caches.set(language, cache);
  return cache;
}

function remember(cache: Map<string, Normal>, word: string, language: string): Normal {
  const normal = normalise(word, language);
  if (cache.size >= maxCached) cache.clear();
  cache.set(word, normal);
  return normal;
}

function normalise(word: string, language: string): Normal {
  const isDotted = /^\p{Lu}\./u.test(word);
  const bare = isDotted ? word.replace(/[.\s]/g, '') : word.replace(/['’]s$/i, '').replace(/['’]/g, '');
  const lower = bare
    .replace(/(?<=\p{N}),(?=\p{N}{3})/gu, '')
    .replace(/[-‐‑]/g, '')
    .toLowerCase()
    .replace(typesPlural, '');
  const name = joined.get(lower);
  if (name !== undefined) return { text: name, stop: false };
  const isAcronym = isDotted || /^\p{Lu}{2,4}$/u.test(bare);
  if (isAcronym && lower === 'us') return { text: 'usa', stop: false };
  return { text: stemmed(lower, language), stop: !isAcronym && functionWords(language)?.has(lower) === true };
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Words by the dictionaries of `Intl.Segmenter`, for scripts that write no spaces and spell by letters. */
function* segmented(run: string, offset: number, language: string): Generator<Term> {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  for (const { segment, index, isWordLike } of segmenter.segment(run)) {
    if (isWordLike) yield { text: segment, start: offset + index, end: offset + index + segment.length, stop: false };
  }
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

/** Several words and all in capitals: a headline, or an old wire. A run of capitals alone is an acronym. */
export function isShouted(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}\s+\p{Lu}/u.test(text);
}

/** The first letter of the scripts that stand together or write no spaces (Thai); whatever is below is a word as it stands. */
const firstUnspaced = 0x0e00;

function isSpaced(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) >= firstUnspaced) return false;
  return true;
}

/** The terms of a text in order. @param shouted its capitals tell nothing; by default, whether it has capitals only. */
export function termsOf(text: string, language: string, shouted = isShouted(text)): Term[] {
  const terms: Term[] = [];
  const cache = cacheOf(language);
  const add = (written: string, start: number): void => {
    const word = lowered(written, shouted);
    const { text: normal, stop } = cache.get(word) ?? remember(cache, word, language);
    if (normal !== '') terms.push({ text: normal, start, end: start + written.length, stop });
  };
  for (const match of text.matchAll(wordPattern)) {
    if (isSpaced(match[0])) {
      add(match[0], match.index);
      continue;
    }
    for (const run of match[0].matchAll(runPattern)) {
      const [word] = run;
      const start = match.index + run.index;
      if (inBigrams.test(word)) terms.push(...bigrams(word, start));
      else if (inWords.test(word)) terms.push(...segmented(word, start, language));
      else add(word, start);
    }
  }
  return terms;
}

import type { Span } from '../coverage/article.ts';
import { currencyCodes, currencyNamedBy } from './currencies.ts';
import { languageCode } from './language-code.ts';
import { rulesOf } from './languages.ts';
import type { NumberWords } from './number-words.ts';
import { numbersAlike, numbersOfOthers } from './other-languages/numbers.ts';
import { currencyCoded, unitNamed } from './units.ts';

// Digits with their separators and what is written onto them, currency signs, words.
const tokenPattern =
  /(?:US)?[$€£¥₩₹₽]|%|°[CF]?|[㌀-㏿]|(?:(?<![\p{L}\p{N}.])\.)?\p{Nd}+(?:[.,]\p{Nd}+)*|(?<=[\p{Nd}千백천])[千万萬億亿兆백천만억조]|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?/gu;

/** What stands before the digits of a name: "F-" and "Covid-", but no currency. */
const inCode = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?!(?:${[...currencyCodes].join('|').toUpperCase()})$)\p{Lu}[\p{Lu}\p{Ll}]*-?$`,
  'u',
);
const codeChars = 16;

/** A text's words, numbers and signs in lower case, by their place in order; past the ends there are empty ones. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly words: NumberWords;
  readonly isEnglish: boolean;
  word(at: number): string;
  /** The unit that a token stands for. */
  unit(at: number): string | undefined;
  /** The currency that tokens from one on name together. */
  currency(at: number): ReturnType<typeof currencyNamedBy>;
  start(at: number): number;
  end(at: number): number;
  /** Whether a token follows the one before it with at most a space or hyphen between. */
  joins(at: number): boolean;
  /** Whether a token is written onto the one before it: the "bn" of "3bn". */
  touches(at: number): boolean;
}

/** The words for numbers of a language; `null` where they aren't known. */
export function knownNumberWords(language: string): NumberWords | null {
  return rulesOf(language)?.numbers ?? numbersOfOthers.get(languageCode(language)) ?? null;
}

/** Takes a text to tokens; those in spans that are `taken` are blanked, and part what stands on their two sides. */
export function tokensOf(text: string, language: string, taken: readonly Span[]): Tokens {
  const tokens: { readonly word: string; readonly start: number; readonly end: number }[] = [];
  const words = knownNumberWords(language) ?? numbersAlike;
  let passed = 0;
  for (const { 0: token, index: start } of text.matchAll(tokenPattern)) {
    while ((taken[passed]?.end ?? Number.POSITIVE_INFINITY) <= start) passed++;
    const isTaken = (taken[passed]?.start ?? Number.POSITIVE_INFINITY) <= start;
    const end = start + token.length;
    // So are codes such as "G7" and "K-2": they are names, and no numbers.
    const isCode =
      (/^\p{L}+$/u.test(token) &&
        currencyCoded(token) === undefined &&
        /^-?\p{Nd}/u.test(text.slice(end, end + 2)) &&
        /^\p{Lu}/u.test(token)) ||
      (/^\p{Nd}/u.test(token) && inCode.test(text.slice(Math.max(0, start - codeChars), start)));
    const lower = token.toLowerCase();
    tokens.push({ word: isTaken || isCode ? '' : (words.bare?.(lower) ?? lower), start, end });
  }
  const between = (at: number): string | null => {
    const [before, token] = [tokens[at - 1], tokens[at]];
    return before && token ? text.slice(before.end, token.start) : null;
  };
  return {
    text,
    count: tokens.length,
    words,
    isEnglish: language.startsWith('en'),
    word: (at) => tokens[at]?.word ?? '',
    unit: (at) => unitNamed(tokens[at]?.word ?? '', language),
    currency: (at) => currencyNamedBy((ahead) => tokens[at + ahead]?.word ?? '', language),
    start: (at) => tokens[at]?.start ?? text.length,
    end: (at) => tokens[at]?.end ?? 0,
    joins: (at) => {
      const space = between(at) ?? '–';
      // A scale's abbreviation may have a full stop, after which no sentence begins: "80 tys. zł".
      const isAbbreviated =
        words.scales.has(tokens[at - 1]?.word ?? '') && /^\p{Ll}/u.test(text.slice(tokens[at]?.start));
      return /^[ \u00a0\u202f-]?$/.test(isAbbreviated ? space.replace(/^\.(?=.)/, '') : space);
    },
    touches: (at) => between(at) === '',
  };
}

/** A run of digits as a number, by its language's separators, and what its last digit is worth. */
export function readDigits(
  text: string,
  { decimalComma }: NumberWords,
): { readonly value: number; readonly step: number } {
  const ascii = text.replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : String(digitValue(digit))));
  const [group, point] = decimalComma ? ['.', ','] : [',', '.'];
  const groups = ascii.split(point)[0]?.split(group) ?? [];
  const isGrouped = groups.length > 1 && groups.slice(1).every(({ length }) => length === 3);
  const decimal = (isGrouped ? ascii.replaceAll(group, '') : ascii.replaceAll(group, '.')).replace(point, '.');
  const [, places = ''] = decimal.split('.');
  return { value: Number.parseFloat(decimal), step: 10 ** -places.length };
}

/** Digits of other scripts stand in runs of ten from their zero. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}

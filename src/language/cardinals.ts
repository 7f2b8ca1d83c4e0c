import { readDigits, type Tokens } from './number-tokens.ts';
import { isCurrency } from './units.ts';

/** A number as it was read, and the token after it. */
interface Cardinal {
  readonly value: number;
  /** What its last stated digit is worth. */
  readonly step: number;
  readonly to: number;
}

/** Digits: "1,200", ".5", "10 000" where the comma is the decimal point, "$5m". */
function inDigits(tokens: Tokens, at: number): Cardinal | null {
  const { words, word } = tokens;
  if (!/^\.?\p{Nd}/u.test(word(at))) return null;
  let { value, step } = readDigits(word(at), words);
  let to = at + 1;
  const isGroupable = words.decimalComma || /^\p{Nd}{1,3}$/u.test(word(at));
  while (isGroupable && value < 1e9 && /^\d{3}$/.test(word(to)) && tokens.joins(to) && !tokens.touches(to)) {
    value = value * 1000 + Number(word(to));
    to++;
  }
  if (tokens.touches(to) && word(to) === 's') to++;
  // Next to a currency "m" is a million, else metres.
  const isMoney = /^\P{L}|^us\$$/u.test(word(at - 1)) && tokens.unit(at - 1) !== undefined;
  const isOfMoney = isMoney || isCurrency(tokens.unit(to + 1));
  if (tokens.touches(to) && word(to) === 'm' && isOfMoney) {
    value *= 1e6;
    step *= 1e6;
    to++;
  }
  return { value, step, to };
}

/** Words below a hundred: "twelve", "twenty-one". */
function inSmallWords({ words: { small }, word, joins }: Tokens, at: number): Cardinal | null {
  const value = small.get(word(at));
  if (value === undefined) return null;
  const ones = small.get(word(at + 1)) ?? 0;
  const isAdded = value >= 20 && ones > 0 && ones < 10 && joins(at + 1);
  return { value: isAdded ? value + ones : value, step: 1, to: at + (isAdded ? 2 : 1) };
}

/** The token after some words that stand from a token on; `null` where they don't. */
function after({ word }: Tokens, at: number, words: string): number | null {
  const parts = words.split(' ');
  return parts.every((part, ahead) => word(at + ahead) === part) ? at + parts.length : null;
}

/** What a number word may begin with and isn't one: "a dozen", "half a million", a bare "million". */
function before(tokens: Tokens, at: number): Cardinal | null {
  const { words, word, isEnglish } = tokens;
  const isArticle = (index: number): boolean => isEnglish && /^an?$/.test(word(index));
  for (const half of words.half?.of ?? []) {
    const to = after(tokens, at, half);
    if (to !== null && words.scales.has(word(to))) return { value: 0.5, step: 1, to };
  }
  if (isArticle(at) && words.scales.has(word(at + 1))) return { value: 1, step: 1, to: at + 1 };
  const isBare = words.scales.has(word(at)) && word(at).length > 3 && word(at) !== 'dozen';
  return isBare ? { value: 1, step: 1, to: at } : null;
}

/** A whole number or decimal in digits or words, with its scales: "2.5 million", "two hundred and five thousand". */
export function cardinalAt(tokens: Tokens, at: number): Cardinal | null {
  const { words, word, joins } = tokens;
  const digits = inDigits(tokens, at);
  const first = digits ?? inSmallWords(tokens, at) ?? before(tokens, at);
  if (!first) return null;
  let { value, step, to } = first;
  const from = to;
  const withHalf = words.half && after(tokens, to, words.half.more);
  if (withHalf !== null) {
    value += 0.5;
    to = withHalf;
  }
  // What stands before the last addend: the two hundred of "two hundred and five".
  let sum = 0;
  while (joins(to) || to === at) {
    const scale = words.scales.get(word(to));
    if (scale !== undefined) {
      const isWhole = scale > 100 && sum > 0 && sum < scale;
      value = (isWhole ? sum + value : value) * scale;
      if (isWhole) sum = 0;
      if (digits) step *= scale;
      to++;
      continue;
    }
    // "3만5천": thirty-five thousand, a part after a part.
    const isPart = tokens.touches(to) || (words.scales.has(word(to + 1)) && tokens.touches(to + 1));
    const part = digits && to > from && isPart ? inDigits(tokens, to) : null;
    if (part && part.value < value) {
      sum += value;
      ({ value, step, to } = part);
      continue;
    }
    const skipped = value >= 100 && word(to) === 'and' ? 1 : 0;
    const next = digits || value < 100 ? null : inSmallWords(tokens, to + skipped);
    if (!next || next.value >= value) break;
    sum += value;
    ({ value, to } = next);
  }
  return { value: value + sum, step, to };
}

import type { Span } from '../coverage/article.ts';
import { cardinalAt } from './cardinals.ts';
import type { Bound } from './context-words.ts';
import { readDigits, type Tokens, tokensOf } from './number-tokens.ts';
import { currencyCoded, differInUnit } from './units.ts';

/** A number that a text states, in words or digits. */
export interface Quantity extends Span {
  /** `share` is in percent; `vague` is "dozens", "thousands": `value` is their size. */
  readonly kind: 'count' | 'share' | 'ordinal' | 'vague';
  readonly value: number;
  /** What stands before it: "about", "more than" (also "at least"), "fewer than" (also "up to"). */
  readonly bound: 'exact' | Bound;
  /** By its one name (`usd`, `year`); `null` for a count of things. */
  readonly unit: string | null;
  /** What its last stated digit is worth: 100,000 in "2.5 million". */
  readonly step: number;
  /** Where the words of its bound begin; `start` where there are none. */
  readonly boundStart: number;
}

/** A number without what stands around it, and the token after it. */
interface Found {
  readonly kind: Quantity['kind'];
  readonly value: number;
  readonly step: number;
  readonly to: number;
  /** Where it isn't the word after it. */
  readonly unit?: string;
}

/** As far back as a bound stands before its number. */
const boundChars = 24;
const parts = new Map(
  [
    ['half', 'halves'],
    ['third', 'thirds'],
    ['quarter', 'quarters'],
    ['fifth', 'fifths'],
    ['tenth', 'tenths'],
  ].flatMap((names, index) => names.map((name) => [name, [2, 3, 4, 5, 10][index] ?? 1] as const)),
);
/** What follows a fraction where it is one: "a third of", and no third man. */
const afterFraction = /^(?:of|more|less|fewer|higher|lower)$/;
/** The halves that aren't fifty percent: those of years and matches. */
const countedHalf = /^(?:first|second|latter|other|better|former|later|and)$/;

/** "Dozens", "tens of thousands". */
function vagueAt({ words: { vague }, word }: Tokens, at: number): Found | null {
  const value = vague.get(word(at));
  if (value === undefined) return null;
  const larger = word(at + 1) === 'of' ? vague.get(word(at + 2)) : undefined;
  return { kind: 'vague', value: larger ?? value, step: 1, to: at + (larger === undefined ? 1 : 3) };
}

/** "First", "21st", "twenty-first". */
function ordinalAt({ words, word, joins, touches }: Tokens, at: number): Found | null {
  const tens = words.small.get(word(at)) ?? 0;
  const ones = joins(at + 1) ? (words.ordinals.get(word(at + 1)) ?? 0) : 0;
  if (tens >= 20 && ones > 0 && ones < 10) return { kind: 'ordinal', value: tens + ones, step: 1, to: at + 2 };
  const value = words.ordinals.get(word(at));
  if (value !== undefined) return { kind: 'ordinal', value, step: 1, to: at + 1 };
  const isOrdinal = /^\p{Nd}/u.test(word(at)) && touches(at + 1) && /^(?:st|nd|rd|th)$/.test(word(at + 1));
  return isOrdinal ? { kind: 'ordinal', value: readDigits(word(at), words).value, step: 1, to: at + 2 } : null;
}

/** "Jedna trzecia", "połowa", "3분의 1". */
function shareByName({ words, word, joins }: Tokens, at: number): Found | null {
  const named = (count: number): number | undefined =>
    words.shares.get(Array.from({ length: count }, (_, ahead) => word(at + ahead)).join(' '));
  const two = joins(at + 1) ? named(2) : undefined;
  const value = two ?? named(1);
  if (value !== undefined) return { kind: 'share', value, step: 1, to: at + (two === undefined ? 1 : 2) };
  const part = Number(word(at + 2)) / Number(word(at));
  return word(at + 1) === '분의' && part < 1 ? { kind: 'share', value: part * 100, step: 1, to: at + 3 } : null;
}

/** "Half", "a third of", "two-thirds", "one in five", "nine out of ten", in percent. */
function shareAt(tokens: Tokens, at: number): Found | null {
  const { words, word, joins, isEnglish } = tokens;
  const { small, scales } = words;
  if (!isEnglish) return shareByName(tokens, at);
  const share = (value: number, to: number): Found => ({ kind: 'share', value: value * 100, step: 1, to });
  const alone = parts.get(word(at));
  if (word(at) === 'half') {
    const isScale = /^an?$/.test(word(at + 1)) && scales.has(word(at + 2));
    return isScale || countedHalf.test(word(at - 1)) ? null : share(1 / 2, at + 1);
  }
  if (alone !== undefined) {
    const isFraction = /^(?:an?|by)$/.test(word(at - 1)) && (afterFraction.test(word(at + 1)) || !joins(at + 1));
    return isFraction ? share(1 / alone, at + 1) : null;
  }
  const count = small.get(word(at));
  if (count === undefined) return null;
  const part = joins(at + 1) ? parts.get(word(at + 1)) : undefined;
  if (part !== undefined && count < part) return share(count / part, at + 2);
  const of = word(at + 1) === 'in' ? at + 2 : word(at + 1) === 'out' && word(at + 2) === 'of' ? at + 3 : null;
  const whole = of === null ? 0 : (small.get(word(of)) ?? 0);
  return of !== null && whole > count ? share(count / whole, of + 1) : null;
}

const spanParts = new Map([
  ['half', 1 / 2],
  ['quarter', 1 / 4],
]);

/** "A quarter of a century", "half a decade", "a decade", "a year and a half". */
function timeSpanAt({ word, unit: unitAt, isEnglish }: Tokens, at: number): Found | null {
  if (!isEnglish) return null;
  const isLong = (index: number): boolean => /^(?:decade|century)$/.test(word(index));
  const part = spanParts.get(word(at));
  if (part !== undefined) {
    let to = at + 1;
    while (/^(?:of|an?)$/.test(word(to))) to++;
    return isLong(to) ? { kind: 'count', value: part, step: 1, to } : null;
  }
  if (!/^(?:an?|one)$/.test(word(at))) return null;
  const unit = unitAt(at + 1);
  const hasHalf = unit !== undefined && word(at + 2) === 'and' && word(at + 3) === 'a' && word(at + 4) === 'half';
  if (hasHalf) return { kind: 'count', value: 1.5, step: 1, unit, to: at + 5 };
  return isLong(at + 1) ? { kind: 'count', value: 1, step: 1, to: at + 1 } : null;
}

function countAt(tokens: Tokens, at: number): Found | null {
  const cardinal = cardinalAt(tokens, at);
  return cardinal && { kind: 'count', ...cardinal };
}

/** A found number with its unit and bound, and the token after them. */
function complete(tokens: Tokens, from: number, found: Found): { readonly quantity: Quantity; readonly to: number } {
  const { text, word, joins, words, isEnglish } = tokens;
  const wordBefore = word(from - 1);
  const isSign = /^\P{L}|^us\$/u.test(wordBefore);
  const codeBefore = isSign
    ? tokens.unit(from - 1)
    : currencyCoded(text.slice(tokens.start(from - 1), tokens.end(from - 1)));
  const sign = joins(from) && wordBefore !== '' ? codeBefore : undefined;
  const start = tokens.start(sign === undefined ? from : from - 1);
  const before = text.slice(Math.max(0, start - boundChars), start);
  let { kind, to } = found;
  let unit = sign ?? found.unit ?? null;
  if (kind === 'count' && joins(to)) {
    const isPercent = words.percent.has(word(to)) || (isEnglish && word(to) === 'per' && word(to + 1) === 'cent');
    if (isPercent) {
      to += word(to) === 'per' ? 2 : 1;
      const isPoints = /^(?:points?|포인트|p)$/.test(word(to));
      if (isPoints) [unit, to] = ['point', to + 1];
      else kind = 'share';
    } else if (unit === null) {
      const money = tokens.currency(to);
      const code = currencyCoded(text.slice(tokens.start(to), tokens.end(to)));
      unit = money?.currency ?? code ?? tokens.unit(to) ?? null;
      if (unit !== null) to += money?.words ?? 1;
      const scale = unit === 'degree' ? tokens.unit(to) : undefined;
      if (scale !== undefined && !differInUnit('degree', scale)) [unit, to] = [scale, to + 1];
    }
  }
  const bounded = (words.context?.bounds ?? []).flatMap(([bound, pattern]) => {
    const at = pattern.exec(before)?.index;
    return at === undefined ? [] : [{ bound, boundStart: start - before.length + at }];
  })[0] ?? { bound: 'exact', boundStart: start };
  const { value, step } = found;
  return { quantity: { kind, value, unit, step, start, end: tokens.end(to - 1), ...bounded }, to };
}

/** The numbers of a text in order; spans that are `taken` already (its dates) are passed over. */
export function quantitiesIn(text: string, language: string, taken: readonly Span[] = []): Quantity[] {
  const tokens = tokensOf(text, language, taken);
  const found: Quantity[] = [];
  let at = 0;
  while (at < tokens.count) {
    const number =
      timeSpanAt(tokens, at) ??
      shareAt(tokens, at) ??
      ordinalAt(tokens, at) ??
      vagueAt(tokens, at) ??
      countAt(tokens, at);
    if (number) {
      const { quantity, to } = complete(tokens, at, number);
      found.push(quantity);
      at = Math.max(to, at + 1);
    } else at++;
  }
  return shareScales(found, text);
}

const between = /^ ?(?:[-–—]|to|and|or) ?[$€£¥₩₹₽]?$/;
const scales = [1e12, 1e9, 1e6, 1e3];

/** In a range the numbers share unit and scale: "10 to 15 percent", "$2–3 million". */
function shareScales(quantities: readonly Quantity[], text: string): Quantity[] {
  const isRange = (a: Quantity, b: Quantity): boolean => between.test(text.slice(a.end, b.start));
  return quantities.map((one, index) => {
    const [previous, next] = [quantities[index - 1], quantities[index + 1]];
    if (one.kind !== 'count') return one;
    if (previous?.unit && one.unit === null && isRange(previous, one)) return { ...one, unit: previous.unit };
    if (!next || one.value >= next.value || !isRange(one, next)) return one;
    const unit = one.unit ?? next.unit;
    const kind = next.kind === 'share' && one.unit === null ? 'share' : one.kind;
    const scale = scales.find((size) => next.step >= size / 10 && next.value >= size) ?? 1;
    const isShort = one.value < 1000 && scale > 1 && !/\p{L}/u.test(text.slice(one.start, one.end));
    return isShort ? { ...one, kind, unit, value: one.value * scale, step: one.step * scale } : { ...one, kind, unit };
  });
}

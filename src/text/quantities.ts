import { type NumberWords, numberWords } from './number-words.ts';
import { unitNamed } from './units.ts';

/** A number that a text states, in words or digits. */
export interface Quantity {
  /** `share` is in percent; `vague` is "dozens", "thousands": `value` is their size. */
  readonly kind: 'count' | 'share' | 'ordinal' | 'vague';
  readonly value: number;
  /** What stands before it: "about", "more than" (also "at least"), "fewer than" (also "up to"). */
  readonly bound: 'exact' | 'about' | 'over' | 'under';
  /** By its one name (`usd`, `year`); `null` for a count of things. */
  readonly unit: string | null;
  /** What its last stated digit is worth: 100,000 in "2.5 million". */
  readonly step: number;
  readonly start: number;
  readonly end: number;
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// Digits with their separators and what is written onto them, currency signs, words.
const tokenPattern =
  /(?:US)?[$€£¥₩₹₽]|%|°[CF]?|\p{Nd}+(?:[.,]\p{Nd}+)*|(?<=\p{Nd})[万萬亿億만억]|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?/gu;
const boundWords = [
  [
    'over',
    /\b(?:(?:more|greater|higher|larger|longer) than|over|at least|above|exceed(?:s|ed|ing)?|no (?:fewer|less) than|upwards of|not less than|a minimum of)[ $€£]*$/i,
  ],
  [
    'under',
    /\b(?:(?:fewer|less|lower|smaller|shorter) than|under|below|up to|at most|no more than|not more than|almost|nearly|close to|as (?:many|much) as|a maximum of)[ $€£]*$/i,
  ],
  [
    'about',
    /(?:\b(?:about|around|roughly|some|approximately|approx\.?|circa|ca?\.|an estimated|estimated|nearly|or so)|~)[ $€£]*$/i,
  ],
] as const;
/** As far back as a bound stands before its number. */
const boundChars = 24;
const fractions: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fifth: 5,
  fifths: 5,
  tenth: 10,
  tenths: 10,
};

/** A run of digits as a number, by its language's separators, and what its last digit is worth. */
function digits(text: string, { decimalComma }: NumberWords): { readonly value: number; readonly step: number } {
  const ascii = text.replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : String(digitValue(digit))));
  const [group, point] = decimalComma ? ['.', ','] : [',', '.'];
  const groups = ascii.split(point)[0]?.split(group) ?? [];
  const isGrouped = groups.length > 1 && groups.slice(1).every(({ length }) => length === 3);
  const plain = isGrouped ? ascii.replaceAll(group, '') : ascii.replaceAll(group, '.');
  const decimal = plain.replace(point, '.');
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

/** The numbers of a text in order; spans that are `taken` already (its dates) are passed over. */
export function quantitiesIn(
  text: string,
  language: string,
  taken: readonly { readonly start: number; readonly end: number }[] = [],
): Quantity[] {
  const words = numberWords(language);
  const isEnglish = language.startsWith('en');
  const tokens: Token[] = [];
  let passed = 0;
  for (const { 0: token, index } of text.matchAll(tokenPattern)) {
    while ((taken[passed]?.end ?? Number.POSITIVE_INFINITY) <= index) passed++;
    const inside = (taken[passed]?.start ?? Number.POSITIVE_INFINITY) <= index;
    // A date parts what stands on its two sides.
    // So does a code such as the G of "G7".
    const isCode = /^\p{L}/u.test(token) && /^\p{Nd}/u.test(text.charAt(index + token.length));
    tokens.push({ text: inside || isCode ? '' : token, start: index, end: index + token.length });
  }
  const lower = (at: number): string => (tokens[at]?.text ?? '').toLowerCase();
  /** Whether a token follows the one before it with at most a space or hyphen between. */
  const joins = (at: number): boolean => {
    const [before, token] = [tokens[at - 1], tokens[at]];
    return (
      before !== undefined && token !== undefined && /^[ \u00a0\u202f-]?$/.test(text.slice(before.end, token.start))
    );
  };
  const found: Quantity[] = [];
  let at = 0;

  const boundBefore = (start: number): Quantity['bound'] => {
    const before = text.slice(Math.max(0, start - boundChars), start);
    return boundWords.find(([, pattern]) => pattern.test(before))?.[0] ?? 'exact';
  };
  const add = (kind: Quantity['kind'], value: number, step: number, from: number, to: number): void => {
    let unit: string | null = null;
    let end = to;
    let start = from;
    let said = kind;
    const sign = unitNamed(lower(from - 1));
    if (sign !== undefined && /^\P{L}|^us\$/u.test(lower(from - 1)) && joins(from)) {
      unit = sign;
      start = from - 1;
    }
    const next = lower(to);
    if (kind === 'count' && joins(to)) {
      if (words.percent.has(next)) {
        const isPoints = lower(to + 1) === 'points' || lower(to + 1) === 'point';
        said = isPoints ? 'count' : 'share';
        unit = isPoints ? 'point' : null;
        end = to + (isPoints ? 2 : 1);
      } else if (isEnglish && next === 'per' && lower(to + 1) === 'cent') {
        said = 'share';
        end = to + 2;
      } else if (unit === null) {
        unit = unitNamed(next) ?? null;
        if (unit !== null) end = to + 1;
      }
    }
    const first = tokens[start]?.start ?? 0;
    found.push({
      kind: said,
      value,
      bound: boundBefore(first),
      unit,
      step,
      start: first,
      end: tokens[end - 1]?.end ?? first,
    });
    at = end;
  };

  while (at < tokens.length) {
    const begun = at;
    const word = lower(at);
    let value: number | null = null;
    let step = 1;
    if (/^\p{Nd}/u.test(word)) {
      ({ value, step } = digits(word, words));
      at++;
      const after = lower(at);
      const isOnto = tokens[at]?.start === tokens[begun]?.end;
      if (isOnto && /^(?:st|nd|rd|th)$/.test(after)) {
        at++;
        add('ordinal', value, 1, begun, at);
        continue;
      }
      if (isOnto && after === 's') at++;
      // Thousands parted by spaces, where a comma is the decimal point.
      while (
        words.decimalComma &&
        value < 1e9 &&
        /^\d{3}$/.test(lower(at)) &&
        /^[ \u00a0\u202f]$/.test(text.slice(tokens[at - 1]?.end, tokens[at]?.start))
      ) {
        value = value * 1000 + Number(lower(at));
        at++;
      }
      const sign = lower(begun - 1);
      if (isOnto && after === 'm' && /^\P{L}/u.test(sign) && unitNamed(sign) !== undefined) {
        value *= 1e6;
        step *= 1e6;
        at++;
      }
    } else if (words.small.has(word)) {
      value = words.small.get(word) ?? 0;
      at++;
      let isTens = value >= 20;
      while (joins(at) && words.small.has(lower(at))) {
        const next = words.small.get(lower(at)) ?? 0;
        if (!(isTens && next > 0 && next < 10)) break;
        value += next;
        isTens = false;
        at++;
      }
    } else if (
      isEnglish &&
      (word === 'a' || word === 'an') &&
      (words.scales.has(lower(at + 1)) || lower(at + 1) === 'half')
    ) {
      // "a dozen", "a million"; "half a million" is read from its half.
      value = 1;
      at++;
    } else if (words.scales.has(word) && word.length > 3 && word !== 'dozen') {
      value = 1;
    } else if (words.vague.has(word)) {
      at++;
      if (lower(at) === 'of' && words.vague.has(lower(at + 1))) at++;
      add(
        'vague',
        words.vague.get(lower(at - (lower(at - 1) === word ? 1 : 0))) ?? words.vague.get(word) ?? 0,
        1,
        begun,
        Math.max(at, begun + 1),
      );
      continue;
    } else if (words.ordinals.has(word)) {
      const isFraction =
        fractions[word] !== undefined &&
        /^(?:a|by)$/.test(lower(at - 1)) &&
        (/^(?:of|more|less|fewer|higher|lower)$/.test(lower(at + 1)) || !joins(at + 1));
      at++;
      if (isFraction) add('share', 100 / (fractions[word] ?? 1), 1, begun, at);
      else add('ordinal', words.ordinals.get(word) ?? 0, 1, begun, at);
      continue;
    } else if (isEnglish && (word === 'half' || word === 'quarter')) {
      const previous = lower(at - 1);
      at++;
      if (word === 'half' && /^an?$/.test(lower(at)) && words.scales.has(lower(at + 1))) {
        value = 0.5;
        at++;
      } else {
        const isShare =
          word === 'half'
            ? !/^(?:first|second|latter|other|better|former|later|and)$/.test(previous)
            : /^(?:a|one|by)$/.test(previous) && /^(?:of|more|less)$/.test(lower(at));
        if (isShare) add('share', 100 / (fractions[word] ?? 1), 1, begun, at);
        continue;
      }
    }
    if (value === null) {
      at = begun + 1;
      continue;
    }
    // Fractions: "two thirds", "three quarters", "one-fifth".
    const part = isEnglish && joins(at) && value < 10 ? fractions[lower(at)] : undefined;
    if (part !== undefined && words.small.has(word) && value < part) {
      at++;
      add('share', (100 * value) / part, 1, begun, at);
      continue;
    }
    // Scales, and what is added to them: "two hundred (and) five thousand".
    let sum = 0;
    while (joins(at) || at === begun) {
      const scale = words.scales.get(lower(at));
      if (scale !== undefined) {
        if (scale > 100 && sum > 0 && sum < scale) {
          value = (sum + value) * scale;
          sum = 0;
        } else value *= scale;
        step = step < 1 || /^\p{Nd}/u.test(word) ? step * scale : 1;
        at++;
        continue;
      }
      const skipsAnd = value >= 100 && lower(at) === 'and' && words.small.has(lower(at + 1)) ? 1 : 0;
      const next = words.small.get(lower(at + skipsAnd));
      if (next === undefined || value < 100 || next >= value || /^\p{Nd}/u.test(word)) break;
      sum += value;
      at += skipsAnd + 1;
      value = next;
      const ones = next >= 20 && joins(at) ? words.small.get(lower(at)) : undefined;
      if (ones !== undefined && ones > 0 && ones < 10) {
        value += ones;
        at++;
      }
    }
    value += sum;
    // "one in five", "nine out of ten".
    if (isEnglish && words.small.has(word) && value < 100) {
      const skipped = lower(at) === 'out' && lower(at + 1) === 'of' ? 2 : lower(at) === 'in' ? 1 : 0;
      const whole = words.small.get(lower(at + skipped)) ?? 0;
      if (skipped > 0 && whole > value) {
        at += skipped + 1;
        add('share', (100 * value) / whole, 1, begun, at);
        continue;
      }
    }
    add('count', value, step, begun, at);
  }
  return shareScales(found, text);
}

const between = /^ ?(?:[-–—]|to|and|or) ?[$€£¥₩₹₽]?$/;

/** In a range the first number takes its unit and scale from the second: "10 to 15 percent", "$2–3 million". */
function shareScales(quantities: readonly Quantity[], text: string): Quantity[] {
  return quantities.map((one, index) => {
    const next = quantities[index + 1];
    const previous = quantities[index - 1];
    if (
      previous?.unit &&
      one.unit === null &&
      one.kind === 'count' &&
      between.test(text.slice(previous.end, one.start))
    ) {
      return { ...one, unit: previous.unit };
    }
    if (!next || one.kind !== 'count' || one.value >= next.value || !between.test(text.slice(one.end, next.start)))
      return one;
    const scale = [1e12, 1e9, 1e6, 1e3].find((size) => next.step >= size / 10 && next.value >= size) ?? 1;
    const isSmall = one.value < 1000 && scale > 1 && !/\p{L}/u.test(text.slice(one.start, one.end));
    const unit = one.unit ?? next.unit;
    const kind = next.kind === 'share' && one.unit === null ? 'share' : one.kind;
    return isSmall ? { ...one, kind, unit, value: one.value * scale, step: one.step * scale } : { ...one, kind, unit };
  });
}

import { currencyCodes } from './currencies.ts';
import { languageCode } from './language-code.ts';
import { rulesOf } from './languages.ts';
import { unitWordsOf } from './unit-words.ts';

/** Signs, codes and words that most languages write alike. */
const alike = unitWordsOf(
  'usd: $ us$ usd dollar; eur: € eur euro; gbp: £ gbp; jpy: ¥ yen; cny: yuan renminbi; krw: ₩ krw won; pln: zł pln; rub: ₽; inr: ₹; ' +
    'km: km; m: m; cm: cm; mm: mm; hectare: ha; kg: kg kilo; gram: g; degree: °; celsius: °c celsius; fahrenheit: °f fahrenheit; ' +
    'kilowatt: kw; megawatt: mw; gigawatt: gw; minute: min',
);

const degrees: ReadonlySet<string> = new Set(['celsius', 'fahrenheit']);

/** Whether a unit is one of money. */
export function isCurrency(unit: string | undefined): boolean {
  return unit !== undefined && currencyCodes.has(unit);
}

/** The currency that a code in capitals stands for: "PLN". */
export function currencyCoded(code: string): string | undefined {
  return /^\p{Lu}{3}$/u.test(code) && currencyCodes.has(code.toLowerCase()) ? code.toLowerCase() : undefined;
}

/** Metric units by the one that they are multiples of. */
const multiples = new Map<string, readonly [unit: string, times: number]>([
  ['km', ['m', 1000]],
  ['cm', ['m', 0.01]],
  ['mm', ['m', 0.001]],
  ['kg', ['gram', 1000]],
  ['megawatt', ['kilowatt', 1000]],
  ['gigawatt', ['kilowatt', 1_000_000]],
  // Degrees are of this kind unless the other is named.
  ['celsius', ['degree', 1]],
]);
/** More digits than newsrooms write, and fewer than a product is off by. */
const significantDigits = 12;

/** A number in the unit that all of its kind are multiples of: 250 g and 0.25 kg are one. */
export function inBaseUnit(
  value: number,
  unit: string | null,
): { readonly value: number; readonly unit: string | null } {
  const [base, times] = multiples.get(unit ?? '') ?? [unit, 1];
  return { value: Number((value * times).toPrecision(significantDigits)), unit: base };
}

/** Whether two units can't be one: degrees may be of either kind. */
export function differInUnit(a: string, b: string): boolean {
  const isDegrees = (a === 'degree' && degrees.has(b)) || (b === 'degree' && degrees.has(a));
  return a !== b && !isDegrees;
}

const ofTime: ReadonlySet<string> = new Set(['year', 'month', 'week', 'day', 'hour', 'minute', 'second']);

/** Whether a unit measures time: an age, a sentence, a delay. */
export function isOfTime(unit: string | null): boolean {
  return unit !== null && ofTime.has(unit);
}

/** Units whose words `Intl` knows in every language, by the names that ECMA-402 has for them. */
const ofIntl = {
  year: 'year',
  month: 'month',
  week: 'week',
  day: 'day',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
  kilometer: 'km',
  meter: 'm',
  centimeter: 'cm',
  millimeter: 'mm',
  mile: 'mile',
  foot: 'foot',
  inch: 'inch',
  acre: 'acre',
  hectare: 'hectare',
  kilogram: 'kg',
  gram: 'gram',
  liter: 'litre',
};
/** Amounts that bring out the forms of a word: "rok", "lata", "lat", "roku". */
const amounts = [1, 2, 5, 1.5];
const byLanguage = new Map<string, ReadonlyMap<string, string>>();

/** The words of one unit each that `Intl` knows in a language. */
function unitsOf(language: string): ReadonlyMap<string, string> {
  const key = languageCode(language);
  const known = byLanguage.get(key);
  if (known) return known;
  const words = new Map<string, string>();
  for (const [name, unit] of Object.entries(ofIntl)) {
    const format = new Intl.NumberFormat(key, { style: 'unit', unit: name, unitDisplay: 'long' });
    for (const amount of amounts) {
      const word = format.formatToParts(amount).find(({ type }) => type === 'unit')?.value ?? '';
      if (word !== '') words.set(word.toLowerCase(), unit);
    }
  }
  byLanguage.set(key, words);
  return words;
}

/** The unit that a word or sign of a language stands for, as one name for all of its spellings. */
export function unitNamed(word: string, language: string): string | undefined {
  // Korean and Japanese write some as one character: "㏊".
  const lower = word.normalize('NFKC').toLowerCase();
  return rulesOf(language)?.units?.get(lower) ?? alike.get(lower) ?? unitsOf(language).get(lower);
}

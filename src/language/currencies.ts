import { languageCode } from './language-code.ts';

/** Currencies that newsrooms write of, besides those that a sign or one word tells. */
const codes =
  'USD EUR GBP JPY CNY KRW PLN RUB INR CAD AUD NZD HKD SGD TWD CHF SEK NOK DKK CZK HUF RON UAH TRY BRL MXN ZAR ILS THB VND IDR MYR PHP'.split(
    ' ',
  );
/** Amounts that bring out the forms of a name: "dolar", "dolary", "dolarów", "dolara". */
const amounts = [1, 2, 5, 1.5];
const byLanguage = new Map<string, ReadonlyMap<string, string>>();

/** The names of currencies in a language, as `Intl` knows them, in lower case, each with its code: "canadian dollars" is `cad`. */
function currencyNames(language: string): ReadonlyMap<string, string> {
  const key = languageCode(language);
  const known = byLanguage.get(key);
  if (known) return known;
  const names = new Map<string, string>();
  for (const code of codes) {
    const format = new Intl.NumberFormat(key, {
      style: 'currency',
      currency: code,
      currencyDisplay: 'name',
      minimumFractionDigits: 0,
    });
    for (const amount of amounts) {
      const name = format.formatToParts(amount).find(({ type }) => type === 'currency')?.value ?? '';
      if (name !== '') names.set(name.toLowerCase(), code.toLowerCase());
    }
  }
  byLanguage.set(key, names);
  return names;
}

/** All of the currencies' codes, in lower case. */
export const currencyCodes: ReadonlySet<string> = new Set(codes.map((code) => code.toLowerCase()));

/** Words of the longest name: "New Zealand dollars". */
const maxWords = 3;

/**
 * The currency that words from one on name together, and how many they are: "Canadian dollars".
 * @param word the words in lower case, by their place from there on.
 */
export function currencyNamedBy(
  word: (ahead: number) => string,
  language: string,
): { readonly currency: string; readonly words: number } | null {
  const names = currencyNames(language);
  for (let words = maxWords; words > 0; words--) {
    const currency = names.get(Array.from({ length: words }, (_, ahead) => word(ahead)).join(' '));
    if (currency !== undefined) return { currency, words };
  }
  return null;
}

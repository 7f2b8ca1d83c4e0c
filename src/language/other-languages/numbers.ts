import { counted, type NumberWords, numberWordsOf } from '../number-words.ts';

const byLanguage: Readonly<Record<string, NumberWords>> = {
  de: numberWordsOf({
    small: [
      ...counted('zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf', 2),
      ...counted('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig', 20, 10),
    ],
    scales:
      '12: dutzend; 100: hundert; 1e3: tausend tsd; 1e6: million millionen mio; 1e9: milliarde milliarden mrd; 1e12: billion billionen',
    percent: '% prozent',
  }),
  es: numberWordsOf({
    small: [
      ...counted('dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince', 2),
      ...counted('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa', 20, 10),
    ],
    scales: '12: docena; 100: cien ciento; 1e3: mil; 1e6: millón millones; 1e12: billón billones',
    percent: '% porciento',
  }),
  fr: numberWordsOf({
    small: [
      ...counted('deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', 2),
      ...counted('vingt trente quarante cinquante soixante', 20, 10),
    ],
    scales: '12: douzaine; 100: cent; 1e3: mille; 1e6: million millions; 1e9: milliard milliards',
    percent: '% pourcent',
  }),
  ru: numberWordsOf({
    small: [
      ...counted('два/две/двух три/трёх/трех четыре/четырёх пять/пяти шесть/шести семь/семи восемь/восьми', 2),
      ...counted('девять/девяти десять/десяти одиннадцать двенадцать', 9),
      ...counted('двадцать тридцать сорок пятьдесят', 20, 10),
    ],
    scales:
      '100: сто; 1e3: тысяча тысячи тысяч тыс; 1e6: миллион миллиона миллионов млн; 1e9: миллиард миллиарда миллиардов млрд',
    percent: '% процент процента процентов',
  }),
  zh: numberWordsOf({
    small: [],
    scales: '1e3: 千; 1e4: 万 萬; 1e8: 亿 億; 1e12: 兆',
    percent: '%',
    decimalComma: false,
  }),
  ja: numberWordsOf({ small: [], scales: '1e3: 千; 1e4: 万; 1e8: 億; 1e12: 兆', percent: '%', decimalComma: false }),
};

/** Words for numbers of languages that have no folder of their own, by their codes. */
export const numbersOfOthers: ReadonlyMap<string, NumberWords> = new Map(Object.entries(byLanguage));

/** What many languages write alike: for those that have no list. */
export const numbersAlike: NumberWords = numberWordsOf({ small: [], scales: '1e6: mln; 1e9: mld', percent: '%' });

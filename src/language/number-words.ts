/** Words that stand for numbers, by language. English is read in full; elsewhere the small numbers that reporters spell out. */
export interface NumberWords {
  /** `twelve`: 12. Read alone, or added up: twenty + one. */
  readonly small: ReadonlyMap<string, number>;
  /** `million`: what the number before it is multiplied by. */
  readonly scales: ReadonlyMap<string, number>;
  /** `thousands`: more of that size than can be counted; where it's told apart from the scale. */
  readonly vague: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
  /** Words for percent. */
  readonly percent: ReadonlySet<string>;
  /** `2,5` is two and a half, `2.500` two thousand five hundred. */
  readonly decimalComma: boolean;
}

function counted(words: string, first: number, step = 1): [string, number][] {
  return words
    .split(' ')
    .flatMap((forms, index) => forms.split('/').map((word): [string, number] => [word, first + index * step]));
}

function scaled(table: string): [string, number][] {
  return table.split('; ').flatMap((entry) => {
    const [power = '', words = ''] = entry.split(': ');
    return words.split(' ').map((word): [string, number] => [word, Number(power)]);
  });
}

interface Lists {
  readonly small: readonly [string, number][];
  readonly scales: string;
  readonly vague?: string;
  readonly ordinals?: readonly [string, number][];
  readonly percent: string;
  readonly decimalComma?: boolean;
}

function wordsOf({ small, scales, vague, ordinals = [], percent, decimalComma = true }: Lists): NumberWords {
  return {
    small: new Map(small),
    scales: new Map(scaled(scales)),
    vague: new Map(vague === undefined ? [] : scaled(vague)),
    ordinals: new Map(ordinals),
    percent: new Set(percent.split(' ')),
    decimalComma,
  };
}

const english = wordsOf({
  small: [
    ...counted(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
      0,
    ),
    ...counted('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  ],
  scales: '12: dozen; 100: hundred; 1e3: thousand k; 1e6: million mn mln; 1e9: billion bn bln; 1e12: trillion tn trn',
  vague: '12: dozens; 100: hundreds; 1e3: thousands; 1e6: millions; 1e9: billions; 1e12: trillions',
  ordinals: [
    ...counted(
      'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
        'sixteenth seventeenth eighteenth nineteenth twentieth',
      1,
    ),
    ...counted('thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth', 30, 10),
  ],
  percent: '% percent percentage pct',
  decimalComma: false,
});

const others: Readonly<Record<string, NumberWords>> = {
  de: wordsOf({
    small: [
      ...counted('zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf', 2),
      ...counted('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig', 20, 10),
    ],
    scales:
      '12: dutzend; 100: hundert; 1e3: tausend tsd; 1e6: million millionen mio; 1e9: milliarde milliarden mrd; 1e12: billion billionen',
    percent: '% prozent',
  }),
  es: wordsOf({
    small: [
      ...counted('dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince', 2),
      ...counted('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa', 20, 10),
    ],
    scales: '12: docena; 100: cien ciento; 1e3: mil; 1e6: millón millones; 1e12: billón billones',
    percent: '% porciento',
  }),
  fr: wordsOf({
    small: [
      ...counted('deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', 2),
      ...counted('vingt trente quarante cinquante soixante', 20, 10),
    ],
    scales: '12: douzaine; 100: cent; 1e3: mille; 1e6: million millions; 1e9: milliard milliards',
    percent: '% pourcent',
  }),
  pl: wordsOf({
    small: [
      ...counted('dwa/dwie/dwóch/dwaj trzy/trzech cztery/czterech pięć/pięciu sześć/sześciu siedem/siedmiu', 2),
      ...counted('osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu jedenaście/jedenastu dwanaście/dwunastu', 8),
      ...counted('trzynaście/trzynastu czternaście/czternastu piętnaście/piętnastu szesnaście/szesnastu', 13),
      ...counted('siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu', 17),
      ...counted(
        'dwadzieścia/dwudziestu trzydzieści/trzydziestu czterdzieści/czterdziestu pięćdziesiąt/pięćdziesięciu',
        20,
        10,
      ),
      ...counted('sześćdziesiąt/sześćdziesięciu siedemdziesiąt/siedemdziesięciu osiemdziesiąt/osiemdziesięciu', 60, 10),
      ...counted('dziewięćdziesiąt/dziewięćdziesięciu', 90),
    ],
    scales:
      '100: sto; 1e3: tysiąc tysiąca tysiące tysięcy tys; 1e6: milion miliona miliony milionów mln; ' +
      '1e9: miliard miliarda miliardy miliardów mld; 1e12: bilion biliona biliony bilionów bln',
    percent: '% procent procenta proc',
  }),
  ru: wordsOf({
    small: [
      ...counted('два/две/двух три/трёх/трех четыре/четырёх пять/пяти шесть/шести семь/семи восемь/восьми', 2),
      ...counted('девять/девяти десять/десяти одиннадцать двенадцать', 9),
      ...counted('двадцать тридцать сорок пятьдесят', 20, 10),
    ],
    scales:
      '100: сто; 1e3: тысяча тысячи тысяч тыс; 1e6: миллион миллиона миллионов млн; 1e9: миллиард миллиарда миллиардов млрд',
    percent: '% процент процента процентов',
  }),
  zh: wordsOf({ small: [], scales: '1e3: 千; 1e4: 万 萬; 1e8: 亿 億; 1e12: 兆', percent: '%', decimalComma: false }),
  ja: wordsOf({ small: [], scales: '1e3: 千; 1e4: 万; 1e8: 億; 1e12: 兆', percent: '%', decimalComma: false }),
  ko: wordsOf({
    small: counted('두 세 네 다섯 여섯 일곱 여덟 아홉 열', 2),
    scales: '100: 백; 1e3: 천; 1e4: 만; 1e8: 억; 1e12: 조',
    percent: '% 퍼센트 프로',
    decimalComma: false,
  }),
};

const plain = wordsOf({ small: [], scales: '1e6: mln; 1e9: mld', percent: '%' });

/** The number words of a language; where there is no list, what many languages write alike. */
export function numberWords(language: string): NumberWords {
  return language.startsWith('en') ? english : (others[language.slice(0, 2)] ?? plain);
}

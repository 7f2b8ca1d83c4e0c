import { counted, type NumberWords, numberWordsOf } from '../number-words.ts';

export const numbers: NumberWords = numberWordsOf({
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

import { expect, test } from 'vitest';
import { datesIn } from '../../src/language/mentioned-dates.ts';
import { quantitiesIn } from '../../src/language/quantities.ts';

function read(text: string, language = 'en'): string[] {
  return quantitiesIn(text, language, datesIn(text, language)).map(({ kind, value, bound, unit }) =>
    [kind, String(Number(value.toFixed(1))), unit, bound === 'exact' ? null : bound].filter(Boolean).join(' '),
  );
}

test.each([
  ['twelve killed, a dozen dead, 12 buried', ['count 12', 'count 12', 'count 12']],
  ['2.5 million people, or 2,500,000', ['count 2500000', 'count 2500000']],
  ['half a million; a million; two hundred and five thousand', ['count 500000', 'count 1000000', 'count 205000']],
  ['at least $5m and £3bn', ['count 5000000 usd over', 'count 3000000000 gbp']],
  ['20km, 5 miles, a four-day visit', ['count 20 km', 'count 5 mile', 'count 4 day']],
  ['a third of voters, two-thirds, one in five', ['share 33.3', 'share 66.7', 'share 20']],
  ['10 to 15 percent', ['share 10', 'share 15']],
  ['$2–3 million', ['count 2000000 usd', 'count 3000000 usd']],
  ['3 percentage points, 40%, 40 per cent', ['count 3 point', 'share 40', 'share 40']],
  ['the third man of the 21st century', ['ordinal 3', 'ordinal 21']],
  ['dozens, tens of thousands', ['vague 12', 'vague 1000']],
  ['more than 300, fewer than 20, about 50', ['count 300 over', 'count 20 under', 'count 50 about']],
  ['in the second half of 2022', ['ordinal 2']],
  ['the G7 bought 7 K2 tanks, K-9s, F-16s and Covid-19 tests', ['count 7']],
  ['a quarter of a century, half a decade, two decades', ['count 0.3 century', 'count 0.5 decade', 'count 2 decade']],
  ['a year and a half, two and a half million', ['count 1.5 year', 'count 2500000']],
  ['US$5m, PLN 5 million, 5m zloty', ['count 5000000 usd', 'count 5000000 pln', 'count 5000000 pln']],
  ['twenty-first, 300 000 men', ['ordinal 21', 'count 300000']],
  ['٣٤', ['count 34']],
])('“%s”', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('each language parts its numbers in its own way', () => {
  expect(read('2,5 Millionen Euro für 1.200 Menschen', 'de')).toEqual(['count 2500000 eur', 'count 1200']);
  expect(read('10 000 osób, 2,5 mln zł', 'pl')).toEqual(['count 10000', 'count 2500000 pln']);
  expect(read('3万人', 'zh')).toEqual(['count 30000']);
});

test('Korean numbers are read with their scales', () => {
  expect(read('3천 명, 3만5천 명, 2천5백만 명, 5천억원, 5조원', 'ko')).toEqual([
    'count 3000',
    'count 35000',
    'count 25000000',
    'count 500000000000 krw',
    'count 5000000000000 krw',
  ]);
});

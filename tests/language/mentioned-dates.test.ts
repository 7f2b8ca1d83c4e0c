import { expect, test } from 'vitest';
import { datesIn } from '../../src/language/mentioned-dates.ts';

/** Year, month, day and weekday, a dot for what isn't said. */
function read(text: string, language = 'en'): string[] {
  return datesIn(text, language).map(({ year, month, day, weekday, isDecade }) =>
    [year === null ? '.' : `${year}${isDecade ? 's' : ''}`, month ?? '.', day ?? '.', weekday ?? '.'].join(' '),
  );
}

test.each([
  ['on 3 February 2026, on Feb. 3, on February 3rd', ['2026 2 3 .', '. 2 3 .', '. 2 3 .']],
  ['in October 2024, in May, planned for March', ['2024 10 . .', '. 5 . .', '. 3 . .']],
  ['Theresa May may march on Thursday', ['. . . 4']],
  ['2026-02-03', ['2026 2 3 .']],
  ['since 2022, in the 1990s', ['2022 . . .', '1990s . . .']],
  ['1914–1918 and 2019-20', ['1914 . . .', '1918 . . .', '2019 . . .', '2020 . . .']],
  ['$2000 for 1500 soldiers and 12,000 others', []],
])('“%s”', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('months and weekdays are read in any language', () => {
  expect(read('3 lutego 2026, w poniedziałek', 'pl')).toEqual(['2026 2 3 .', '. . . 1']);
  expect(read('od 1.11. do 30.11.2026, wzrost o 1.11 punktu', 'pl')).toEqual(['. 11 1 .', '2026 11 30 .']);
  expect(read('version 1.11.')).toEqual([]);
  expect(read('am Montag, dem 3. Februar 2026', 'de')).toEqual(['. . . 1', '2026 2 3 .']);
  expect(read('el 3 de febrero de 2026', 'es')).toEqual(['2026 2 3 .']);
  expect(read('2026年2月3日', 'zh')).toEqual(['2026 2 3 .']);
  expect(read('2026년 2월 3일에, 3월에, 화요일에', 'ko')).toEqual(['2026 2 3 .', '. 3 . .', '. . . 2']);
  expect(read('w maju, we wrześniu 2022, w listopadzie, w środę', 'pl')).toEqual([
    '. 5 . .',
    '2022 9 . .',
    '. 11 . .',
    '. . . 3',
  ]);
});

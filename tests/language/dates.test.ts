import { expect, test } from 'vitest';
import { canonical, canonicalLine } from '../../src/language/canonical-text.ts';
import { addDays, dayInWords, dayNumber, isDate, isDay } from '../../src/language/dates.ts';

test.each(['2026-02-03', '2024-02-29', '1999-12-31'])('%s is a day', (day) => expect(isDay(day)).toBe(true));

test.each([
  ['February has no 30th', '2026-02-30'],
  ['2023 is no leap year', '2023-02-29'],
  ['there is no 13th month', '2026-13-01'],
  ['months begin at 01', '2026-00-10'],
  ['two digits each', '2026-2-3'],
  ['the year comes first', '03.02.2026'],
  ['a weekday is no day of a year', 'Thursday'],
  ['nothing is none', ''],
])('%s: “%s” is no day', (_why, day) => expect(isDay(day)).toBe(false));

test.each([
  ['with its zone', '2026-02-03T09:30:00+01:00', true],
  ['a space in place of T, no seconds', '2026-02-03 09:30Z', true],
  ['whose noon? no zone', '2026-02-03T09:30:00', false],
  ['a day that does not exist', '2026-02-30T09:30:00Z', false],
  ['an hour that does not exist', '2026-02-03T25:30:00Z', false],
])('%s: %s is a date: %s', (_why, date, known) => expect(isDate(date)).toBe(known));

test('days are counted over leap years and months', () => {
  expect(dayNumber('1970-01-02')).toBe(1);
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test('a date is named by its own day, as the article says it', () => {
  expect(dayInWords('2026-02-03')).toBe('3 February 2026');
  expect(dayInWords('2026-02-03T23:30:00-08:00')).toBe('3 February 2026');
});

test('canonical text is NFC with plain spaces and line feeds, and without control characters', () => {
  expect(canonical('\ufeffna\u0308h\u00a0 so\r\nnext\u2028line \n\ttab\u0000\u0007\ud800')).toBe(
    'n\u00e4h so\nnext\nline\ntab\ufffd',
  );
  expect(canonicalLine(' one \n\n two\t')).toBe('one two');
  expect(canonical(canonical('a\r\r\n b'))).toBe(canonical('a\r\r\n b'));
});

import { expect, test } from 'vitest';
import { readFeedDate } from '../../../src/sources/feed/feed-date.ts';

test.each([
  ['Tue, 03 Feb 2026 09:30:00 GMT', '2026-02-03T09:30:00Z'],
  ['Tue, 3 Feb 26 09:30:00 EST', '2026-02-03T09:30:00-05:00'],
  ['03 Feb 99 09:30 PDT', '1999-02-03T09:30-07:00'],
  ['Tue, 03 Feb 2026 09:30:00 +0100', '2026-02-03T09:30:00+01:00'],
  ['Tue, 03 Feb 2026 09:30:00 GMT+2', '2026-02-03T09:30:00+02:00'],
  ['Tue, 03 Feb 2026 09:30:00 +0000 (UTC)', '2026-02-03T09:30:00+00:00'],
  ['Tuesday, 03-Feb-2026 09:30:00 Z', '2026-02-03T09:30:00Z'],
  ['Tue Feb  3 09:30:00 UTC 2026', '2026-02-03T09:30:00Z'],
  ['Sept 3, 2026 2:00 PM EDT', '2026-09-03T14:00:00-04:00'],
  ['2026-02-03T09:30:00Z', '2026-02-03T09:30:00Z'],
  ['2026-02-03t09:30:00.5+01:00', '2026-02-03T09:30:00+01:00'],
  ['2026-02-03 09:30:00 UTC', '2026-02-03T09:30:00Z'],
  ['2026-02-03T09:30:00', '2026-02-03T09:30:00+01:00'],
  ['20260203T093000Z', '2026-02-03T09:30:00Z'],
  ['2026-02-03', '2026-02-03'],
  ['3.2.2026', '2026-02-03'],
  ['wt., 3 lutego 2026 09:30:00 +0100', '2026-02-03T09:30:00+01:00'],
  ['mar., 03 févr. 2026 09:30:00 +0100', '2026-02-03T09:30:00+01:00'],
  ['Di, 03 März 2026 09:30:00 CET', '2026-03-03T09:30:00+01:00'],
  ['Вт, 03 фев 2026 09:30:00 MSK', '2026-02-03T09:30:00+03:00'],
  ['3 de febrero de 2026', '2026-02-03'],
  ['2026년 2월 3일', '2026-02-03'],
])('%s is %s', (written, date) => {
  expect(readFeedDate(written, null, 'Europe/Warsaw')?.date).toBe(date);
});

test.each(['soon', '3/2/2026', '2026-02-30', '2026', '', '0000-00-00 00:00:00'])('%s is no date', (written) => {
  expect(readFeedDate(written, null, 'Europe/Warsaw')).toBeNull();
});

test("a month's name means what it means in the feed's language, and nothing where two languages differ", () => {
  expect(readFeedDate('3 listopada 2026', 'pl', 'UTC')?.date).toBe('2026-11-03');
  expect(readFeedDate('3 listopada 2026', 'hr', 'UTC')?.date).toBe('2026-10-03');
  expect(readFeedDate('3 listopada 2026', 'hr_HR', 'UTC')?.date).toBe('2026-10-03');
  // Asturian, and not Assamese.
  expect(readFeedDate('3 de xineru de 2026', 'ast-ES', 'UTC')?.date).toBe('2026-01-03');
});

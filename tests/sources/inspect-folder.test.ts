import { expect, test } from 'vitest';
import { calendarIn } from '../../src/language/calendar.ts';
import { inspectFolder } from '../../src/sources/inspect-folder.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';

const contents = (signal: AbortSignal, today = '2026-03-06') =>
  inspectFolder(temporaryFolder(smallCoverage), {
    calendar: calendarIn('UTC', () => new Date(`${today}T12:00:00Z`)),
    signal,
  });

test('a folder is counted as it will be read; days to come are apart', async () => {
  const { signal } = new AbortController();
  const counts = { looked: 3, files: 3, articles: 3, undated: 1, held: 0, problems: [], warnings: [] };
  expect(await contents(signal)).toEqual({ ...counts, newest: '2026-03-05', future: 0 });
  expect(await contents(signal, '2026-03-04')).toEqual({ ...counts, newest: '2026-03-02', future: 1 });
  expect(await contents(signal, '2026-03-01')).toMatchObject({ newest: null, future: 2 });
});

test('when the time is up, it says how far it came', async () => {
  expect(await contents(AbortSignal.abort())).toMatchObject({ looked: 0, files: 3, articles: 0 });
});

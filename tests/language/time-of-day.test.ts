import { expect, test } from 'vitest';
import { readTimeOfDay } from '../../src/language/time-of-day.ts';
import { readTimeZone, timeZonesLike } from '../../src/language/time-zones.ts';

test.each([
  ['8:00', 'en-US', '08:00'],
  ['08:00', 'en-US', '08:00'],
  ['8', 'en-US', '08:00'],
  ['0830', 'en-US', '08:30'],
  ['8.30', 'pl', '08:30'],
  [' 20:15 ', 'pl', '20:15'],
  ['20h', 'pl', '20:00'],
  ['8 am', 'en-US', '08:00'],
  ['8am', 'en-US', '08:00'],
  ['8:05 P.M.', 'en-US', '20:05'],
  ['8 p. m.', 'en-US', '20:00'],
  ['8 pm', 'pl', '20:00'],
  ['12 am', 'en-US', '00:00'],
  ['12 pm', 'en-US', '12:00'],
  ['00:00', 'ko', '00:00'],
  ['오전 8시', 'ko', '08:00'],
  ['오후 8시 30분', 'ko', '20:30'],
  ['오후 8시 5분', 'ko', '20:05'],
  ['２０：３０', 'ko', '20:30'],
])('%s in %s is %s', (typed, locale, time) => {
  expect(readTimeOfDay(typed, locale)).toBe(time);
});

test.each([
  '',
  'soon',
  '24:00',
  '8:60',
  '13 pm',
  '0 am',
  '8:5',
  '-8:00',
  '8:00:00',
  '8 bananas',
  '1e1',
  '8 am pm',
])('“%s” is no time', (typed) => {
  expect(readTimeOfDay(typed, 'en-US')).toBeNull();
});

test('a time zone is known in any case, and one that is not there is not', () => {
  expect(readTimeZone('europe/warsaw')).toBe('Europe/Warsaw');
  expect(readTimeZone('America/New York')).toBe('America/New_York');
  expect(readTimeZone('UTC')).toBe('UTC');
  for (const typed of ['Mars/Olympus', '+01:00', '', 'Europe', '💥']) expect(readTimeZone(typed)).toBeNull();
});

test('time zones are found by their city', () => {
  expect(timeZonesLike('warsaw', 25)).toEqual(['Europe/Warsaw']);
  expect(timeZonesLike('new y', 25)).toEqual(['America/New_York']);
  expect(timeZonesLike('seo', 25)[0]).toBe('Asia/Seoul');
  expect(timeZonesLike('', 25)).toHaveLength(25);
  expect(timeZonesLike('(', 25)).toEqual([]);
});

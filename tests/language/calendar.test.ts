import { expect, test } from 'vitest';
import { calendarIn, dayOf, dayPublished, endOfDay, minuteOf, startOfDay, today } from '../../src/language/calendar.ts';
import { addDays } from '../../src/language/dates.ts';

const seoul = calendarIn('Asia/Seoul', () => new Date('2026-02-03T23:30:00Z'));

test('today is the day that it is in the time zone, to the minute', () => {
  expect(today(seoul)).toBe('2026-02-04');
  expect(today(calendarIn('America/New_York', seoul.now))).toBe('2026-02-03');
  expect(minuteOf(seoul, seoul.now())).toBe('2026-02-04 08:30');
});

test('an instant falls on the day of the time zone; a plain day never moves', () => {
  expect(dayPublished(seoul, '2026-02-03T23:30:00Z')).toBe('2026-02-04');
  expect(dayPublished(calendarIn('America/New_York'), '2026-02-03T23:30:00Z')).toBe('2026-02-03');
  expect(dayPublished(seoul, '2026-02-03')).toBe('2026-02-03');
});

test.each([
  'UTC',
  'Asia/Seoul',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Asia/Kathmandu',
  'Europe/Warsaw',
])('the end of a day in %s is its last moment', (zone) => {
  // The last two are the days on which Europe's clocks change.
  const calendar = calendarIn(zone);
  for (const day of ['2026-02-03', '2024-12-31', '2026-03-29', '2026-10-25']) {
    const end = endOfDay(calendar, day);
    expect(dayOf(calendar, end)).toBe(day);
    expect(dayOf(calendar, new Date(end.getTime() + 1))).toBe(addDays(day, 1));
    expect(startOfDay(calendar, addDays(day, 1)).getTime()).toBe(end.getTime() + 1);
  }
});

import { expect, test } from 'vitest';
import { newestDue, nextDue, quietUntil, type Timetable } from '../../src/schedule/due-times.ts';
import { expectEachOnce, expectYears, hundredZones, isNear, yearBegin, zoneKinds } from './each-due-once.ts';
import { changesOf, dueInYear } from './wall-clock-year.ts';

test(
  'a year in time zones of every kind, over every change of their clocks: each due moment comes once, when Intl says so',
  { tags: 'thorough' },
  () => {
    expect(hundredZones.filter((year) => changesOf(year).length >= 2).length).toBeGreaterThan(90);
    expect(expectYears(zoneKinds)).toBeGreaterThan(5_000);
  },
);

test(
  'around each change of the clocks: hourly, and with quiet hours that begin or end in it',
  { tags: 'thorough' },
  () => {
    const quiets = [
      null,
      { from: '22:00', to: '02:30' },
      { from: '01:30', to: '03:00' },
      { from: '23:30', to: '01:15' },
    ];
    let looked = 0;
    zoneKinds.forEach((year, index) => {
      const quiet = quiets[index % quiets.length] ?? null;
      for (const rhythm of [{ kind: 'hourly' }, { kind: 'daily', at: '02:15' }] as const) {
        const timetable = { timeZone: year.timeZone, rhythm, quiet };
        const changes = changesOf(year).slice(0, 2);
        for (const change of changes) {
          const expected = dueInYear(year, timetable, change).filter((due) => isNear(due, [change]));
          looked += expectEachOnce(timetable, expected, () => true);
          expected.slice(1).forEach((due, at) => {
            const before = expected[at] ?? yearBegin;
            expect(nextDue(timetable, before)).toEqual(due);
          });
        }
      }
    });
    expect(looked).toBeGreaterThan(1_000);
  },
);

test('a moment in quiet hours knows their end, whatever its seconds', () => {
  const night = { timeZone: 'Europe/Warsaw', quiet: { from: '22:00', to: '07:00' } };
  const until = (at: string): string | null => quietUntil(night, new Date(at))?.toISOString() ?? null;
  expect(until('2026-03-06T20:59:59Z')).toBeNull();
  expect(until('2026-03-06T21:00:00Z')).toBe('2026-03-07T06:00:00.000Z');
  expect(until('2026-03-07T05:59:59Z')).toBe('2026-03-07T06:00:00.000Z');
  expect(until('2026-03-07T06:00:00Z')).toBeNull();
  // The clocks are put forward meanwhile.
  expect(until('2026-03-28T23:30:30Z')).toBe('2026-03-29T05:00:00.000Z');
  expect(quietUntil({ ...night, quiet: null }, new Date())).toBeNull();
});

test('what falls into quiet hours is due at their end, once', () => {
  const timetable: Timetable = {
    rhythm: { kind: 'hourly' },
    timeZone: 'Europe/Warsaw',
    quiet: { from: '22:00', to: '07:30' },
  };
  const due: string[] = [];
  for (let at = new Date('2026-03-05T20:00:00Z'); at < new Date('2026-03-06T08:00:00Z'); ) {
    const next = nextDue(timetable, at);
    if (next === null) break;
    due.push(next.toISOString());
    at = next;
  }
  expect(due).toEqual(['2026-03-06T06:30:00.000Z', '2026-03-06T07:00:00.000Z', '2026-03-06T08:00:00.000Z']);
  expect(newestDue(timetable, new Date('2026-03-06T06:29:59Z'))).toEqual(new Date('2026-03-05T20:00:00Z'));
});

test('weekdays and weeks count in the zone, not in UTC', () => {
  const seoul = { timeZone: 'Asia/Seoul', quiet: null };
  // Monday at 6 in Seoul is Sunday in London.
  const monday: Timetable = { ...seoul, rhythm: { kind: 'weekly', weekday: 1, at: '06:00' } };
  expect(nextDue(monday, new Date('2026-03-06T12:00:00Z'))).toEqual(new Date('2026-03-08T21:00:00Z'));
  const weekdays: Timetable = { ...seoul, rhythm: { kind: 'weekdays', at: '06:00' } };
  expect(newestDue(weekdays, new Date('2026-03-08T20:59:00Z'))).toEqual(new Date('2026-03-05T21:00:00Z'));
});

test('an unknown time zone is an error that names it', () => {
  const nowhere: Timetable = { rhythm: { kind: 'hourly' }, timeZone: 'Mars/Base', quiet: null };
  expect(() => newestDue(nowhere, yearBegin)).toThrow(/Mars\/Base/);
  expect(() => nextDue(nowhere, yearBegin)).toThrow(RangeError);
});

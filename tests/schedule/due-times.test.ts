import { expect, test } from 'vitest';
import type { Rhythm } from '../../src/coverage/rhythm.ts';
import { newestDue, nextDue, type Timetable } from '../../src/schedule/due-times.ts';
import { changesOf, dueInYear, yearOf } from './wall-clock-year.ts';

const from = new Date('2026-01-01T00:00:00Z');
const until = new Date('2027-01-01T00:00:00Z');
const minuteMs = 60_000;
const dayMs = 86_400_000;

const zones = Intl.supportedValuesOf('timeZone').map((timeZone) => yearOf(timeZone, from, until));
/** Those whose clocks are changed come first. */
const hundred = [...zones].sort((one, other) => changesOf(other).length - changesOf(one).length).slice(0, 100);

/** One of each kind: zones whose clocks show the same all year long are alike. */
const kinds = [...new Map(hundred.map((year) => [JSON.stringify(year.stretches), year])).values()];

const near = (moment: Date, changes: readonly Date[]): boolean =>
  changes.some((change) => Math.abs(moment.getTime() - change.getTime()) < dayMs / 2);

/** A clock goes on to the last minute before each due moment, where nothing new may be due, and to the moment itself. */
function expectEachOnce(timetable: Timetable, expected: readonly Date[], isNear: (due: Date) => boolean): number {
  let before = expected[0] ?? from;
  for (const due of expected.slice(1)) {
    const words = `${timetable.timeZone} ${JSON.stringify(timetable.rhythm)} ${due.toISOString()}`;
    const looks = isNear(due) ? [due.getTime() - minuteMs, due.getTime()] : [due.getTime() - minuteMs];
    expect(
      looks.map((at) => newestDue(timetable, new Date(at))),
      words,
    ).toEqual([before, due].slice(0, looks.length));
    before = due;
  }
  return expected.length;
}

test('a year in a hundred time zones, over every change of their clocks: each due moment comes once, when Intl says so', () => {
  const rhythms: readonly Rhythm[] = [
    { kind: 'daily', at: '02:30' },
    { kind: 'weekdays', at: '08:00' },
    { kind: 'daily', at: '00:00' },
    { kind: 'weekly', weekday: 7, at: '01:45' },
    { kind: 'daily', at: '02:00' },
  ];
  let looked = 0;
  hundred.forEach((year, index) => {
    const rhythm = rhythms[index % rhythms.length] ?? { kind: 'hourly' };
    const timetable = { timeZone: year.timeZone, rhythm, quiet: null };
    const changes = changesOf(year);
    looked += expectEachOnce(timetable, dueInYear(year, timetable), (due) => near(due, changes));
  });
  expect(looked).toBeGreaterThan(20_000);
  expect(hundred.filter((year) => changesOf(year).length >= 2).length).toBeGreaterThan(90);
});

test('around each change of the clocks: hourly, and with quiet hours that begin or end in it', () => {
  const quiets = [null, { from: '22:00', to: '02:30' }, { from: '01:30', to: '03:00' }, { from: '23:30', to: '01:15' }];
  let looked = 0;
  kinds.forEach((year, index) => {
    const quiet = quiets[index % quiets.length] ?? null;
    for (const rhythm of [{ kind: 'hourly' }, { kind: 'daily', at: '02:15' }] as const) {
      const timetable = { timeZone: year.timeZone, rhythm, quiet };
      const changes = changesOf(year).slice(0, 2);
      for (const change of changes) {
        const expected = dueInYear(year, timetable).filter((due) => near(due, [change]));
        looked += expectEachOnce(timetable, expected, () => true);
        expected.slice(1).forEach((due, at) => {
          const before = expected[at] ?? from;
          expect(nextDue(timetable, before)).toEqual(due);
        });
      }
    }
  });
  expect(looked).toBeGreaterThan(1_000);
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
  expect(() => newestDue(nowhere, from)).toThrow(/Mars\/Base/);
  expect(() => nextDue(nowhere, from)).toThrow(RangeError);
});

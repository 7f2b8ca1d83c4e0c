import { expect } from 'vitest';
import type { Rhythm } from '../../src/coverage/rhythm.ts';
import { msPerDay } from '../../src/language/dates.ts';
import { newestDue, type Timetable } from '../../src/schedule/due-times.ts';
import { changesOf, dueInYear, yearOf, type ZoneYear } from './wall-clock-year.ts';

const minuteMs = 60_000;

export const yearBegin = new Date('2026-01-01T00:00:00Z');
const yearEnd = new Date('2027-01-01T00:00:00Z');

const zones = Intl.supportedValuesOf('timeZone').map((timeZone) => yearOf(timeZone, yearBegin, yearEnd));
/** Those whose clocks are changed come first. */
export const hundredZones: readonly ZoneYear[] = [...zones]
  .sort((one, other) => changesOf(other).length - changesOf(one).length)
  .slice(0, 100);

/** One of each kind: zones whose clocks show the same all year long are alike. */
export const zoneKinds: readonly ZoneYear[] = [
  ...new Map(hundredZones.map((year) => [JSON.stringify(year.stretches), year])).values(),
];

export const isNear = (moment: Date, changes: readonly Date[]): boolean =>
  changes.some((change) => Math.abs(moment.getTime() - change.getTime()) < msPerDay / 2);

/** A clock goes on to the last minute before each due moment, where nothing new may be due, and to the moment itself where that is wanted. */
export function expectEachOnce(
  timetable: Timetable,
  expected: readonly Date[],
  isLookedAt: (due: Date) => boolean,
): number {
  let before = expected[0] ?? yearBegin;
  for (const due of expected.slice(1)) {
    const looks = isLookedAt(due) ? [due.getTime() - minuteMs, due.getTime()] : [due.getTime() - minuteMs];
    expect(
      looks.map((at) => newestDue(timetable, new Date(at))),
      `${timetable.timeZone} ${JSON.stringify(timetable.rhythm)} ${due.toISOString()}`,
    ).toEqual([before, due].slice(0, looks.length));
    before = due;
  }
  return expected.length;
}

const rhythms: readonly Rhythm[] = [
  { kind: 'daily', at: '02:30' },
  { kind: 'weekdays', at: '08:00' },
  { kind: 'daily', at: '00:00' },
  { kind: 'weekly', weekday: 7, at: '01:45' },
  { kind: 'daily', at: '02:00' },
];

/** A year in these zones, a rhythm in each. Gives the due moments that were looked at. */
export function expectYears(years: readonly ZoneYear[]): number {
  let looked = 0;
  years.forEach((year, index) => {
    const rhythm = rhythms[index % rhythms.length] ?? { kind: 'hourly' };
    const timetable = { timeZone: year.timeZone, rhythm, quiet: null };
    const changes = changesOf(year);
    looked += expectEachOnce(timetable, dueInYear(year, timetable), (due) => isNear(due, changes));
  });
  return looked;
}

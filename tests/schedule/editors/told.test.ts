import { describe, expect, test } from 'vitest';
import type { SourceStatus } from '../../../src/coverage/source.ts';
import { calendarIn } from '../../../src/language/calendar.ts';
import {
  keyOf,
  type PostReference,
  readReference,
  referenceOf,
  referencePayload,
} from '../../../src/schedule/editors/editors-post.ts';
import { sourceWarnings } from '../../../src/schedule/editors/source-warnings.ts';
import {
  atClock,
  begun,
  duePosts,
  nothingTold,
  passedOver,
  posted,
  readTold,
  settled,
  type Told,
  withWarning,
} from '../../../src/schedule/editors/told.ts';
import type { Warning } from '../../../src/schedule/editors/warning.ts';

const calendar = calendarIn('Europe/Warsaw');
/** A Tuesday, at noon in Warsaw. */
const noon = new Date('2026-03-03T11:00:00Z');
const minutes = (count: number, from = noon): Date => new Date(from.getTime() + count * 60_000);
const fresh = nothingTold(noon, calendar);
const kindsDue = (told: Told, now: Date): string[] => duePosts(told, now, calendar).map(({ kind }) => kind);
const due = (told: Told, kind: string, now: Date): PostReference => {
  const found = duePosts(told, now, calendar).find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} is due`);
  return found;
};
const clock: Warning = { about: 'clock', daysAhead: 9 };

describe('what is due', () => {
  test.each<[string, minutesLater: number, kinds: readonly string[]]>([
    ['nothing at the start', 0, []],
    ['reports once a dialog that asks why had its time', 3, ['reports']],
    ['the day in the morning, and not before', 20 * 60 + 59, ['reports']],
    ['the day from nine in the morning on', 21 * 60, ['reports', 'day']],
    ['the week on Monday morning, with the day', 6 * 24 * 60 - 3 * 60, ['reports', 'day', 'week']],
    ['after a month away, one of each', 31 * 24 * 60, ['reports', 'day', 'week']],
  ])('%s', (_, later, kinds) => {
    expect(kindsDue(fresh, minutes(later))).toEqual(kinds);
  });

  test('reports and warnings come once an hour at most, and go on where they ended', () => {
    const first = due(fresh, 'reports', minutes(10));
    expect(first).toMatchObject({ after: noon, until: minutes(8) });
    const told = posted(begun(fresh, first), first, minutes(10));
    expect(kindsDue(told, minutes(69))).toEqual([]);
    expect(due(told, 'reports', minutes(70))).toMatchObject({ after: minutes(8), until: minutes(68) });
    expect(due(withWarning(told, clock), 'warnings', minutes(11)).warnings).toEqual([clock]);
  });

  test('a day with nothing to say is passed over; what it didn’t tell comes with the next', () => {
    const morning = minutes(21 * 60);
    const told = passedOver(fresh, 'day', morning);
    expect(kindsDue(told, minutes(60, morning))).toEqual(['reports']);
    expect(due(told, 'day', minutes(24 * 60, morning))).toMatchObject({ after: noon });
  });

  test('the week is the one that ended with Sunday, by the newsroom’s days, over a change of the clocks too', () => {
    const week = (now: string) => due(fresh, 'week', new Date(now));
    expect(week('2026-03-09T08:00:00Z')).toMatchObject({
      ...{ after: new Date('2026-03-01T23:00:00Z'), until: new Date('2026-03-08T22:59:59.999Z') },
    });
    expect(week('2026-04-01T08:00:00Z')).toMatchObject({
      ...{ after: new Date('2026-03-22T23:00:00Z'), until: new Date('2026-03-29T21:59:59.999Z') },
    });
  });

  test('a post that was begun before a crash is the same one afterwards, with its warnings', () => {
    const reference = due(withWarning(fresh, clock), 'warnings', minutes(1));
    const crashed = readTold(JSON.stringify(begun(withWarning(fresh, clock), reference)));
    if (crashed === null) throw new Error('unreadable');
    const later: Warning = { about: 'clock', daysAhead: 10 };
    const again = due(withWarning(crashed, later), 'warnings', minutes(500));
    expect(keyOf(again)).toBe(keyOf(reference));
    expect(again.warnings).toEqual([clock]);
    const told = posted(withWarning(crashed, later), again, minutes(500));
    expect(told).toMatchObject({ waiting: [later], posting: [] });
  });

  test('a post that lost a trace before it went out is told anew, at once', () => {
    const reference = due(fresh, 'reports', minutes(10));
    const told = posted(begun(fresh, reference), reference, minutes(10));
    expect(kindsDue(settled(told, reference, false), minutes(20))).toEqual([]);
    expect(due(settled(told, reference, true), 'reports', minutes(20))).toMatchObject({
      after: noon,
      until: minutes(18),
    });
  });

  test('a clock that was years ahead holds nothing up once it is set right', () => {
    const ahead = new Date('2031-01-01T12:00:00Z');
    const reference = due(fresh, 'reports', ahead);
    const told = atClock(posted(begun(fresh, reference), reference, ahead), minutes(5));
    expect(kindsDue(told, minutes(64))).toEqual([]);
    expect(due(told, 'reports', minutes(66))).toMatchObject({ after: minutes(5) });
  });

  test('warnings that wait are few, and each waits once', () => {
    const many = Array.from({ length: 80 }, (_, at): Warning => ({ about: 'clock', daysAhead: at }));
    const told = [...many, ...many].reduce(withWarning, fresh);
    expect(told.waiting).toEqual(many.slice(-50));
  });
});

describe('a post in the outbox', () => {
  const reference: PostReference = { kind: 'warnings', after: noon, until: minutes(60), warnings: [clock] };

  test('is read as it was written; its key tells it but for its warnings', () => {
    expect(readReference(referencePayload(reference))).toEqual(reference);
    expect(referenceOf(keyOf(reference))).toEqual({ ...reference, warnings: [] });
  });

  test.each(['', '{}', '{"desk":1}', '{"desk":{"kind":"reports"}}', '{"desk":'])('%j is none', (payload) => {
    expect(readReference(payload)).toBeNull();
  });

  test.each([
    'digest/a/2026-03-03',
    'desk/reports/yesterday/today',
    'desk/gossip/2026-03-03/2026-03-04',
    '',
  ])('the key %j is none of the desk’s', (key) => {
    expect(referenceOf(key)).toBeNull();
  });
});

describe('sources', () => {
  const well: SourceStatus = {
    ...{ id: 'gazette', kind: 'feed', readAt: noon, changedAt: noon, nextAt: null, articles: 9 },
    ...{ trouble: null, failures: 0, isSilent: false, held: null },
  };
  const failing = (failures: number, readAt: Date | null = noon) => ({
    ...well,
    trouble: 'it says 500',
    failures,
    readAt,
  });

  test.each<[string, source: SourceStatus, before: string | undefined, standing: string | null]>([
    ['a bad minute is nobody’s concern', failing(1), undefined, null],
    ['three failures are', failing(3), undefined, 'failing'],
    ['one that was never read is at once', failing(1, null), undefined, 'failing'],
    ['what was told isn’t told again', failing(9), 'failing', null],
    ['that it is well again is', well, 'failing', 'well'],
    ['silence is', { ...well, isSilent: true }, undefined, 'silent'],
    ['held changes are', { ...well, held: { changed: 3, gone: 40 } }, 'silent', 'held'],
    ['all well says nothing', well, undefined, null],
  ])('%s', (_, source, before, standing) => {
    const { warnings, told } = sourceWarnings([source], before === undefined ? {} : { gazette: before });
    expect(warnings.map((warning) => (warning.about === 'source' ? warning.standing : ''))).toEqual(
      standing === null ? [] : [standing],
    );
    expect(sourceWarnings([source], told).warnings).toEqual([]);
  });

  test('one that is named no more is forgotten', () => {
    expect(sourceWarnings([], { gazette: 'failing' })).toEqual({ warnings: [], told: {} });
  });
});

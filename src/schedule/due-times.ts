import { Cron } from 'croner';
import type { QuietHours, Rhythm, TimeOfDay } from '../coverage/rhythm.ts';

/** When something is due: what a schedule says of it. */
export interface Timetable {
  readonly rhythm: Rhythm;
  /** As the time zone database names it: `Europe/Warsaw`. */
  readonly timeZone: string;
  readonly quiet: QuietHours | null;
}

const minuteMs = 60_000;
const minutesPerDay = 24 * 60;
const mostKnownTimes = 2_000;

/**
 * The newest due moment at or before `at`; `null` before there was any. A time of day that a day lacks, because clocks are put forward, is the first moment after the gap; one that comes twice is the
 * first of the two. What falls into quiet hours is due at their end. Nothing is remembered from one call to the next: time zones change their rules.
 * @throws {RangeError} for an unknown time zone.
 */
export function newestDue({ rhythm, timeZone, quiet }: Timetable, at: Date): Date | null {
  const times = timesOf(rhythm, timeZone);
  // The library looks for what is before a moment.
  let moment: Date | undefined = new Date(at.getTime() + 1);
  for (;;) {
    [moment] = times.previousRuns(1, moment);
    if (moment === undefined) return null;
    const due = afterQuiet(moment, quiet, timeZone);
    if (due <= at) return due;
  }
}

/**
 * The first due moment after `at`, as `newestDue` counts them; `null` when there is none.
 * @throws {RangeError} for an unknown time zone.
 */
export function nextDue({ rhythm, timeZone, quiet }: Timetable, at: Date): Date | null {
  const times = timesOf(rhythm, timeZone);
  // The one before may have been moved past `at`.
  let [moment = null] = quiet === null ? [] : times.previousRuns(1, new Date(at.getTime() + 1));
  for (;;) {
    const due = moment === null ? null : afterQuiet(moment, quiet, timeZone);
    if (due !== null && due > at) return due;
    moment = times.nextRun(moment !== null && moment > at ? moment : at);
    if (moment === null) return null;
  }
}

/**
 * The end of the quiet hours that a moment falls into; `null` where it falls into none.
 * @throws {RangeError} for an unknown time zone.
 */
export function quietUntil({ quiet, timeZone }: Omit<Timetable, 'rhythm'>, at: Date): Date | null {
  const minute = new Date(Math.floor(at.getTime() / minuteMs) * minuteMs);
  const end = afterQuiet(minute, quiet, timeZone);
  return end > minute ? end : null;
}

/** Thousands of schedules have the same few patterns and zones. */
const knownTimes = new Map<string, Cron>();

function timesOf(rhythm: Rhythm, timeZone: string): Cron {
  const pattern = patternOf(rhythm);
  const name = `${pattern} ${timeZone}`;
  const known = knownTimes.get(name);
  if (known !== undefined) return known;
  // Made here, so that an unknown zone is refused before the library is asked.
  wallClock(timeZone);
  const made = new Cron(pattern, { timezone: timeZone, paused: true, mode: '5-part' });
  if (knownTimes.size === mostKnownTimes) knownTimes.clear();
  knownTimes.set(name, made);
  return made;
}

function patternOf(rhythm: Rhythm): string {
  if (rhythm.kind === 'hourly') return '0 * * * *';
  if (rhythm.kind === 'often') return '*/15 * * * *';
  const minutes = minutesOf(rhythm.at);
  const days = { daily: '*', weekdays: '1-5', weekly: rhythm.kind === 'weekly' ? `${rhythm.weekday}` : '*' };
  return `${minutes % 60} ${Math.floor(minutes / 60)} * * ${days[rhythm.kind]}`;
}

/** The moment itself, or the end of the quiet hours that it falls into. */
function afterQuiet(moment: Date, quiet: QuietHours | null, timeZone: string): Date {
  if (quiet === null) return moment;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const minutesSinceFrom = between(from, wallMinutes(moment, timeZone));
  if (minutesSinceFrom >= between(from, to)) return moment;
  const isQuiet = (at: number): boolean => between(from, wallMinutes(new Date(at), timeZone)) < between(from, to);
  const start = moment.getTime();
  const minutesLeft = between(from, to) - minutesSinceFrom;
  const asIfSteady = start + minutesLeft * minuteMs;
  // Where the clocks are changed meanwhile, the end is earlier or later by as much.
  if (isQuiet(asIfSteady))
    return new Date(asIfSteady + between(wallMinutes(new Date(asIfSteady), timeZone), to) * minuteMs);
  return new Date(firstWhereNot(isQuiet, start, asIfSteady));
}

/** The first full minute at which it no longer holds: it holds at `from`, and no longer at `to`. */
function firstWhereNot(holds: (at: number) => boolean, from: number, to: number): number {
  let [last, first] = [from, to];
  while (first - last > minuteMs) {
    const middle = last + Math.floor((first - last) / minuteMs / 2) * minuteMs;
    if (holds(middle)) last = middle;
    else first = middle;
  }
  return first;
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** @throws {RangeError} for an unknown time zone. */
function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(timeZone);
  if (known !== undefined) return known;
  // Sweden's times go from 00:00 to 23:59.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' });
  wallClocks.set(timeZone, made);
  return made;
}

/** What a clock on the wall shows, in minutes since midnight. */
function wallMinutes(moment: Date, timeZone: string): number {
  return minutesOf(wallClock(timeZone).format(moment));
}

function minutesOf(time: TimeOfDay): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** From one time of day to the next time that it is the other, in minutes; 0 where they are the same. */
function between(from: number, to: number): number {
  return (to - from + minutesPerDay) % minutesPerDay;
}

import type { Timetable } from '../../src/schedule/due-times.ts';

/**
 * A zone's year, found out by asking Intl alone what its clocks show: stretches of time between two changes of its clocks. What is due when follows from them without the program's own arithmetic.
 */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** From `start` on, clocks show UTC and `offsetMs` more, until the next stretch begins. */
interface Stretch {
  readonly start: number;
  readonly offsetMs: number;
}

export interface ZoneYear {
  readonly timeZone: string;
  readonly stretches: readonly Stretch[];
  readonly until: number;
}

export function yearOf(timeZone: string, from: Date, until: Date): ZoneYear {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    },
  });
  const offsetAt = (at: number): number => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute) - at;
  };
  const stretches = [{ start: from.getTime(), offsetMs: offsetAt(from.getTime()) }];
  // Nobody changes clocks twice within five days.
  for (let at = from.getTime(); at < until.getTime(); at += 5 * dayMs) {
    const next = offsetAt(at + 5 * dayMs);
    if (next === stretches.at(-1)?.offsetMs) continue;
    let [before, start] = [at, at + 5 * dayMs];
    while (start - before > minuteMs) {
      const middle = before + Math.floor((start - before) / minuteMs / 2) * minuteMs;
      if (offsetAt(middle) === next) start = middle;
      else before = middle;
    }
    stretches.push({ start, offsetMs: next });
  }
  return { timeZone, stretches, until: until.getTime() };
}

/** When the zone's clocks are changed. */
export const changesOf = ({ stretches }: ZoneYear): readonly Date[] =>
  stretches.slice(1).map(({ start }) => new Date(start));

/** Every due moment of the year, in order, each once; of the days around `only` alone, if it is given. */
export function dueInYear(
  year: ZoneYear,
  { rhythm, quiet }: Pick<Timetable, 'rhythm' | 'quiet'>,
  only: Date | null = null,
): readonly Date[] {
  const hours = 'at' in rhythm ? [rhythm.at] : Array.from({ length: 24 }, (_, hour) => `${hour}:00`);
  const isTheDay = (day: number): boolean => {
    const weekday = new Date(day).getUTCDay();
    if (rhythm.kind === 'weekdays') return weekday >= 1 && weekday <= 5;
    return rhythm.kind === 'weekly' ? weekday === rhythm.weekday % 7 : true;
  };
  const due = new Set<number>();
  const [{ start, offsetMs } = { start: 0, offsetMs: 0 }] = year.stretches;
  // Days as their clocks show them, the one before the year as well: what was quiet then may be due in it.
  for (let day = Math.floor((start + offsetMs) / dayMs - 1) * dayMs; day < year.until + dayMs; day += dayMs) {
    if (!isTheDay(day) || (only !== null && Math.abs(day - only.getTime()) > 4 * dayMs)) continue;
    for (const time of hours) {
      const moments = momentsOf(year, day + msOf(time));
      // What the clocks show twice, an hourly schedule has twice: these are two hours.
      for (const moment of rhythm.kind === 'hourly' ? moments.all : moments.first)
        due.add(afterQuiet(year, moment, quiet));
    }
  }
  return [...due]
    .filter((moment) => moment > start && moment <= year.until)
    .toSorted((a, b) => a - b)
    .map((ms) => new Date(ms));
}

/** The moments at which the clocks show this. */
function momentsOf({ stretches }: ZoneYear, shown: number): { all: readonly number[]; first: readonly number[] } {
  const all: number[] = [];
  let gapEnd: number | null = null;
  stretches.forEach(({ start, offsetMs }, index) => {
    const moment = shown - offsetMs;
    const isOfFirst = index === 0 && moment < start;
    if (isOfFirst || (moment >= start && moment < (stretches[index + 1]?.start ?? Number.POSITIVE_INFINITY)))
      all.push(moment);
    const before = stretches[index - 1];
    // Shown by neither: the clocks were put forward past it.
    if (before !== undefined && shown >= start + before.offsetMs && shown < start + offsetMs) gapEnd = start;
  });
  const [first = gapEnd] = all;
  return { all, first: first === null ? [] : [first] };
}

/** Minute by minute to the first one that isn't quiet. */
function afterQuiet(year: ZoneYear, moment: number, quiet: Timetable['quiet']): number {
  if (quiet === null || quiet.from === quiet.to) return moment;
  const [from, to] = [msOf(quiet.from), msOf(quiet.to)];
  let at = moment;
  for (;;) {
    const offsetMs = year.stretches.findLast(({ start }) => start <= at)?.offsetMs ?? year.stretches[0]?.offsetMs ?? 0;
    const shown = (((at + offsetMs) % dayMs) + dayMs) % dayMs;
    if (from < to ? shown < from || shown >= to : shown < from && shown >= to) return at;
    at += minuteMs;
  }
}

function msOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * hourMs + minute * minuteMs;
}

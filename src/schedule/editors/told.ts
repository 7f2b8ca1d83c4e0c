import { z } from 'zod';
import { type Calendar, dayOf, startOfDay } from '../../language/calendar.ts';
import { addDays } from '../../language/dates.ts';
import { keyOf, type PostKind, type PostReference, postKinds } from './editors-post.ts';
import { type Warning, warningShape } from './warning.ts';

/** Where the desk stands in what it tells: kept as one value, so that each change is one transaction. */
const moment = z.coerce.date();
const toldShape = z.object({
  kinds: z.record(
    z.enum(postKinds),
    z.object({
      /** What came until then was told, or is none of the desk's. */
      after: moment,
      /** The end of a post that was begun, and may be in the outbox or not. */
      until: moment.nullable(),
      /** When something was posted last, or, of what has its time, was due last. */
      last: moment,
      /** The last post, until it is known to be out. */
      key: z.string().nullable(),
    }),
  ),
  /** Warnings that wait, and those of a post that was begun. */
  waiting: z.array(warningShape),
  posting: z.array(warningShape),
  sources: z.record(z.string(), z.string()),
  /** Which files couldn't be read when that was told last. */
  files: z.string(),
  /** Whether it was told that the clock is doubted. */
  isClockTold: z.boolean(),
});
export type Told = z.infer<typeof toldShape>;

const hourMs = 3_600_000;
/** Reports and warnings come at most this often. */
const leastPauseMs = hourMs;
/** Somebody who rates an answer down is asked why: a report waits for that. */
const settlingMs = 2 * 60_000;
/** Days and weeks are told when editors come in. */
const morningMs = 9 * hourMs;
/** Warnings that wait: more say nothing new. */
const mostWaiting = 50;
/** A time that lies further ahead was set by a clock that was wrong. */
const furthestAheadMs = 5 * 60_000;

/** The desk of a bot that starts for the first time: what was before is none of its news. */
export function nothingTold(now: Date, calendar: Calendar): Told {
  const since = (last: Date) => ({ after: now, until: null, last, key: null });
  return {
    kinds: {
      reports: since(new Date(0)),
      warnings: since(new Date(0)),
      day: since(lastMorning(now, calendar)),
      week: since(lastMonday(now, calendar)),
    },
    ...{ waiting: [], posting: [], sources: {}, files: '', isClockTold: false },
  };
}

/** @returns what was kept; `null` where it can't be read. */
export function readTold(json: string | null): Told | null {
  if (json === null) return null;
  try {
    return toldShape.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/** The same where the clock was set back since: what lies ahead of it would hold the desk up. */
export function atClock(told: Told, now: Date): Told {
  const notAhead = (moment: Date): Date => (moment.getTime() - now.getTime() > furthestAheadMs ? now : moment);
  const kindAt = (kind: PostKind): Told['kinds'][PostKind] => {
    const { after, last, ...rest } = told.kinds[kind];
    return { ...rest, after: notAhead(after), last: notAhead(last) };
  };
  return {
    ...told,
    kinds: { reports: kindAt('reports'), warnings: kindAt('warnings'), day: kindAt('day'), week: kindAt('week') },
  };
}

/**
 * The posts whose time has come, whether or not there is something to say.
 * A post that was begun and perhaps not put into the outbox is given as it was begun.
 */
export function duePosts(told: Told, now: Date, calendar: Calendar): PostReference[] {
  return postKinds.flatMap((kind) => dueOf(kind, told, now, calendar) ?? []);
}

function dueOf(kind: PostKind, told: Told, now: Date, calendar: Calendar): PostReference | null {
  const { after, until, last } = told.kinds[kind];
  if (until !== null) return { kind, after, until, warnings: kind === 'warnings' ? told.posting : [] };
  const isRested = now.getTime() - last.getTime() >= leastPauseMs;
  switch (kind) {
    case 'reports': {
      const settled = new Date(now.getTime() - settlingMs);
      return isRested && settled > after ? { kind, after, until: settled, warnings: [] } : null;
    }
    case 'warnings':
      return isRested && told.waiting.length > 0 ? { kind, after, until: now, warnings: told.waiting } : null;
    case 'day':
      return lastMorning(now, calendar) > last && now > after ? { kind, after, until: now, warnings: [] } : null;
    case 'week': {
      const monday = lastMonday(now, calendar);
      if (monday <= last) return null;
      const day = dayOf(calendar, monday);
      const [begins, ends] = [startOfDay(calendar, addDays(day, -7)), startOfDay(calendar, day)];
      return { kind, after: begins, until: new Date(ends.getTime() - 1), warnings: [] };
    }
  }
}

/** A post is begun: from now on it is this one until it is in the outbox. */
export function begun(told: Told, { kind, after, until, warnings }: PostReference): Told {
  const kinds = { ...told.kinds, [kind]: { ...told.kinds[kind], after, until } };
  if (kind !== 'warnings') return { ...told, kinds };
  const taken = new Set(warnings.map((warning) => JSON.stringify(warning)));
  return {
    ...told,
    kinds,
    posting: [...warnings],
    waiting: told.waiting.filter((one) => !taken.has(JSON.stringify(one))),
  };
}

/** A post is in the outbox. */
export function posted(told: Told, reference: PostReference, now: Date): Told {
  const { kind, until } = reference;
  const kinds = { ...told.kinds, [kind]: { after: until, until: null, last: now, key: keyOf(reference) } };
  return { ...told, kinds, posting: kind === 'warnings' ? [] : told.posting };
}

/** There was nothing to say: what has its time waits for the next one, and its news goes on from where it was told last. */
export function passedOver(told: Told, kind: PostKind, now: Date): Told {
  const { after, last, key } = told.kinds[kind];
  const looked = kind === 'day' || kind === 'week' ? now : last;
  return { ...told, kinds: { ...told.kinds, [kind]: { after, until: null, last: looked, key } } };
}

/**
 * What became of the last post. One that was taken out of the outbox because something that it quotes was forgotten is told anew, without that.
 * @param isDropped whether that happened; else it is out.
 */
export function settled(told: Told, { kind, after }: PostReference, isDropped: boolean): Told {
  const now = { ...told.kinds[kind], key: null };
  const again = isDropped ? { ...now, after, last: new Date(0) } : now;
  return { ...told, kinds: { ...told.kinds, [kind]: again } };
}

/** A warning waits for the next post; the same one waits once. */
export function withWarning(told: Told, warning: Warning): Told {
  const same = JSON.stringify(warning);
  const waiting = told.waiting.filter((one) => JSON.stringify(one) !== same);
  return { ...told, waiting: [...waiting, warning].slice(-mostWaiting) };
}

function lastMorning(now: Date, calendar: Calendar): Date {
  const day = dayOf(calendar, now);
  const morning = new Date(startOfDay(calendar, day).getTime() + morningMs);
  return morning <= now ? morning : new Date(startOfDay(calendar, addDays(day, -1)).getTime() + morningMs);
}

function lastMonday(now: Date, calendar: Calendar): Date {
  const day = dayOf(calendar, lastMorning(now, calendar));
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return new Date(startOfDay(calendar, addDays(day, -weekday)).getTime() + morningMs);
}

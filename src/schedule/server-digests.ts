import { msPerDay } from '../language/dates.ts';
import type { HashId } from '../store/hash-id.ts';
import type { PauseReason, Schedule, ScheduleForm, Schedules } from '../store/schedules.ts';
import { nextDue, type Timetable } from './due-times.ts';

/** As many as a menu of Discord's takes. */
export const mostDigests = 25;

/** The digests that a server has, for who manages it. */
export interface ServerDigests {
  /** In the order in which they were added. */
  list(serverId: string): Promise<readonly Schedule[]>;
  /** @returns `null` when the server has no such digest. */
  find(serverId: string, id: string): Promise<Schedule | null>;
  add(serverId: string, form: ScheduleForm): Promise<Schedule | 'full'>;
  /** Changes what differs between the two. @param before as it was when somebody began to change it. */
  change(
    serverId: string,
    id: string,
    before: ScheduleForm,
    form: ScheduleForm,
  ): Promise<Schedule | 'gone' | 'changed meanwhile'>;
  /** @returns false when the server has no such digest, or it is paused already. */
  pause(serverId: string, id: string): Promise<boolean>;
  /** @returns false when the server has no such digest, or it isn't paused. */
  resume(serverId: string, id: string): Promise<boolean>;
  /**
   * Lets those go on, what is followed among them, that were given up because the bot couldn't get to their channels, before it joined the server.
   * @param joinedAt now, if it isn't given.
   * @returns how many.
   */
  backIn(serverId: string, joinedAt?: Date): Promise<number>;
  remove(serverId: string, id: string): Promise<boolean>;
  /** Lets all of a server's digests, and what it follows, come by another time zone. */
  moveTo(serverId: string, timeZone: string): Promise<void>;
  /** `null` when it never comes. */
  nextAt(timetable: Timetable): Date | null;
}

interface ServerDigestsParts {
  readonly schedules: Schedules;
  readonly hashId: HashId;
  readonly now: () => Date;
}

const periodMs = { often: 900_000, hourly: 3_600_000, daily: msPerDay, weekdays: msPerDay, weekly: 7 * msPerDay };

/** What Discord says of a server that the bot was put out of, and of what it may not enter. */
const outOfReach: readonly PauseReason[] = ['channel gone', 'permission'];

/** Opens what a server's managers need over the stored schedules; a server's id is kept as a hash. */
export function createServerDigests({ schedules, hashId, now }: ServerDigestsParts): ServerDigests {
  const serverOf = (serverId: string): string => hashId('server', serverId);
  const find = async (serverId: string, id: string): Promise<Schedule | null> => {
    const found = await schedules.find(id);
    return found?.server === serverOf(serverId) && found.follow === null ? found : null;
  };
  return {
    list: async (serverId) => (await schedules.list(serverOf(serverId))).filter(({ follow }) => follow === null),
    find,
    add: async (serverId, form) => {
      const server = serverOf(serverId);
      const at = now();
      const toldUntil = new Date(at.getTime() - periodMs[form.rhythm.kind]);
      const admitted = await schedules.admit(server, form, toldUntil, at, { most: mostDigests, follower: null });
      return admitted.kind === 'full' ? 'full' : admitted.schedule;
    },
    change: async (serverId, id, before, form) => {
      const current = await find(serverId, id);
      if (current === null) return 'gone';
      if (differing(before, formOf(current)).length > 0) return 'changed meanwhile';
      const change = Object.fromEntries(differing(before, form).map((key) => [key, form[key]]));
      return (await schedules.change(serverOf(serverId), id, change, now())) ?? 'gone';
    },
    pause: async (serverId, id) => (await find(serverId, id)) !== null && schedules.pause(id, 'by hand', now()),
    resume: async (serverId, id) => (await find(serverId, id)) !== null && schedules.resume(id, now()),
    backIn: async (serverId, joinedAt = now()) => {
      const isGivenUp = ({ paused }: Schedule): boolean =>
        paused !== null && outOfReach.includes(paused.why) && paused.since <= joinedAt;
      const all = (await schedules.list(serverOf(serverId))).filter(isGivenUp);
      const resumed = await Promise.all(all.map(({ id }) => schedules.resume(id, now())));
      return resumed.filter(Boolean).length;
    },
    remove: async (serverId, id) => (await find(serverId, id)) !== null && schedules.remove(serverOf(serverId), id),
    moveTo: async (serverId, timeZone) => {
      const server = serverOf(serverId);
      for (const { id } of await schedules.list(server)) await schedules.change(server, id, { timeZone }, now());
    },
    nextAt: (timetable) => nextDue(timetable, now()),
  };
}

/** What people set of a schedule, without what became of it. */
export function formOf(schedule: ScheduleForm): ScheduleForm {
  const { channel, forum, rhythm, timeZone, language, words } = schedule;
  const { count, quiet, mention, whenEmpty, crosspost, missed, follow } = schedule;
  return {
    ...{ channel, forum, rhythm, timeZone, language, words, count, quiet },
    ...{ mention, whenEmpty, crosspost, missed, follow },
  };
}

function differing(one: ScheduleForm, other: ScheduleForm): (keyof ScheduleForm)[] {
  const keys = Object.keys(formOf(one)) as (keyof ScheduleForm)[];
  return keys.filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]));
}

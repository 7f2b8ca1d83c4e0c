import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Schedule, ScheduleForm } from './schedules.ts';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const form: z.ZodType<ScheduleForm> = z.object({
  channel: z.string(),
  forum: z.object({ name: z.string(), tags: z.array(z.string()) }).nullable(),
  rhythm: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['hourly', 'often']) }),
    z.object({ kind: z.enum(['daily', 'weekdays']), at: timeOfDay }),
    z.object({ kind: z.literal('weekly'), weekday: z.int().min(1).max(7), at: timeOfDay }),
  ]),
  timeZone: z.string(),
  language: z.string(),
  words: z.string(),
  count: z.int().min(1),
  quiet: z.object({ from: timeOfDay, to: timeOfDay }).nullable(),
  mention: z.string().nullable(),
  whenEmpty: z.enum(['skip', 'say']),
  crosspost: z.boolean(),
  missed: z.enum(['newest', 'none']),
  // Rows of earlier versions are digests.
  follow: z
    .object({
      kind: z.enum(['topic', 'story', 'outlet']),
      label: z.string(),
      articles: z.array(z.string()),
      mostADay: z.int().min(1),
    })
    .nullable()
    .default(null),
});

const moment = z.number().transform((ms) => new Date(ms));
const scheduleRow = z.object({
  id: z.string(),
  server: z.string(),
  follower: z.string().nullable(),
  form: z.string().transform((json) => form.parse(JSON.parse(json))),
  paused: z.enum(['by hand', 'channel gone', 'permission', 'unusable']).nullable(),
  paused_at: moment.nullable(),
  told_until: moment,
  settled_until: moment,
  created_at: moment,
});
/** What `toSchedule` reads, of a row of `schedules`. */
export const scheduleFields = 'id, server, follower, form, paused, paused_at, told_until, settled_until, created_at';

/** A row of `schedules` as a noun. Throws where the row isn't ours. */
export function toSchedule(row: unknown): Schedule {
  const { form, paused, paused_at, told_until, settled_until, created_at, ...rest } = scheduleRow.parse(row);
  return {
    ...rest,
    ...form,
    paused: paused === null || paused_at === null ? null : { why: paused, since: paused_at },
    toldUntil: told_until,
    settledUntil: settled_until,
    createdAt: created_at,
  };
}

const followerRow = scheduleRow.pick({ follower: true });
const idRow = scheduleRow.pick({ id: true });

/** Whose direct messages it came to, of a row with `follower`. */
export function toFollower(row: unknown): string | null {
  return followerRow.parse(row).follower;
}

/** Of a row with `id`. */
export function toId(row: unknown): string {
  return idRow.parse(row).id;
}

/** What people set, as it is kept, with some of it changed. @throws where that isn't what it may be. */
export function changedForm(before: Schedule, change: Partial<ScheduleForm>): string {
  return JSON.stringify(form.parse({ ...before, ...change }));
}

/** 40 bits: short enough for a command's option, too many to meet by chance. */
export const newScheduleId = (): string =>
  randomInt(2 ** 40)
    .toString(36)
    .padStart(8, '0');

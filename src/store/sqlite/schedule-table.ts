import { randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { isSameFollow } from '../../coverage/follow.ts';
import type { Admitted, Schedule, ScheduleForm, Schedules } from '../schedules.ts';
import { isOver } from './claims.ts';
import { deliveryWriter } from './delivery-writer.ts';
import { messageForgetter } from './forget-messages.ts';
import { transaction } from './transaction.ts';

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
const columns = 'id, server, follower, form, paused, paused_at, told_until, settled_until, created_at';

function toSchedule(row: unknown): Schedule {
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

const found = (row: unknown): Schedule | null => (row === undefined ? null : toSchedule(row));

/** 40 bits: short enough for a command's option, too many to meet by chance. */
const newId = (): string =>
  randomInt(2 ** 40)
    .toString(36)
    .padStart(8, '0');

/** Keeps schedules; what becomes of their deliveries at the same moment is one transaction with it. `wipe` takes the bytes of what went out of the file as well. */
export function scheduleTable(database: DatabaseSync, wipe: () => void): Schedules {
  const insert = database.prepare(
    `INSERT INTO schedules (id, server, follower, form, told_until, settled_until, created_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING ${columns}`,
  );
  const byId = database.prepare(`SELECT ${columns} FROM schedules WHERE id = ?`);
  const ofServer = database.prepare(`SELECT ${columns} FROM schedules WHERE server = ? ORDER BY seq`);
  const direct = database.prepare(
    `SELECT 1 FROM schedules WHERE follower IS NOT NULL AND form ->> '$.channel' = ? LIMIT 1`,
  );
  const running = database.prepare(`SELECT ${columns} FROM schedules WHERE paused IS NULL ORDER BY seq`);
  const update = database.prepare(
    `UPDATE schedules SET form = ?, settled_until = max(settled_until, ?) WHERE id = ? RETURNING ${columns}`,
  );
  const pause = database.prepare('UPDATE schedules SET paused = ?, paused_at = ? WHERE id = ? AND paused IS NULL');
  const resume = database.prepare(
    `UPDATE schedules SET paused = NULL, paused_at = NULL, settled_until = max(settled_until, ?)
       WHERE id = ? AND paused IS NOT NULL`,
  );
  const remove = database.prepare('DELETE FROM schedules WHERE id = ? AND server = ? RETURNING follower');
  const forgetMessages = messageForgetter(database, 'SELECT :id');
  const claim = database.prepare(
    `UPDATE schedules SET holder = :holder, held_until = :until
       WHERE id = :id AND paused IS NULL AND (holder = :holder OR ${isOver('held_until')}) RETURNING ${columns}`,
  );
  const release = database.prepare('UPDATE schedules SET holder = NULL, held_until = 0 WHERE id = ? AND holder = ?');
  const settle = database.prepare(
    `UPDATE schedules SET settled_until = :due, told_until = CASE WHEN :isTold THEN max(told_until, :due) ELSE told_until END,
       holder = NULL, held_until = 0
       WHERE id = :id AND holder = :holder AND held_until > :at AND paused IS NULL AND settled_until <= :due`,
  );
  const settleEmpty = database.prepare(
    `UPDATE schedules SET settled_until = :due, told_until = max(told_until, :due)
       WHERE id IN (SELECT value FROM json_each(:ids)) AND paused IS NULL AND settled_until < :due AND ${isOver('held_until')} RETURNING id`,
  );
  const setBack = database.prepare(
    'UPDATE schedules SET settled_until = min(settled_until, :at), told_until = min(told_until, :at) WHERE settled_until > :at OR told_until > :at',
  );
  const deliveries = deliveryWriter(database);

  const add = (server: string, follower: string | null, form: ScheduleForm, toldUntil: Date, at: Date): Schedule =>
    toSchedule(
      insert.get(newId(), server, follower, JSON.stringify(form), toldUntil.getTime(), at.getTime(), at.getTime()),
    );

  return {
    add: async (server, form, toldUntil, at) => add(server, null, form, toldUntil, at),
    admit: async (server, form, toldUntil, at, { most, follower }) =>
      transaction(database, (): Admitted => {
        const { follow, channel } = form;
        const others = ofServer
          .all(server)
          .map(toSchedule)
          .filter((other) => (other.follow === null) === (follow === null));
        const same = others.find(
          (other) =>
            follow !== null && other.follow !== null && other.channel === channel && isSameFollow(follow, other.follow),
        );
        if (same !== undefined) return { kind: 'there', schedule: same };
        if (others.length >= most) return { kind: 'full' };
        return { kind: 'added', schedule: add(server, follower, form, toldUntil, at) };
      }),
    find: async (id) => found(byId.get(id)),
    list: async (server) => ofServer.all(server).map(toSchedule),
    isDirect: async (channel) => direct.get(channel) !== undefined,
    active: async () => running.all().map(toSchedule),
    change: async (server, id, change, at) =>
      transaction(database, () => {
        const before = found(byId.get(id));
        if (before === null || before.server !== server) return null;
        deliveries.dropUnsent(id);
        return found(update.get(JSON.stringify(form.parse({ ...before, ...change })), at.getTime(), id));
      }),
    pause: async (id, why, at) =>
      transaction(database, () => {
        if (pause.run(why, at.getTime(), id).changes === 0) return false;
        deliveries.dropUnsent(id);
        return true;
      }),
    resume: async (id, at) => resume.run(at.getTime(), id).changes === 1,
    remove: async (server, id) => {
      const removed = transaction(database, () => {
        const row = remove.get(id, server);
        if (row === undefined) return null;
        const { follower } = followerRow.parse(row);
        // Where a person's messages stand is theirs as well.
        if (follower === null) deliveries.dropUnsent(id);
        else forgetMessages({ id });
        return { follower };
      });
      if (removed !== null && removed.follower !== null) wipe();
      return removed !== null;
    },
    claim: async (id, holder, forMs, at) =>
      found(claim.get({ id, holder, at: at.getTime(), until: at.getTime() + forMs })),
    release: async (id, holder) => {
      release.run(id, holder);
    },
    settle: async (id, holder, { due, as }, at) =>
      transaction(database, () => {
        if (as.kind === 'deliver' && deliveries.isUnderWay(id)) return false;
        const settled = { id, holder, at: at.getTime(), due: due.getTime(), isTold: as.kind === 'empty' ? 1 : 0 };
        if (settle.run(settled).changes === 0) return false;
        if (as.kind === 'deliver') deliveries.replace(id, as.delivery, at);
        return true;
      }),
    settleEmpty: async (ids, due, at) =>
      settleEmpty
        .all({ ids: JSON.stringify(ids), due: due.getTime(), at: at.getTime() })
        .map((row) => idRow.parse(row).id),
    setBack: async (at) => Number(setBack.run({ at: at.getTime() }).changes),
  };
}

import { admissionOf } from '../schedule-admission.ts';
import { changedForm, newScheduleId, scheduleFields, toFollower, toId, toSchedule } from '../schedule-row.ts';
import type { Schedule, ScheduleForm, Schedules } from '../schedules.ts';
import type { Database, Result, Transaction } from './database.ts';
import { dropUnsent, replaceUnsent } from './delivery-writer.ts';
import { forgetMessages } from './forget-messages.ts';
import { isOver } from './over.ts';
import { onServer } from './server-time.ts';
import { raw, type Sql, sql } from './sql.ts';

const columns = raw(scheduleFields);
const found = ({ rows: [row] }: Result): Schedule | null => (row === undefined ? null : toSchedule(row));

/** Keeps schedules; what becomes of their deliveries at the same moment is one transaction with it, in which the schedule is locked first. */
export function keptSchedules({ run, transaction }: Database, dropCopies: () => void): Schedules {
  const locked = (id: string): Sql => sql`SELECT ${columns} FROM schedules WHERE id = ${id} FOR UPDATE`;
  return {
    add: (server, form, toldUntil, at) => transaction((within) => add(within, server, null, form, toldUntil, at)),
    admit: (server, form, toldUntil, at, { most, follower }) =>
      transaction(async (within) => {
        await within.lock(`schedules/${server}`);
        const others = await within.run(sql`SELECT ${columns} FROM schedules WHERE server = ${server} ORDER BY seq`);
        return (
          admissionOf(form, others.rows.map(toSchedule), most) ?? {
            kind: 'added',
            schedule: await add(within, server, follower, form, toldUntil, at),
          }
        );
      }),
    find: async (id) => found(await run(sql`SELECT ${columns} FROM schedules WHERE id = ${id}`)),
    list: async (server) =>
      (await run(sql`SELECT ${columns} FROM schedules WHERE server = ${server} ORDER BY seq`)).rows.map(toSchedule),
    isDirect: async (channel) =>
      (
        await run(
          sql`SELECT 1 FROM schedules WHERE follower IS NOT NULL AND form::json ->> 'channel' = ${channel} LIMIT 1`,
        )
      ).count > 0,
    active: async () =>
      (await run(sql`SELECT ${columns} FROM schedules WHERE paused IS NULL ORDER BY seq`)).rows.map(toSchedule),
    change: (server, id, change, at) =>
      transaction(async (within) => {
        const before = found(await within.run(locked(id)));
        if (before === null || before.server !== server) return null;
        await dropUnsent(within, id);
        return found(
          await within.run(
            sql`UPDATE schedules SET form = ${changedForm(before, change)}, settled_until = greatest(settled_until, ${at.getTime()})
              WHERE id = ${id} RETURNING ${columns}`,
          ),
        );
      }),
    pause: (id, why, at) =>
      transaction(async (within) => {
        const { count } = await within.run(
          sql`UPDATE schedules SET paused = ${why}, paused_at = ${at.getTime()} WHERE id = ${id} AND paused IS NULL`,
        );
        if (count === 1) await dropUnsent(within, id);
        return count === 1;
      }),
    resume: (id, at) =>
      transaction(async (within) => {
        const { count } = await within.run(
          sql`UPDATE schedules SET paused = NULL, paused_at = NULL, settled_until = greatest(settled_until, ${at.getTime()})
            WHERE id = ${id} AND paused IS NOT NULL`,
        );
        return count === 1;
      }),
    remove: (server, id) =>
      transaction(async (within) => {
        const { rows } = await within.run(
          sql`DELETE FROM schedules WHERE id = ${id} AND server = ${server} RETURNING follower`,
        );
        if (rows.length === 0) return false;
        // Where a person's messages stand is theirs as well.
        if (toFollower(rows[0]) === null) await dropUnsent(within, id);
        else {
          await forgetMessages(within, [id]);
          dropCopies();
        }
        return true;
      }),
    // One that claims it already goes on claiming it: done twice, that is done once.
    claim: async (id, holder, forMs, at) => {
      const now = onServer(at);
      return found(
        await run(
          sql`UPDATE schedules SET holder = ${holder}, held_until = ${now} + ${forMs}
            WHERE id = (
              SELECT id FROM schedules WHERE id = ${id} AND paused IS NULL AND (holder = ${holder} OR ${isOver('held_until', now)}) FOR UPDATE SKIP LOCKED
            ) RETURNING ${columns}`,
        ),
      );
    },
    release: async (id, holder) => {
      await run(sql`UPDATE schedules SET holder = NULL, held_until = 0 WHERE id = ${id} AND holder = ${holder}`);
    },
    settle: (id, holder, { due, as }, at) => {
      const now = onServer(at);
      return transaction(async (within) => {
        await within.run(locked(id));
        if (as.kind === 'deliver') {
          const { count: underWay } = await within.run(
            sql`SELECT 1 FROM deliveries WHERE schedule = ${id} AND state = 'sending' LIMIT 1`,
          );
          if (underWay > 0) return false;
        }
        const told = as.kind === 'empty' ? sql`greatest(told_until, ${due.getTime()})` : sql`told_until`;
        const { count } = await within.run(
          sql`UPDATE schedules SET settled_until = ${due.getTime()}, told_until = ${told}, holder = NULL, held_until = 0
            WHERE id = ${id} AND holder = ${holder} AND held_until > ${now} AND paused IS NULL AND settled_until <= ${due.getTime()}`,
        );
        if (count === 0) return false;
        if (as.kind === 'deliver') await replaceUnsent(within, id, as.delivery, at);
        return true;
      });
    },
    settleEmpty: async (ids, due, at) =>
      transaction(async (within) =>
        (
          await within.run(
            sql`UPDATE schedules SET settled_until = ${due.getTime()}, told_until = greatest(told_until, ${due.getTime()})
              WHERE id = ANY (${ids}) AND paused IS NULL AND settled_until < ${due.getTime()} AND ${isOver('held_until', onServer(at))} RETURNING id`,
          )
        ).rows.map(toId),
      ),
    setBack: async (at) =>
      (
        await run(
          sql`UPDATE schedules SET settled_until = least(settled_until, ${at.getTime()}), told_until = least(told_until, ${at.getTime()})
            WHERE settled_until > ${at.getTime()} OR told_until > ${at.getTime()}`,
        )
      ).count,
  };
}

async function add(
  { run }: Transaction,
  server: string,
  follower: string | null,
  form: ScheduleForm,
  toldUntil: Date,
  at: Date,
): Promise<Schedule> {
  const { rows } = await run(
    sql`INSERT INTO schedules (id, server, follower, form, told_until, settled_until, created_at)
      VALUES (${newScheduleId()}, ${server}, ${follower}, ${JSON.stringify(form)}, ${toldUntil.getTime()}, ${at.getTime()}, ${at.getTime()}) RETURNING ${columns}`,
  );
  return toSchedule(rows[0]);
}

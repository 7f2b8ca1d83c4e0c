import type { DatabaseSync } from 'node:sqlite';
import { admissionOf } from '../schedule-admission.ts';
import { changedForm, newScheduleId, scheduleFields, toFollower, toId, toSchedule } from '../schedule-row.ts';
import type { Admitted, Schedule, ScheduleForm, Schedules } from '../schedules.ts';
import { isOver } from './claims.ts';
import { deliveryWriter } from './delivery-writer.ts';
import { messageForgetter } from './forget-messages.ts';
import { transaction } from './transaction.ts';

const found = (row: unknown): Schedule | null => (row === undefined ? null : toSchedule(row));

/** Keeps schedules; what becomes of their deliveries at the same moment is one transaction with it. `wipe` takes the bytes of what went out of the file as well. */
export function scheduleTable(database: DatabaseSync, wipe: () => void): Schedules {
  const insert = database.prepare(
    `INSERT INTO schedules (id, server, follower, form, told_until, settled_until, created_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING ${scheduleFields}`,
  );
  const byId = database.prepare(`SELECT ${scheduleFields} FROM schedules WHERE id = ?`);
  const ofServer = database.prepare(`SELECT ${scheduleFields} FROM schedules WHERE server = ? ORDER BY seq`);
  const direct = database.prepare(
    `SELECT 1 FROM schedules WHERE follower IS NOT NULL AND form ->> '$.channel' = ? LIMIT 1`,
  );
  const running = database.prepare(`SELECT ${scheduleFields} FROM schedules WHERE paused IS NULL ORDER BY seq`);
  const update = database.prepare(
    `UPDATE schedules SET form = ?, settled_until = max(settled_until, ?) WHERE id = ? RETURNING ${scheduleFields}`,
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
       WHERE id = :id AND paused IS NULL AND (holder = :holder OR ${isOver('held_until')}) RETURNING ${scheduleFields}`,
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
      insert.get(
        newScheduleId(),
        server,
        follower,
        JSON.stringify(form),
        toldUntil.getTime(),
        at.getTime(),
        at.getTime(),
      ),
    );

  return {
    add: async (server, form, toldUntil, at) => add(server, null, form, toldUntil, at),
    admit: async (server, form, toldUntil, at, { most, follower }) =>
      transaction(database, (): Admitted => {
        const refused = admissionOf(form, ofServer.all(server).map(toSchedule), most);
        return refused ?? { kind: 'added', schedule: add(server, follower, form, toldUntil, at) };
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
        return found(update.get(changedForm(before, change), at.getTime(), id));
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
        const follower = toFollower(row);
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
      settleEmpty.all({ ids: JSON.stringify(ids), due: due.getTime(), at: at.getTime() }).map(toId),
    setBack: async (at) => Number(setBack.run({ at: at.getTime() }).changes),
  };
}

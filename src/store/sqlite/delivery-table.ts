import type { DatabaseSync } from 'node:sqlite';
import { changeGapMs, type Deliveries } from '../deliveries.ts';
import { deliveryFields, toChange, toCrosspost, toDelivery } from '../delivery-row.ts';
import { isOver } from './claims.ts';
import { deliveryWriter } from './delivery-writer.ts';
import { transaction } from './transaction.ts';

const hourMs = 3_600_000;
const deliveryColumns = `${deliveryFields}, (SELECT json_group_array(trace) FROM delivery_traces WHERE delivery = deliveries.seq) AS traces`;
const free = 'holder = NULL, held_until = 0';
const open = `state IN ('waiting', 'sending')`;

/** Keeps the outbox. */
export function deliveryTable(database: DatabaseSync): Deliveries {
  const byKey = database.prepare(`SELECT ${deliveryColumns} FROM deliveries WHERE key = ?`);
  // The index holds all that is looked at: a thousand wait with words of some pages each.
  const claim = database.prepare(
    `UPDATE deliveries SET holder = :holder, held_until = :until WHERE seq IN (
       SELECT seq FROM (
         SELECT min(seq) AS seq, held_until, not_before, due_at, 0 AS is_change FROM deliveries WHERE ${open} AND edits_message IS NULL GROUP BY channel
         UNION ALL
         SELECT min(seq), 0, 0, due_at, 1 FROM deliveries AS change WHERE ${open} AND edits_message IS NOT NULL AND ${isOver('not_before')} AND NOT EXISTS (
           SELECT 1 FROM deliveries WHERE ${open} AND edits_message IS NOT NULL AND channel = change.channel AND NOT ${isOver('held_until')}
         ) GROUP BY channel
       ) WHERE ${isOver('held_until')} AND ${isOver('not_before')} ORDER BY is_change, due_at, seq LIMIT :limit
     ) RETURNING ${deliveryColumns}`,
  );
  const sending = database.prepare(
    `UPDATE deliveries SET state = 'sending', held_until = :until, sent_at = CASE WHEN :isNewTry THEN :at ELSE coalesce(sent_at, :at) END
       WHERE key = :key AND holder = :holder AND held_until > :at AND ${open}`,
  );
  const spaceOut = database.prepare(
    `UPDATE deliveries SET not_before = max(not_before, :next) WHERE state = 'waiting' AND edits_message IS NOT NULL AND channel =
       (SELECT channel FROM deliveries WHERE key = :key AND edits_message IS NOT NULL)`,
  );
  const release = database.prepare(`UPDATE deliveries SET ${free} WHERE key = ? AND holder = ?`);
  const posted = database.prepare(
    `UPDATE deliveries SET state = 'posted', payload = '', posted_channel = :channel, posted_message = :message, trouble = NULL, trouble_at = NULL,
       crosspost_state = CASE WHEN crosspost THEN 'waiting' END, not_before = 0, tries = 0, ${free}
       WHERE key = :key AND holder = :holder AND ${open}`,
  );
  const show = database.prepare(
    `INSERT OR IGNORE INTO shown (first, trace, channel, messages, language)
       SELECT posted_message, trace, posted_channel, json_array(posted_message), '' FROM deliveries JOIN delivery_traces ON delivery = seq
         WHERE key = ? AND kind = 'digest' AND trace IN (SELECT id FROM traces)`,
  );
  const told = database.prepare(
    `UPDATE schedules SET told_until = max(told_until, (SELECT tells_until FROM deliveries WHERE key = :key))
       WHERE id = (SELECT schedule FROM deliveries WHERE key = :key)`,
  );
  const toldBefore = database.prepare(
    `SELECT max(tells_until) AS until FROM deliveries WHERE schedule = ? AND state IN ('posted', 'held') AND tells_until < ?`,
  );
  const waiting = database.prepare(`SELECT 1 FROM deliveries WHERE schedule = ? AND ${open} LIMIT 1`);
  const postedSince = database.prepare(
    `SELECT count(*) AS count FROM deliveries WHERE schedule = ? AND state IN ('posted', 'held') AND tells_until > ?`,
  );
  const failed = database.prepare(
    `UPDATE deliveries SET state = CASE WHEN :mayBePosted THEN 'sending' ELSE 'waiting' END, sent_at = CASE WHEN :mayBePosted THEN sent_at END,
       not_before = :notBefore, trouble = :what, trouble_at = coalesce(trouble_at, :at), is_told = :isTold, tries = tries + 1, ${free}
       WHERE key = :key AND holder = :holder AND ${open}`,
  );
  const end = database.prepare(
    `UPDATE deliveries SET state = :state, payload = '', trouble = :what, trouble_at = coalesce(trouble_at, :at), is_told = 1, ${free}
       WHERE key = :key AND holder = :holder AND ${open}`,
  );
  const unsettle = database.prepare(
    `UPDATE schedules SET settled_until = min(settled_until, (SELECT tells_until - 1 FROM deliveries WHERE key = :key))
       WHERE id = (SELECT schedule FROM deliveries WHERE key = :key AND holder = :holder AND state = 'waiting')`,
  );
  const takeBack = database.prepare(`DELETE FROM deliveries WHERE key = ? AND holder = ? AND state = 'waiting'`);
  const withdraw = database.prepare(
    `DELETE FROM deliveries WHERE kind = 'correction' AND state = 'waiting' AND created_at >= ?`,
  );
  const lastChange = database.prepare(
    `SELECT ${deliveryColumns} FROM deliveries WHERE edits_message = ? AND state <> 'dropped' ORDER BY seq DESC LIMIT 1`,
  );
  const changes = database.prepare(
    `SELECT ${deliveryColumns}, (
       SELECT trace FROM shown WHERE EXISTS (SELECT 1 FROM json_each(messages) WHERE json_each.value = edits_message) LIMIT 1
     ) AS shown_trace FROM deliveries WHERE edits_message IS NOT NULL ORDER BY seq DESC LIMIT ?`,
  );
  const about = database.prepare(
    `SELECT ${deliveryColumns} FROM deliveries WHERE state = 'posted' AND seq IN (SELECT delivery FROM delivery_traces WHERE trace = ?) ORDER BY seq DESC`,
  );
  const outliving = database.prepare(
    `SELECT ${deliveryColumns} FROM deliveries WHERE state = 'posted' AND kind = ? AND EXISTS (
       SELECT 1 FROM delivery_traces WHERE delivery = deliveries.seq AND trace NOT IN (SELECT id FROM traces)
     ) ORDER BY seq LIMIT ?`,
  );
  const emptied = database.prepare(
    `DELETE FROM delivery_traces WHERE delivery = (SELECT seq FROM deliveries WHERE key = ?)
       AND trace NOT IN (SELECT id FROM traces)`,
  );
  const claimCrossposts = database.prepare(
    `UPDATE deliveries SET holder = :holder, held_until = :until WHERE seq IN (
       SELECT deliveries.seq FROM deliveries
         JOIN (SELECT min(seq) AS seq FROM deliveries WHERE crosspost_state = 'waiting' GROUP BY posted_channel) AS first ON first.seq = deliveries.seq
         WHERE ${isOver('held_until')} AND ${isOver('not_before')} AND :most > (
           SELECT count(*) FROM deliveries AS done WHERE done.crosspost_state = 'done' AND done.posted_channel = deliveries.posted_channel
             AND done.crossposted_at BETWEEN :at - ${hourMs} AND :at)
     ) RETURNING key, posted_channel, posted_message`,
  );
  const endCrosspost = database.prepare(
    `UPDATE deliveries SET crosspost_state = :state, crossposted_at = :at, ${free} WHERE key = :key AND holder = :holder AND crosspost_state = 'waiting'`,
  );
  const delayCrosspost = database.prepare(
    `UPDATE deliveries SET not_before = :notBefore, ${free} WHERE key = :key AND holder = :holder AND crosspost_state = 'waiting'`,
  );
  const dropOlder = database.prepare(
    `DELETE FROM deliveries WHERE NOT ${open} AND crosspost_state IS NOT 'waiting' AND (due_at < :moment OR due_at < :ofFollows AND
       schedule IN (SELECT id FROM schedules WHERE form ->> '$.follow' IS NOT NULL))`,
  );
  const writer = deliveryWriter(database);

  return {
    add: async (delivery, at) => transaction(database, () => writer.add(delivery, at)),
    change: async (delivery, at) => transaction(database, () => writer.change(delivery, at)),
    lastChange: async (message) => {
      const row = lastChange.get(message);
      return row === undefined ? null : toDelivery(row);
    },
    changes: async (limit) => changes.all(limit).map(toChange),
    find: async (key) => {
      const row = byKey.get(key);
      return row === undefined ? null : toDelivery(row);
    },
    isUnderWay: async (schedule) => writer.isUnderWay(schedule),
    isWaiting: async (schedule) => waiting.get(schedule) !== undefined,
    postedSince: async (schedule, moment) => Number(postedSince.get(schedule, moment.getTime())?.['count'] ?? 0),
    toldBefore: async (schedule, moment) => {
      const until = toldBefore.get(schedule, moment.getTime())?.['until'] ?? null;
      return until === null ? null : new Date(Number(until));
    },
    withdrawCorrections: async (since) => Number(withdraw.run(since.getTime()).changes),
    claim: async (holder, forMs, at, limit) =>
      claim
        .all({ holder, limit, at: at.getTime(), until: at.getTime() + forMs })
        .map(toDelivery)
        .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime()),
    sending: async (key, holder, forMs, at, isNewTry) =>
      transaction(database, () => {
        const now = at.getTime();
        const isTaken =
          sending.run({ key, holder, at: now, until: now + forMs, isNewTry: isNewTry ? 1 : 0 }).changes === 1;
        if (isTaken) spaceOut.run({ key, next: now + changeGapMs });
        return isTaken;
      }),
    release: async (key, holder) => {
      release.run(key, holder);
    },
    posted: async (key, holder, { channel, message }) =>
      transaction(database, () => {
        if (posted.run({ key, holder, channel, message }).changes === 0) return;
        told.run({ key });
        show.run(key);
      }),
    failed: async (key, holder, { what, notBefore, mayBePosted, isTold }, at) => {
      failed.run({
        ...{ key, holder, what, at: at.getTime(), notBefore: notBefore.getTime() },
        ...{ mayBePosted: mayBePosted ? 1 : 0, isTold: isTold ? 1 : 0 },
      });
    },
    hold: async (key, holder, what, at) =>
      transaction(database, () => {
        if (end.run({ key, holder, what, at: at.getTime(), state: 'held' }).changes === 1) told.run({ key });
      }),
    takeBack: async (key, holder) =>
      transaction(database, () => {
        unsettle.run({ key, holder });
        takeBack.run(key, holder);
      }),
    drop: async (key, holder, what, at) => {
      end.run({ key, holder, what, at: at.getTime(), state: 'dropped' });
    },
    postedAbout: async (trace) => about.all(trace).map(toDelivery),
    outlivingTraces: async (kind, limit) => outliving.all(kind, limit).map(toDelivery),
    emptied: async (key) => {
      emptied.run(key);
    },
    claimCrossposts: async (holder, forMs, at, limitPerHour) =>
      claimCrossposts
        .all({ holder, at: at.getTime(), until: at.getTime() + forMs, most: limitPerHour })
        .map(toCrosspost),
    crossposted: async (key, holder, at) => {
      endCrosspost.run({ key, holder, at: at.getTime(), state: 'done' });
    },
    crosspostFailed: async (key, holder, notBefore) => {
      if (notBefore === null) endCrosspost.run({ key, holder, at: null, state: 'given up' });
      else delayCrosspost.run({ key, holder, notBefore: notBefore.getTime() });
    },
    deleteBefore: async (moment, ofFollows) =>
      Number(dropOlder.run({ moment: moment.getTime(), ofFollows: ofFollows.getTime() }).changes),
  };
}

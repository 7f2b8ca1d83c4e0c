import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { NewDelivery } from '../deliveries.ts';

const seqRow = z.object({ seq: z.number() });

/** Writes into the outbox, within a transaction of the caller's. */
interface DeliveryWriter {
  /** @returns false when that key is there already. */
  add(delivery: NewDelivery, at: Date): boolean;
  /** Adds one that changes a message, in place of what waits to change it. */
  change(delivery: NewDelivery, at: Date): void;
  /** Drops what a schedule has waiting there: who claimed it, may not send it any more. */
  dropUnsent(schedule: string): void;
  /** Whether something of a schedule may be posted already, which isn't known yet. */
  isUnderWay(schedule: string): boolean;
  /** Drops what a schedule has waiting there, and adds a newer one, which has the same trouble: a channel that is gone is gone for both. */
  replace(schedule: string, delivery: NewDelivery, at: Date): void;
}

/** @see DeliveryWriter */
export function deliveryWriter(database: DatabaseSync): DeliveryWriter {
  const insert = database.prepare(
    `INSERT INTO deliveries (key, kind, channel, forum, crosspost, payload, mark, due_at, schedule, tells_until, edits_channel, edits_message, created_at, not_before)
       VALUES (:key, :kind, :channel, :forum, :crosspost, :payload, :mark, :due, :schedule, :tellsUntil, :editsChannel, :editsMessage, :at, :notBefore)
       ON CONFLICT (key) DO NOTHING RETURNING seq`,
  );
  const insertTrace = database.prepare('INSERT OR IGNORE INTO delivery_traces (trace, delivery) VALUES (?, ?)');
  const drop = database.prepare(
    `UPDATE deliveries SET state = 'dropped', payload = '' WHERE schedule = ? AND state = 'waiting'`,
  );
  const underWay = database.prepare(`SELECT 1 FROM deliveries WHERE schedule = ? AND state = 'sending' LIMIT 1`);
  const waiting = database.prepare(
    `SELECT seq FROM deliveries WHERE schedule = ? AND state = 'waiting' ORDER BY seq DESC LIMIT 1`,
  );
  const inherit = database.prepare(
    `UPDATE deliveries SET (trouble, trouble_at, is_told, tries, not_before) =
       (SELECT trouble, trouble_at, is_told, tries, not_before FROM deliveries WHERE seq = :from) WHERE key = :key AND state = 'waiting'`,
  );
  const add = (
    { key, kind, to, payload, mark, dueAt, traces, tells, edits = null }: NewDelivery,
    at: Date,
  ): boolean => {
    const row = insert.get({
      ...{ key, kind, payload, mark, at: at.getTime(), due: dueAt.getTime() },
      ...{
        channel: to.channel,
        forum: to.forum === null ? null : JSON.stringify(to.forum),
        crosspost: to.crosspost ? 1 : 0,
      },
      ...{ schedule: tells?.schedule ?? null, tellsUntil: tells?.until.getTime() ?? null },
      ...{ editsChannel: edits?.channel ?? null, editsMessage: edits?.message ?? null },
      notBefore: dueAt > at ? dueAt.getTime() : 0,
    });
    if (row === undefined) return false;
    const { seq } = seqRow.parse(row);
    for (const trace of traces) insertTrace.run(trace, seq);
    return true;
  };
  const dropChange = database.prepare(
    `DELETE FROM deliveries WHERE edits_message = :message AND state = 'waiting' AND key <> :key`,
  );
  return {
    add,
    change: (delivery, at) => {
      if (delivery.edits == null) throw new RangeError('A change needs the message that it changes.');
      dropChange.run({ message: delivery.edits.message, key: delivery.key });
      add(delivery, at);
    },
    dropUnsent: (schedule) => {
      drop.run(schedule);
    },
    isUnderWay: (schedule) => underWay.get(schedule) !== undefined,
    replace: (schedule, delivery, at) => {
      const before = waiting.get(schedule);
      drop.run(schedule);
      add(delivery, at);
      if (before !== undefined) inherit.run({ from: seqRow.parse(before).seq, key: delivery.key });
    },
  };
}

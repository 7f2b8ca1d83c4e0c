import { z } from 'zod';
import type { NewDelivery } from '../deliveries.ts';
import type { Transaction } from './database.ts';
import { onServer } from './server-time.ts';
import { sql } from './sql.ts';

const seqRow = z.object({ seq: z.number() });

/**
 * Adds a message to the outbox. Within a channel one waits for the other, so that what was added first is also seen first.
 * @returns false when that key is there already.
 */
export async function addDelivery(
  { run, lock }: Transaction,
  { key, kind, to, payload, mark, dueAt, traces, tells, edits = null }: NewDelivery,
  at: Date,
): Promise<boolean> {
  await lock(`channel/${to.channel}`);
  const { rows } = await run(
    sql`INSERT INTO deliveries (key, kind, channel, forum, crosspost, payload, mark, due_at, schedule, tells_until, edits_channel, edits_message, created_at, not_before)
      VALUES (${key}, ${kind}, ${to.channel}, ${to.forum === null ? null : JSON.stringify(to.forum)}, ${to.crosspost ? 1 : 0}, ${payload}, ${mark},
        ${dueAt.getTime()}, ${tells?.schedule ?? null}, ${tells?.until.getTime() ?? null}, ${edits?.channel ?? null}, ${edits?.message ?? null},
        ${at.getTime()}, ${dueAt > at ? onServer(dueAt) : 0})
      ON CONFLICT (key) DO NOTHING RETURNING seq`,
  );
  if (rows.length === 0) return false;
  const { seq } = seqRow.parse(rows[0]);
  await run(
    sql`INSERT INTO delivery_traces (trace, delivery) SELECT trace, ${seq} FROM unnest(${traces}::text[]) AS trace ON CONFLICT DO NOTHING`,
  );
  return true;
}

/** Adds one that changes a message, in place of what waits to change it. */
export async function addChange(within: Transaction, delivery: NewDelivery, at: Date): Promise<void> {
  if (delivery.edits == null) throw new RangeError('A change needs the message that it changes.');
  await within.lock(`channel/${delivery.to.channel}`);
  await within.run(
    sql`DELETE FROM deliveries WHERE edits_message = ${delivery.edits.message} AND state = 'waiting' AND key <> ${delivery.key}`,
  );
  await addDelivery(within, delivery, at);
}

/** Drops what a schedule has waiting there: who claimed it, may not send it any more. */
export async function dropUnsent({ run }: Transaction, schedule: string): Promise<void> {
  await run(
    sql`UPDATE deliveries SET state = 'dropped', payload = '' WHERE schedule = ${schedule} AND state = 'waiting'`,
  );
}

/** Drops what a schedule has waiting there, and adds a newer one, which has the same trouble: a channel that is gone is gone for both. */
export async function replaceUnsent(
  within: Transaction,
  schedule: string,
  delivery: NewDelivery,
  at: Date,
): Promise<void> {
  const { rows } = await within.run(
    sql`SELECT seq FROM deliveries WHERE schedule = ${schedule} AND state = 'waiting' ORDER BY seq DESC LIMIT 1`,
  );
  await dropUnsent(within, schedule);
  await addDelivery(within, delivery, at);
  if (rows.length === 0) return;
  await within.run(
    sql`UPDATE deliveries SET (trouble, trouble_at, is_told, tries, not_before) =
        (SELECT trouble, trouble_at, is_told, tries, not_before FROM deliveries WHERE seq = ${seqRow.parse(rows[0]).seq})
      WHERE key = ${delivery.key} AND state = 'waiting'`,
  );
}

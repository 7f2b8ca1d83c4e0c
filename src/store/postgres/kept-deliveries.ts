import { z } from 'zod';
import { changeGapMs, type Deliveries } from '../deliveries.ts';
import { deliveryFields, toChange, toDelivery } from '../delivery-row.ts';
import { deleteBitByBit } from './bit-by-bit.ts';
import type { Database, Result, Transaction } from './database.ts';
import { addChange, addDelivery } from './delivery-writer.ts';
import { free, keptCrossposts } from './kept-crossposts.ts';
import { isOver } from './over.ts';
import { onServer } from './server-time.ts';
import { raw, type Sql, sql } from './sql.ts';

const open = raw(`state IN ('waiting', 'sending')`);
const columns = raw(
  `${deliveryFields}, (SELECT coalesce(json_agg(trace ORDER BY trace), '[]')::text FROM delivery_traces WHERE delivery = deliveries.seq) AS traces`,
);
const countRow = z.object({ count: z.number() });
const untilRow = z.object({ until: z.number().nullable() });
const postedRow = z.object({ seq: z.number(), kind: z.string() });

const all = ({ rows }: Result) => rows.map(toDelivery);
const first = ({ rows: [row] }: Result) => (row === undefined ? null : toDelivery(row));

/** Keeps the outbox. Whoever changes what becomes of a schedule's message locks the schedule before the message: what is settled meanwhile, waits. */
export function keptDeliveries(database: Database): Deliveries {
  const { run, transaction } = database;
  return {
    add: (delivery, at) => transaction((within) => addDelivery(within, delivery, at)),
    change: (delivery, at) => transaction((within) => addChange(within, delivery, at)),
    withdrawCorrections: async (since) =>
      (
        await run(
          sql`DELETE FROM deliveries WHERE kind = 'correction' AND state = 'waiting' AND created_at >= ${since.getTime()}`,
        )
      ).count,
    lastChange: async (message) =>
      first(
        await run(
          sql`SELECT ${columns} FROM deliveries WHERE edits_message = ${message} AND state <> 'dropped' ORDER BY seq DESC LIMIT 1`,
        ),
      ),
    changes: async (limit) =>
      (
        await run(
          sql`SELECT ${columns}, (SELECT trace FROM shown WHERE messages::jsonb ? edits_message LIMIT 1) AS shown_trace
            FROM deliveries WHERE edits_message IS NOT NULL ORDER BY seq DESC LIMIT ${limit}`,
        )
      ).rows.map(toChange),
    find: async (key) => first(await run(sql`SELECT ${columns} FROM deliveries WHERE key = ${key}`)),
    isUnderWay: async (schedule) =>
      (await run(sql`SELECT 1 FROM deliveries WHERE schedule = ${schedule} AND state = 'sending' LIMIT 1`)).count > 0,
    isWaiting: async (schedule) =>
      (await run(sql`SELECT 1 FROM deliveries WHERE schedule = ${schedule} AND ${open} LIMIT 1`)).count > 0,
    postedSince: async (schedule, moment) =>
      countRow.parse(
        (
          await run(
            sql`SELECT count(*) AS count FROM deliveries
              WHERE schedule = ${schedule} AND state IN ('posted', 'held') AND tells_until > ${moment.getTime()}`,
          )
        ).rows[0],
      ).count,
    toldBefore: async (schedule, moment) => {
      const { rows } = await run(
        sql`SELECT max(tells_until) AS until FROM deliveries
          WHERE schedule = ${schedule} AND state IN ('posted', 'held') AND tells_until < ${moment.getTime()}`,
      );
      const { until } = untilRow.parse(rows[0]);
      return until === null ? null : new Date(until);
    },
    // One process claims at a time, and what another one ends between the look and the lock of a row is looked at again as it is then.
    claim: (holder, forMs, at, limit) => {
      const now = onServer(at);
      return transaction(async (within) => {
        await within.lock('claims');
        const claimed = await within.run(
          sql`WITH oldest AS MATERIALIZED (
              (SELECT DISTINCT ON (channel) seq, FALSE AS is_change FROM deliveries WHERE ${open} AND edits_message IS NULL ORDER BY channel, seq)
              UNION ALL
              (SELECT DISTINCT ON (channel) seq, TRUE FROM deliveries AS change
                WHERE ${open} AND edits_message IS NOT NULL AND ${isOver('not_before', now)} AND NOT EXISTS (
                  SELECT 1 FROM deliveries WHERE ${open} AND edits_message IS NOT NULL AND channel = change.channel AND NOT ${isOver('held_until', now)}
                ) ORDER BY channel, seq)
            ), claimed AS MATERIALIZED (
              SELECT deliveries.seq FROM deliveries JOIN oldest ON oldest.seq = deliveries.seq
                WHERE ${open} AND ${isOver('held_until', now)} AND ${isOver('not_before', now)}
                ORDER BY is_change, due_at, deliveries.seq LIMIT ${limit} FOR UPDATE OF deliveries SKIP LOCKED
            )
            UPDATE deliveries SET holder = ${holder}, held_until = ${now} + ${forMs} FROM claimed WHERE claimed.seq = deliveries.seq
              RETURNING ${columns}`,
        );
        return all(claimed).toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
      });
    },
    sending: (key, holder, forMs, at, isNewTry) => {
      const now = onServer(at);
      return transaction(async (within) => {
        await lockSchedule(within, key);
        const sentAt = isNewTry ? sql`${at.getTime()}` : sql`coalesce(sent_at, ${at.getTime()})`;
        const { count } = await within.run(
          sql`UPDATE deliveries SET state = 'sending', held_until = ${now} + ${forMs}, sent_at = ${sentAt}
            WHERE key = ${key} AND holder = ${holder} AND held_until > ${now} AND ${open}`,
        );
        if (count === 1) await spaceOutChanges(within, key, now);
        return count === 1;
      });
    },
    release: async (key, holder) => {
      await run(sql`UPDATE deliveries SET ${free} WHERE key = ${key} AND holder = ${holder}`);
    },
    posted: (key, holder, { channel, message }) =>
      transaction(async (within) => {
        await lockSchedule(within, key);
        const { rows } = await within.run(
          sql`UPDATE deliveries SET state = 'posted', payload = '', posted_channel = ${channel}, posted_message = ${message}, trouble = NULL, trouble_at = NULL,
              crosspost_state = CASE crosspost WHEN 1 THEN 'waiting' END, not_before = 0, tries = 0, ${free}
            WHERE key = ${key} AND holder = ${holder} AND ${open} RETURNING seq, kind`,
        );
        if (rows.length === 0) return;
        const { seq, kind } = postedRow.parse(rows[0]);
        await tell(within, key);
        if (kind !== 'digest') return;
        await within.run(
          sql`INSERT INTO shown (first, trace, channel, messages, language)
            SELECT ${message}, id, ${channel}, ${JSON.stringify([message])}, '' FROM traces
              WHERE id IN (SELECT trace FROM delivery_traces WHERE delivery = ${seq}) FOR KEY SHARE
            ON CONFLICT DO NOTHING`,
        );
      }),
    failed: (key, holder, { what, notBefore, mayBePosted, isTold }, at) => {
      const next = onServer(notBefore);
      return transaction(async (within) => {
        const state = mayBePosted ? sql`state = 'sending'` : sql`state = 'waiting', sent_at = NULL`;
        await lockSchedule(within, key);
        await within.run(
          sql`UPDATE deliveries SET ${state}, not_before = ${next}, trouble = ${what}, trouble_at = coalesce(trouble_at, ${at.getTime()}),
              is_told = ${isTold ? 1 : 0}, tries = tries + 1, ${free}
            WHERE key = ${key} AND holder = ${holder} AND ${open}`,
        );
      });
    },
    hold: (key, holder, what, at) =>
      transaction(async (within) => {
        await lockSchedule(within, key);
        if (await end(within, 'held', key, holder, what, at)) await tell(within, key);
      }),
    takeBack: (key, holder) =>
      transaction(async (within) => {
        await lockSchedule(within, key);
        await within.run(
          sql`UPDATE schedules SET settled_until = least(settled_until, tells_until - 1) FROM deliveries
            WHERE schedules.id = schedule AND key = ${key} AND deliveries.holder = ${holder} AND state = 'waiting'`,
        );
        await within.run(sql`DELETE FROM deliveries WHERE key = ${key} AND holder = ${holder} AND state = 'waiting'`);
      }),
    drop: (key, holder, what, at) =>
      transaction(async (within) => {
        await lockSchedule(within, key);
        await end(within, 'dropped', key, holder, what, at);
      }),
    postedAbout: async (trace) =>
      all(
        await run(
          sql`SELECT ${columns} FROM deliveries
            WHERE state = 'posted' AND seq IN (SELECT delivery FROM delivery_traces WHERE trace = ${trace}) ORDER BY seq DESC`,
        ),
      ),
    outlivingTraces: async (kind, limit) =>
      all(
        await run(
          sql`SELECT ${columns} FROM deliveries WHERE state = 'posted' AND kind = ${kind} AND EXISTS (
              SELECT 1 FROM delivery_traces WHERE delivery = deliveries.seq AND NOT EXISTS (SELECT 1 FROM traces WHERE id = trace)
            ) ORDER BY seq LIMIT ${limit}`,
        ),
      ),
    emptied: async (key) => {
      await run(
        sql`DELETE FROM delivery_traces WHERE delivery = (SELECT seq FROM deliveries WHERE key = ${key})
          AND NOT EXISTS (SELECT 1 FROM traces WHERE id = trace)`,
      );
    },
    ...keptCrossposts(database),
    deleteBefore: (moment, ofFollows) =>
      deleteBitByBit(
        database,
        raw('deliveries'),
        sql`SELECT ctid FROM deliveries WHERE NOT ${open} AND crosspost_state IS DISTINCT FROM 'waiting' AND (due_at < ${moment.getTime()}
          OR due_at < ${ofFollows.getTime()} AND schedule IN (SELECT id FROM schedules WHERE form::json ->> 'follow' IS NOT NULL))`,
      ),
  };
}

async function lockSchedule({ run }: Transaction, key: string): Promise<void> {
  await run(sql`SELECT 1 FROM schedules WHERE id = (SELECT schedule FROM deliveries WHERE key = ${key}) FOR UPDATE`);
}

/** The other changes in the channel of one that is made now have to wait a little. */
async function spaceOutChanges({ run }: Transaction, key: string, now: Sql): Promise<void> {
  await run(
    sql`UPDATE deliveries SET not_before = greatest(not_before, ${now} + ${changeGapMs}) WHERE state = 'waiting' AND edits_message IS NOT NULL
      AND channel = (SELECT channel FROM deliveries WHERE key = ${key} AND edits_message IS NOT NULL)`,
  );
}

/** The news of a message counts as told. */
async function tell({ run }: Transaction, key: string): Promise<void> {
  await run(
    sql`UPDATE schedules SET told_until = greatest(told_until, tells_until) FROM deliveries WHERE schedules.id = schedule AND key = ${key}`,
  );
}

async function end(
  { run }: Transaction,
  state: 'held' | 'dropped',
  key: string,
  holder: string,
  what: string,
  at: Date,
): Promise<boolean> {
  const { count } = await run(
    sql`UPDATE deliveries SET state = ${state}, payload = '', trouble = ${what}, trouble_at = coalesce(trouble_at, ${at.getTime()}), is_told = 1, ${free}
      WHERE key = ${key} AND holder = ${holder} AND ${open}`,
  );
  return count === 1;
}

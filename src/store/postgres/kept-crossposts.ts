import type { Deliveries } from '../deliveries.ts';
import { toCrosspost } from '../delivery-row.ts';
import type { Database } from './database.ts';
import { isOver } from './over.ts';
import { onServer } from './server-time.ts';
import { raw, sql } from './sql.ts';

const hourMs = 3_600_000;
/** Nobody has it any more. */
export const free = raw('holder = NULL, held_until = 0');

/** Keeps which posted messages are still to be handed on to the followers of their channel. */
export function keptCrossposts({
  run,
  transaction,
}: Database): Pick<Deliveries, 'claimCrossposts' | 'crossposted' | 'crosspostFailed'> {
  return {
    claimCrossposts: (holder, forMs, at, limitPerHour) => {
      const now = onServer(at);
      return transaction(async (within) =>
        (
          await within.run(
            sql`WITH oldest AS MATERIALIZED (
                SELECT DISTINCT ON (posted_channel) seq FROM deliveries WHERE crosspost_state = 'waiting' ORDER BY posted_channel, seq
              ), claimed AS MATERIALIZED (
                SELECT deliveries.seq FROM deliveries JOIN oldest ON oldest.seq = deliveries.seq
                  WHERE crosspost_state = 'waiting' AND ${isOver('held_until', now)} AND ${isOver('not_before', now)} AND ${limitPerHour} > (
                    SELECT count(*) FROM deliveries AS done WHERE done.crosspost_state = 'done' AND done.posted_channel = deliveries.posted_channel
                      AND done.crossposted_at BETWEEN ${at.getTime() - hourMs} AND ${at.getTime()})
                  FOR UPDATE OF deliveries SKIP LOCKED
              )
              UPDATE deliveries SET holder = ${holder}, held_until = ${now} + ${forMs} FROM claimed WHERE claimed.seq = deliveries.seq
                RETURNING key, posted_channel, posted_message`,
          )
        ).rows.map(toCrosspost),
      );
    },
    crossposted: async (key, holder, at) => {
      await run(
        sql`UPDATE deliveries SET crosspost_state = 'done', crossposted_at = ${at.getTime()}, ${free}
          WHERE key = ${key} AND holder = ${holder} AND crosspost_state = 'waiting'`,
      );
    },
    crosspostFailed: async (key, holder, notBefore) => {
      const next = notBefore === null ? sql`crosspost_state = 'given up'` : sql`not_before = ${onServer(notBefore)}`;
      await run(
        sql`UPDATE deliveries SET ${next}, ${free} WHERE key = ${key} AND holder = ${holder} AND crosspost_state = 'waiting'`,
      );
    },
  };
}

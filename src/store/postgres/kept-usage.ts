import { z } from 'zod';
import {
  type CountedAsker,
  mostSkewMs,
  type Usage,
  type UsageLimit,
  type UsageRefusal,
  usageKeptMs,
} from '../usage.ts';
import type { Database, Transaction } from './database.ts';
import { type Sql, sql } from './sql.ts';

const momentRow = z.object({ at: z.number().transform((ms) => new Date(ms)) });
const countRow = z.object({ count: z.number() });

/** Keeps when who asked. To look and to count is one transaction, and of two that ask for the same person or server, one waits for the other. */
export function keptUsage(database: Database): Usage {
  const counted = (who: string, since: Date, at: Date): Sql =>
    sql`FROM usage WHERE who = ${who} AND at BETWEEN ${since.getTime()} AND ${at.getTime() + mostSkewMs}`;
  const dropOlder = (now: Date): Sql => sql`DELETE FROM usage WHERE at < ${now.getTime() - usageKeptMs}`;
  return {
    admit: (askers, at) =>
      database.transaction(async (within) => {
        // In one order, so that no two wait for each other.
        for (const who of askers.map((asker) => asker.who).toSorted()) await within.lock(`usage/${who}`);
        const refused = await refusal(within, askers, at);
        if (refused !== null) return refused;
        for (const { who } of askers)
          await within.run(sql`INSERT INTO usage (who, at) VALUES (${who}, ${at.getTime()})`);
        return null;
      }),
    takeBack: (whose, at) =>
      database.transaction(async ({ run }) => {
        for (const who of whose) {
          await run(
            sql`DELETE FROM usage WHERE ctid = (SELECT ctid FROM usage WHERE who = ${who} AND at = ${at.getTime()} LIMIT 1 FOR UPDATE SKIP LOCKED)`,
          );
        }
      }),
    count: async (who, since, at) =>
      countRow.parse((await database.run(sql`SELECT count(*) AS count ${counted(who, since, at)}`)).rows[0]).count,
    sweep: async (now) => {
      await database.run(dropOlder(now));
    },
  };

  async function refusal<L extends UsageLimit>(
    { run }: Transaction,
    askers: readonly CountedAsker<L>[],
    at: Date,
  ): Promise<UsageRefusal<L> | null> {
    for (const { who, limits } of askers) {
      for (const limit of limits) {
        if (limit.most < 1) return { limit, inTheWay: at };
        const { rows } = await run(
          sql`SELECT at ${counted(who, limit.since, at)} ORDER BY at DESC LIMIT 1 OFFSET ${limit.most - 1}`,
        );
        if (rows.length > 0) return { limit, inTheWay: momentRow.parse(rows[0]).at };
      }
    }
    return null;
  }
}

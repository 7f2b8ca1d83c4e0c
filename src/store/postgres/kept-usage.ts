import { z } from 'zod';
import { mostSkewMs, type Usage, usageKeptMs } from '../usage.ts';
import type { Database } from './database.ts';
import { type Sql, sql } from './sql.ts';

const refusalRow = z.object({ reached: z.number(), in_the_way: z.number() });
const countRow = z.object({ count: z.number() });

/** Keeps when who asked. To look and to count is one transaction, and of two that ask for the same person or server, one waits for the other. */
export function keptUsage(database: Database): Usage {
  const counted = (who: string, since: Date, at: Date): Sql =>
    sql`FROM usage WHERE who = ${who} AND at BETWEEN ${since.getTime()} AND ${at.getTime() + mostSkewMs}`;
  const dropOlder = (now: Date): Sql => sql`DELETE FROM usage WHERE at < ${now.getTime() - usageKeptMs}`;
  return {
    admit: async (askers, at) => {
      const limits = askers.flatMap(({ who, limits }) => limits.map((limit) => ({ who, limit })));
      const asked = limits.map(({ who, limit: { most, since } }) => ({ who, most, since: since.getTime() }));
      // Where the connection is cut just then it is counted twice: rather one question less than one too many.
      const { rows } = await database.run(
        sql`SELECT * FROM admit_question(${askers.map(({ who }) => who)}::text[], ${at.getTime()}, ${at.getTime() + mostSkewMs}, ${JSON.stringify(asked)}::jsonb)`,
      );
      if (rows.length === 0) return null;
      const { reached, in_the_way: inTheWay } = refusalRow.parse(rows[0]);
      const found = limits[reached];
      if (found === undefined) throw new RangeError(`There is no limit ${reached} that could be reached.`);
      return { limit: found.limit, inTheWay: new Date(inTheWay) };
    },
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
}

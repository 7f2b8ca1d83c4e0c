import { z } from 'zod';
import type { Spending } from '../spending.ts';
import type { Database } from './database.ts';
import { type Sql, sql } from './sql.ts';

const sumRow = z.object({ dollars: z.number() });

/** Keeps what each call to Claude cost, in dollars, by when it ended. Of two that add at once, one sees the other's. */
export function keptSpending(database: Database): Spending {
  const sum = (moment: Date): Sql =>
    sql`SELECT coalesce(sum(dollars), 0) AS dollars FROM spending WHERE ended_at >= ${moment.getTime()}`;
  const dollarsIn = (rows: readonly unknown[]): number => sumRow.parse(rows[0]).dollars;
  return {
    since: async (moment) => dollarsIn((await database.run(sum(moment))).rows),
    add: (dollars, endedAt, from) =>
      database.transaction(async ({ run, lock }) => {
        await lock('spending');
        const before = dollarsIn((await run(sum(from))).rows);
        await run(sql`INSERT INTO spending (ended_at, dollars) VALUES (${endedAt.getTime()}, ${dollars})`);
        return before;
      }),
    deleteBefore: async (moment) => {
      await database.run(sql`DELETE FROM spending WHERE ended_at < ${moment.getTime()}`);
    },
  };
}

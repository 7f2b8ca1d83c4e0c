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
    // Where the connection is cut just then it is counted twice: rather too much than too little.
    add: async (dollars, endedAt, from) =>
      dollarsIn(
        (await database.run(sql`SELECT spend(${dollars}, ${endedAt.getTime()}, ${from.getTime()}) AS dollars`)).rows,
      ),
    deleteBefore: async (moment) => {
      await database.run(sql`DELETE FROM spending WHERE ended_at < ${moment.getTime()}`);
    },
  };
}

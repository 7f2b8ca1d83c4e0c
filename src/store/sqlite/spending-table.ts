import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Spending } from '../spending.ts';
import { transaction } from './transaction.ts';

const sumRow = z.object({ dollars: z.number() });

/** Keeps what each call to Claude cost, in dollars, by when it ended. */
export function spendingTable(database: DatabaseSync): Spending {
  const sum = database.prepare('SELECT total(dollars) AS dollars FROM spending WHERE ended_at >= ?');
  const insert = database.prepare('INSERT INTO spending (ended_at, dollars) VALUES (?, ?)');
  const dropOlder = database.prepare('DELETE FROM spending WHERE ended_at < ?');
  const since = (moment: Date): number => sumRow.parse(sum.get(moment.getTime())).dollars;
  return {
    since: async (moment) => since(moment),
    add: async (dollars, endedAt, from) =>
      transaction(database, () => {
        const before = since(from);
        insert.run(endedAt.getTime(), dollars);
        return before;
      }),
    deleteBefore: async (moment) => {
      dropOlder.run(moment.getTime());
    },
  };
}

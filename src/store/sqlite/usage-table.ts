import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import {
  type CountedAsker,
  mostSkewMs,
  type Usage,
  type UsageLimit,
  type UsageRefusal,
  usageKeptMs,
} from '../usage.ts';
import { transaction } from './transaction.ts';

const momentRow = z.object({ at: z.number().transform((ms) => new Date(ms)) });
const countRow = z.object({ count: z.number() });

/** Keeps when who asked, so that limits hold over processes: to look and to count is one transaction. */
export function usageTable(database: DatabaseSync): Usage {
  const counted = 'FROM usage WHERE who = ? AND at BETWEEN ? AND ?';
  const nthNewest = database.prepare(`SELECT at ${counted} ORDER BY at DESC LIMIT 1 OFFSET ?`);
  const count = database.prepare(`SELECT count(*) AS count ${counted}`);
  const insert = database.prepare('INSERT INTO usage (who, at) VALUES (?, ?)');
  const dropOne = database.prepare(
    'DELETE FROM usage WHERE rowid = (SELECT rowid FROM usage WHERE who = ? AND at = ? LIMIT 1)',
  );
  const dropOlder = database.prepare('DELETE FROM usage WHERE at < ?');
  const until = (at: Date): number => at.getTime() + mostSkewMs;

  const refusal = <L extends UsageLimit>(askers: readonly CountedAsker<L>[], at: Date): UsageRefusal<L> | null => {
    for (const { who, limits } of askers) {
      for (const limit of limits) {
        if (limit.most < 1) return { limit, inTheWay: at };
        const row = nthNewest.get(who, limit.since.getTime(), until(at), limit.most - 1);
        if (row !== undefined) return { limit, inTheWay: momentRow.parse(row).at };
      }
    }
    return null;
  };

  return {
    admit: async (askers, at) =>
      transaction(database, () => {
        const refused = refusal(askers, at);
        if (refused !== null) return refused;
        for (const { who } of askers) insert.run(who, at.getTime());
        dropOlder.run(at.getTime() - usageKeptMs);
        return null;
      }),
    takeBack: async (who, at) =>
      transaction(database, () => {
        for (const each of who) dropOne.run(each, at.getTime());
      }),
    count: async (who, since, at) => countRow.parse(count.get(who, since.getTime(), until(at))).count,
    sweep: async (now) => {
      dropOlder.run(now.getTime() - usageKeptMs);
    },
  };
}

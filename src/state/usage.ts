import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** Who asked how often: hashes and moments, gone when no limit looks at them any more. */
export interface UsageTable {
  /** Moments of questions from `since` to `until`, both counted, oldest first, in milliseconds since 1970. */
  moments(who: string, since: Date, until: Date): readonly number[];
  /** Counts a question for each of them; deletes what was counted before `keepSince`. */
  count(who: readonly string[], at: Date, keepSince: Date): void;
}

const momentRow = z.object({ at: z.number() });

export function usageTable(database: DatabaseSync): UsageTable {
  const select = database.prepare('SELECT at FROM usage WHERE who = ? AND at BETWEEN ? AND ? ORDER BY at');
  const insert = database.prepare('INSERT INTO usage (who, at) VALUES (?, ?)');
  const dropOlder = database.prepare('DELETE FROM usage WHERE at < ?');
  return {
    moments: (who, since, until) =>
      select.all(who, since.getTime(), until.getTime()).map((row) => momentRow.parse(row).at),
    count: (who, at, keepSince) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const each of who) insert.run(each, at.getTime());
        dropOlder.run(keepSince.getTime());
        database.exec('COMMIT');
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
  };
}

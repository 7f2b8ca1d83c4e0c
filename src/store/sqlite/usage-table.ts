import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { transaction } from './transaction.ts';

/** Who asked how often: hashes and moments, gone when no limit looks at them any more. */
export interface UsageTable {
  /** Moments of questions from `since` to `until`, both counted, oldest first, in milliseconds since 1970. */
  moments(who: string, since: Date, until: Date): readonly number[];
  /** Counts a question for each of them. */
  count(who: readonly string[], at: Date): void;
  /** Takes back one question of each of them that was counted at that moment. */
  uncount(who: readonly string[], at: Date): void;
  /** Deletes what no limit of a day looks at any more. */
  sweep(now: Date): void;
}

/** Longer than any day, whatever the clocks do. */
const KEPT_MS = 2 * 86_400_000;

const momentRow = z.object({ at: z.number() });

export function usageTable(database: DatabaseSync): UsageTable {
  const select = database.prepare('SELECT at FROM usage WHERE who = ? AND at BETWEEN ? AND ? ORDER BY at');
  const insert = database.prepare('INSERT INTO usage (who, at) VALUES (?, ?)');
  const dropOne = database.prepare(
    'DELETE FROM usage WHERE rowid = (SELECT rowid FROM usage WHERE who = ? AND at = ? LIMIT 1)',
  );
  const dropOlder = database.prepare('DELETE FROM usage WHERE at < ?');
  return {
    moments: (who, since, until) =>
      select.all(who, since.getTime(), until.getTime()).map((row) => momentRow.parse(row).at),
    count: (who, at) =>
      transaction(database, () => {
        for (const each of who) insert.run(each, at.getTime());
        dropOlder.run(at.getTime() - KEPT_MS);
      }),
    uncount: (who, at) =>
      transaction(database, () => {
        for (const each of who) dropOne.run(each, at.getTime());
      }),
    sweep: (now) => {
      dropOlder.run(now.getTime() - KEPT_MS);
    },
  };
}

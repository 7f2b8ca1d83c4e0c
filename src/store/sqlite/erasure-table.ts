import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Erasure } from '../erasure.ts';
import { transaction } from './transaction.ts';

/** No answer takes longer than an interaction of Discord's lives. */
const longestAnswerMs = 15 * 60_000;

const erasedRow = z.object({ at: z.number() }).optional();

/** Erases what a person asked and rated; `wipe` takes the words out of the file as well. */
export function erasureTable(database: DatabaseSync, wipe: () => void): Erasure {
  const dropRatings = database.prepare('DELETE FROM ratings WHERE rater = ?');
  const dropTraces = database.prepare('DELETE FROM traces WHERE asker = ?');
  const note = database.prepare(
    'INSERT INTO erased (asker, at) VALUES (?, ?) ON CONFLICT (asker) DO UPDATE SET at = max(at, excluded.at)',
  );
  const dropNotes = database.prepare('DELETE FROM erased WHERE at < ?');
  const sweep = (now: Date): number => Number(dropNotes.run(now.getTime() - longestAnswerMs).changes);
  return {
    erase: async (person, at) => {
      const erased = transaction(database, () => {
        sweep(at);
        note.run(person, at.getTime());
        return { ratings: Number(dropRatings.run(person).changes), traces: Number(dropTraces.run(person).changes) };
      });
      if (erased.ratings + erased.traces > 0) wipe();
      return erased;
    },
    sweep: async (now) => {
      if (sweep(now) > 0) wipe();
    },
  };
}

/** Within the transaction that would keep it: whether what a person asked then was erased before it was answered. */
export function erasureReader(database: DatabaseSync): (asker: string | null, askedAt: Date) => boolean {
  const select = database.prepare('SELECT at FROM erased WHERE asker = ?');
  return (asker, askedAt) => {
    const erased = asker === null ? undefined : erasedRow.parse(select.get(asker));
    return erased !== undefined && askedAt.getTime() <= erased.at;
  };
}

import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Erasure, longestAnswerMs } from '../erasure.ts';
import { messageForgetter } from './forget-messages.ts';
import { transaction } from './transaction.ts';

const erasedRow = z.object({ at: z.number() }).optional();

/** Erases what a person asked, rated and follows; `wipe` takes the words out of the file as well. */
export function erasureTable(database: DatabaseSync, wipe: () => void): Erasure {
  const dropRatings = database.prepare('DELETE FROM ratings WHERE rater = ?');
  const dropTraces = database.prepare('DELETE FROM traces WHERE asker = ?');
  const theirs = `SELECT id FROM schedules WHERE server = :person AND follower IS NOT NULL`;
  // What a follow told names what they follow; where a digest of others has the same text, it stays.
  const dropTold = database.prepare(
    `DELETE FROM traces WHERE id IN (
       SELECT trace FROM delivery_traces JOIN deliveries ON seq = delivery WHERE schedule IN (${theirs})
       EXCEPT SELECT trace FROM delivery_traces JOIN deliveries ON seq = delivery WHERE schedule IS NULL OR schedule NOT IN (${theirs}))`,
  );
  const forgetMessages = messageForgetter(database, theirs);
  const dropFollows = database.prepare('DELETE FROM schedules WHERE server = ? AND follower IS NOT NULL');
  const dropDeferred = database.prepare('DELETE FROM deferred WHERE asker = ?');
  const note = database.prepare(
    'INSERT INTO erased (asker, at) VALUES (?, ?) ON CONFLICT (asker) DO UPDATE SET at = max(at, excluded.at)',
  );
  const dropNotes = database.prepare('DELETE FROM erased WHERE at < ?');
  const sweep = (now: Date): number => Number(dropNotes.run(now.getTime() - longestAnswerMs).changes);
  return {
    erase: async (person, at) => {
      const { erased, isAny } = transaction(database, () => {
        sweep(at);
        note.run(person, at.getTime());
        dropTold.run({ person });
        forgetMessages({ person });
        const deferred = Number(dropDeferred.run(person).changes);
        const ratings = Number(dropRatings.run(person).changes);
        const traces = Number(dropTraces.run(person).changes);
        const follows = Number(dropFollows.run(person).changes);
        return { erased: { ratings, traces, follows }, isAny: deferred + ratings + traces + follows > 0 };
      });
      if (isAny) wipe();
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

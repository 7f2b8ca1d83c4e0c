import { type Erasure, longestAnswerMs } from '../erasure.ts';
import { toId } from '../schedule-row.ts';
import type { Database } from './database.ts';
import { forgetMessages } from './forget-messages.ts';
import { type Sql, sql } from './sql.ts';

/** Erases what a person asked, rated and follows. The server gives the room back and writes over it by itself, when it vacuums. */
export function keptErasure(database: Database, dropCopies: () => void): Erasure {
  const dropNotes = (now: Date): Sql => sql`DELETE FROM erased WHERE at < ${now.getTime() - longestAnswerMs}`;
  return {
    erase: async (person, at) => {
      dropCopies();
      return database.transaction(async (within) => {
        const { run, lock } = within;
        // As `is_erased` does, which is asked within whatever would keep a trace of theirs.
        await lock(`asker/${person}`);
        await run(dropNotes(at));
        await run(
          sql`INSERT INTO erased (asker, at) VALUES (${person}, ${at.getTime()})
            ON CONFLICT (asker) DO UPDATE SET at = greatest(erased.at, excluded.at)`,
        );
        // A schedule is locked before its messages, as by whoever posts one.
        const followed = await run(
          sql`SELECT id FROM schedules WHERE server = ${person} AND follower IS NOT NULL ORDER BY seq FOR UPDATE`,
        );
        const theirs = followed.rows.map(toId);
        // What a follow told names what they follow; where a digest of others has the same text, it stays.
        await run(
          sql`DELETE FROM traces WHERE id IN (
            SELECT trace FROM delivery_traces JOIN deliveries ON seq = delivery WHERE schedule = ANY (${theirs})
            EXCEPT SELECT trace FROM delivery_traces JOIN deliveries ON seq = delivery WHERE schedule IS NULL OR NOT schedule = ANY (${theirs}))`,
        );
        await forgetMessages(within, theirs);
        await run(sql`DELETE FROM deferred WHERE asker = ${person}`);
        const follows = await run(sql`DELETE FROM schedules WHERE id = ANY (${theirs})`);
        const ratings = await run(sql`DELETE FROM ratings WHERE rater = ${person}`);
        const traces = await run(sql`DELETE FROM traces WHERE asker = ${person}`);
        return { ratings: ratings.count, traces: traces.count, follows: follows.count };
      });
    },
    sweep: async (now) => {
      await database.run(dropNotes(now));
    },
  };
}

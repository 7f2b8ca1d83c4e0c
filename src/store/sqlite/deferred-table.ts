import type { DatabaseSync } from 'node:sqlite';
import { type DeferredReplies, tokenLivesMs } from '../deferred-replies.ts';
import { deferredFields, toDeferred } from '../deferred-row.ts';
import { transaction } from './transaction.ts';

/**
 * Keeps the replies that are being made. Writes for each question that wait for the disk would be felt, and are needed by nobody: after a power cut that takes the last of them, Discord
 * hasn't heard of the bot for longer than its tokens live, or somebody waits once for nothing.
 */
export function deferredTable(database: DatabaseSync): DeferredReplies {
  const insert = database.prepare(
    `INSERT INTO deferred (${deferredFields}, holder, held_until)
       VALUES (:interaction, :application, :token, :asker, :language, :deferredAt, :counted, :holder, :until)
       ON CONFLICT DO NOTHING`,
  );
  const drop = database.prepare('DELETE FROM deferred WHERE interaction = ?');
  const extend = database.prepare('UPDATE deferred SET held_until = :until WHERE holder = :holder');
  const dropOld = database.prepare('DELETE FROM deferred WHERE deferred_at <= ?');
  const take = database.prepare(
    // Nobody holds one for so long ahead: the clock was set back since.
    `UPDATE deferred SET holder = :holder, held_until = :until WHERE held_until <= :at OR held_until > :unheld RETURNING ${deferredFields}`,
  );
  const withoutWaiting = (write: () => void): void => {
    database.exec('PRAGMA synchronous = NORMAL');
    try {
      write();
    } finally {
      database.exec('PRAGMA synchronous = FULL');
    }
  };
  return {
    keep: async ({ deferredAt, counted, ...reply }, holder, forMs) => {
      const until = deferredAt.getTime() + forMs;
      const row = { ...reply, deferredAt: deferredAt.getTime(), counted: JSON.stringify(counted), holder, until };
      withoutWaiting(() => insert.run(row));
    },
    settle: async (interactions) =>
      withoutWaiting(() => {
        for (const each of interactions) drop.run(each);
      }),
    extend: async (holder, forMs, at) => withoutWaiting(() => extend.run({ holder, until: at.getTime() + forMs })),
    takeLost: async (holder, forMs, at) =>
      transaction(database, () => {
        dropOld.run(at.getTime() - tokenLivesMs);
        const now = at.getTime();
        return take.all({ holder, at: now, until: now + forMs, unheld: now + 2 * forMs }).map(toDeferred);
      }),
  };
}

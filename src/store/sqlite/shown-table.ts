import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { ShownAnswer, ShownAnswers } from '../shown-answers.ts';
import { shownFields, toShown } from '../shown-row.ts';
import { transaction } from './transaction.ts';

const traceRow = z.object({ id: z.string() });

/** Keeps where answers stand; what a trace cites is kept with the trace. */
export function shownTable(database: DatabaseSync): ShownAnswers {
  const insert = database.prepare(
    `INSERT INTO shown (first, trace, channel, messages, language)
       SELECT :first, id, :channel, :messages, :language FROM traces WHERE id = :trace
       ON CONFLICT (first) DO UPDATE SET messages = excluded.messages`,
  );
  const ofTrace = database.prepare(`SELECT ${shownFields} FROM shown WHERE trace = ? ORDER BY first`);
  const drop = database.prepare('DELETE FROM shown WHERE first = ?');
  const citing = database.prepare(
    `SELECT id FROM traces WHERE id IN (SELECT trace FROM cited WHERE article = ?)
       AND EXISTS (SELECT 1 FROM shown WHERE trace = traces.id) ORDER BY rowid`,
  );
  const unchecked = database.prepare(`SELECT ${shownFields} FROM shown WHERE NOT is_checked ORDER BY first LIMIT ?`);
  const check = database.prepare('UPDATE shown SET is_checked = 1 WHERE first = ?');
  return {
    keep: async ({ trace, channel, messages, language }: ShownAnswer) => {
      const [first] = messages;
      if (first === undefined) throw new RangeError('An answer stands in one message at least.');
      insert.run({ first, trace, channel, language, messages: JSON.stringify(messages) });
    },
    of: async (trace) => ofTrace.all(trace).map(toShown),
    forget: async (message) => {
      drop.run(message);
    },
    unchecked: async (limit) => unchecked.all(limit).map(toShown),
    checked: async (messages) =>
      transaction(database, () => {
        for (const message of messages) check.run(message);
      }),
    citing: async (article) => citing.all(article).map((row) => traceRow.parse(row).id),
  };
}

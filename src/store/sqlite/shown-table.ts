import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { ShownAnswer, ShownAnswers } from '../shown-answers.ts';

const ids = z.array(z.string());
const shownRow = z.object({
  trace: z.string(),
  channel: z.string(),
  messages: z.string().transform((json) => ids.parse(JSON.parse(json))),
  language: z.string(),
});
const traceRow = z.object({ id: z.string() });

/** Keeps where answers stand; what a trace cites is kept with the trace. */
export function shownTable(database: DatabaseSync): ShownAnswers {
  const insert = database.prepare(
    `INSERT INTO shown (first, trace, channel, messages, language)
       SELECT :first, id, :channel, :messages, :language FROM traces WHERE id = :trace
       ON CONFLICT (first) DO UPDATE SET messages = excluded.messages`,
  );
  const ofTrace = database.prepare(
    'SELECT trace, channel, messages, language FROM shown WHERE trace = ? ORDER BY first',
  );
  const drop = database.prepare('DELETE FROM shown WHERE first = ?');
  const citing = database.prepare(
    `SELECT id FROM traces WHERE id IN (SELECT trace FROM cited WHERE article = :article AND version <> :version)
       AND (EXISTS (SELECT 1 FROM shown WHERE trace = traces.id) OR EXISTS (
         SELECT 1 FROM delivery_traces JOIN deliveries ON seq = delivery WHERE delivery_traces.trace = traces.id AND kind = 'digest' AND state = 'posted'))
       ORDER BY rowid`,
  );
  return {
    keep: async ({ trace, channel, messages, language }: ShownAnswer) => {
      const [first] = messages;
      if (first === undefined) throw new RangeError('An answer stands in one message at least.');
      insert.run({ first, trace, channel, language, messages: JSON.stringify(messages) });
    },
    of: async (trace) => ofTrace.all(trace).map((row) => shownRow.parse(row)),
    forget: async (message) => {
      drop.run(message);
    },
    citing: async (article, version) => citing.all({ article, version }).map((row) => traceRow.parse(row).id),
  };
}

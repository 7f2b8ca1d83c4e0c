import { z } from 'zod';
import type { ShownAnswers } from '../shown-answers.ts';
import { shownFields, toShown } from '../shown-row.ts';
import type { Database } from './database.ts';
import { raw, sql } from './sql.ts';

const idRow = z.object({ id: z.string() });
const columns = raw(shownFields);

/** Keeps where answers stand; what a trace cites is kept with the trace. */
export function keptShown(database: Database): ShownAnswers {
  return {
    keep: async ({ trace, channel, messages, language }) => {
      const [first] = messages;
      if (first === undefined) throw new RangeError('An answer stands in one message at least.');
      await database.run(
        sql`INSERT INTO shown (first, trace, channel, messages, language)
          SELECT ${first}, id, ${channel}, ${JSON.stringify(messages)}, ${language} FROM traces WHERE id = ${trace} FOR KEY SHARE
          ON CONFLICT (first) DO UPDATE SET messages = excluded.messages`,
      );
    },
    of: async (trace) =>
      (await database.run(sql`SELECT ${columns} FROM shown WHERE trace = ${trace} ORDER BY first`)).rows.map(toShown),
    forget: async (message) => {
      await database.run(sql`DELETE FROM shown WHERE first = ${message}`);
    },
    unchecked: async (limit) =>
      (
        await database.run(sql`SELECT ${columns} FROM shown WHERE NOT is_checked ORDER BY first LIMIT ${limit}`)
      ).rows.map(toShown),
    checked: async (messages) => {
      await database.run(sql`UPDATE shown SET is_checked = TRUE WHERE first = ANY (${messages})`);
    },
    citing: async (article) =>
      (
        await database.run(
          sql`SELECT id FROM traces WHERE id IN (SELECT trace FROM cited WHERE article = ${article})
            AND EXISTS (SELECT 1 FROM shown WHERE trace = traces.id) ORDER BY seq`,
        )
      ).rows.map((row) => idRow.parse(row).id),
  };
}

import { type DeferredReplies, tokenLivesMs } from '../deferred-replies.ts';
import { deferredFields, toDeferred } from '../deferred-row.ts';
import type { Database } from './database.ts';
import { onServer } from './server-time.ts';
import { raw, sql } from './sql.ts';

const columns = raw(deferredFields);

/** Keeps the replies that are being made, each statement the same when it is done twice. The server's clock says how old one is, and how long it is held. */
export function keptDeferred({ run }: Database): DeferredReplies {
  return {
    keep: async ({ interaction, application, token, asker, language, deferredAt, counted }, holder, forMs) => {
      await run(
        sql`INSERT INTO deferred (${columns}, holder, held_until)
          VALUES (${interaction}, ${application}, ${token}, ${asker}, ${language}, ${onServer(deferredAt)}, ${JSON.stringify(counted)},
            ${holder}, ${onServer(deferredAt)} + ${forMs})
          ON CONFLICT DO NOTHING`,
      );
    },
    settle: async (interactions) => {
      await run(sql`DELETE FROM deferred WHERE interaction = ANY (${interactions})`);
    },
    extend: async (holder, forMs, at) => {
      await run(sql`UPDATE deferred SET held_until = ${onServer(at)} + ${forMs} WHERE holder = ${holder}`);
    },
    takeLost: async (holder, forMs, at) => {
      const now = onServer(at);
      await run(sql`DELETE FROM deferred WHERE deferred_at <= ${now} - ${tokenLivesMs}`);
      const { rows } = await run(
        sql`UPDATE deferred SET holder = ${holder}, held_until = ${now} + ${forMs} WHERE held_until <= ${now} RETURNING ${columns}`,
      );
      return rows.map(toDeferred);
    },
  };
}

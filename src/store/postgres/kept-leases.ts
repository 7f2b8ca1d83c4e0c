import { z } from 'zod';
import type { Leases } from '../leases.ts';
import type { Database } from './database.ts';
import { onServer } from './server-time.ts';
import { sql } from './sql.ts';

const nameRow = z.object({ name: z.string() });

/** Taking and renewing are one statement each, which finds the same when it is done twice: a lease that was taken is taken again. The server's clock says how long. */
export function keptLeases(database: Database): Leases {
  return {
    take: async (name, holder, forMs, at) => {
      const now = onServer(at);
      const { count } = await database.run(
        sql`INSERT INTO leases (name, holder, until) VALUES (${name}, ${holder}, ${now} + ${forMs})
          ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
          WHERE leases.until <= ${now} OR leases.holder = excluded.holder`,
      );
      return count === 1;
    },
    renew: async (name, holder, forMs, at) => {
      const now = onServer(at);
      const { count } = await database.run(
        sql`UPDATE leases SET until = ${now} + ${forMs} WHERE name = ${name} AND holder = ${holder} AND until > ${now}`,
      );
      return count === 1;
    },
    others: async (prefix, holder, at) => {
      await database.run(sql`DELETE FROM leases WHERE starts_with(name, ${prefix}) AND until <= ${onServer(at)}`);
      const { rows } = await database.run(
        sql`SELECT name FROM leases WHERE starts_with(name, ${prefix}) AND holder <> ${holder} ORDER BY name COLLATE "C"`,
      );
      return rows.map((row) => nameRow.parse(row).name);
    },
    release: async (name, holder) => {
      await database.run(sql`DELETE FROM leases WHERE name = ${name} AND holder = ${holder}`);
    },
  };
}

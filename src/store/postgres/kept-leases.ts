import type { Leases } from '../leases.ts';
import type { Database } from './database.ts';
import { onServer } from './server-time.ts';
import { sql } from './sql.ts';

/** Each in one statement, which finds the same when it is done twice: a lease that was taken is taken again. The server's clock says how long. */
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
    release: async (name, holder) => {
      await database.run(sql`DELETE FROM leases WHERE name = ${name} AND holder = ${holder}`);
    },
  };
}

import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Leases } from '../leases.ts';

const nameRow = z.object({ name: z.string() });

/** Taking and renewing are one statement each: no other process comes in between. */
export function leaseTable(database: DatabaseSync): Leases {
  const take = database.prepare(
    `INSERT INTO leases (name, holder, until) VALUES (:name, :holder, :until)
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
       WHERE leases.until <= :at OR leases.holder = excluded.holder`,
  );
  const renew = database.prepare(
    'UPDATE leases SET until = :until WHERE name = :name AND holder = :holder AND until > :at',
  );
  const release = database.prepare('DELETE FROM leases WHERE name = :name AND holder = :holder');
  const begins = 'substr(name, 1, length(:prefix)) = :prefix';
  const dropOver = database.prepare(`DELETE FROM leases WHERE ${begins} AND until <= :at`);
  const others = database.prepare(`SELECT name FROM leases WHERE ${begins} AND holder <> :holder ORDER BY name`);
  const row = (name: string, holder: string, forMs: number, at: Date) => ({
    ...{ name, holder, at: at.getTime(), until: at.getTime() + forMs },
  });
  return {
    take: async (...asked) => take.run(row(...asked)).changes === 1,
    renew: async (...asked) => renew.run(row(...asked)).changes === 1,
    others: async (prefix, holder, at) => {
      dropOver.run({ prefix, at: at.getTime() });
      return others.all({ prefix, holder }).map((each) => nameRow.parse(each).name);
    },
    release: async (name, holder) => {
      release.run({ name, holder });
    },
  };
}

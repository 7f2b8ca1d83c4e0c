import { z } from 'zod';
import type { Settings } from '../settings.ts';
import type { Database, Result } from './database.ts';
import { type Sql, sql } from './sql.ts';

const valueRow = z.object({ value: z.string() });

/** Keeps settings by key. Whoever writes one waits for whoever is changing it. */
export function keptSettings(database: Database): Settings {
  const select = (key: string): Sql => sql`SELECT value FROM settings WHERE key = ${key}`;
  const valueIn = ({ rows: [row] }: Result): string | null => (row === undefined ? null : valueRow.parse(row).value);
  const change: Settings['change'] = (key, changed) =>
    database.transaction(async ({ run, lock }) => {
      await lock(`settings/${key}`);
      const value = changed(valueIn(await run(select(key))));
      await run(
        sql`INSERT INTO settings (key, value) VALUES (${key}, ${value}) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      );
    });
  return {
    get: async (key) => valueIn(await database.run(select(key))),
    set: (key, value) => change(key, () => value),
    change,
  };
}

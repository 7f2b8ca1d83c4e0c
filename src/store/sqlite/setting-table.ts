import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Settings } from '../settings.ts';
import { transaction } from './transaction.ts';

const valueRow = z.object({ value: z.string() }).optional();

/** Keeps settings by key; `change` reads and writes in one transaction. */
export function settingTable(database: DatabaseSync): Settings {
  const select = database.prepare('SELECT value FROM settings WHERE key = ?');
  const upsert = database.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)');
  const get = (key: string): string | null => valueRow.parse(select.get(key))?.value ?? null;
  return {
    get: async (key) => get(key),
    set: async (key, value) => {
      upsert.run(key, value);
    },
    change: async (key, change) =>
      transaction(database, () => {
        upsert.run(key, change(get(key)));
      }),
  };
}

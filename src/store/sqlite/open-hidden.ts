import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { HiddenArticles } from '../hidden-articles.ts';
import { busyTimeoutMs } from './busy-timeout.ts';
import { storePath } from './database.ts';
import { HiddenTable } from './hidden-table.ts';
import { schemaVersion } from './schema.ts';
import { tablesVersion } from './tables-version.ts';
import { transaction } from './transaction.ts';

/**
 * Hides articles and shows them again, next to whoever writes the store; each call opens the file for itself, so that a store which is made anew
 * is found. Where there is none of this version, there is nothing to hide.
 */
export function hiddenArticles(dataDir: string): HiddenArticles {
  const using = <T>(readOnly: boolean, otherwise: T, use: (table: HiddenTable, database: DatabaseSync) => T): T => {
    const path = storePath(dataDir);
    if (!existsSync(path)) return otherwise;
    const database = new DatabaseSync(path, { readOnly, timeout: busyTimeoutMs });
    try {
      if (tablesVersion(database) !== schemaVersion) return otherwise;
      const table = new HiddenTable(database);
      return readOnly ? use(table, database) : transaction(database, () => use(table, database));
    } finally {
      database.close();
    }
  };
  return {
    hide: async (article, by, at) =>
      using(false, false, (table, database) => {
        const isThere = database.prepare('SELECT 1 FROM articles WHERE id = ?').get(article) !== undefined;
        if (isThere) table.hide({ article, by, at });
        return isThere;
      }),
    show: async (article) => using(false, false, (table) => table.show(article)),
    find: async (article) => using(true, null, (table) => table.find(article)),
    all: async () => using<Awaited<ReturnType<HiddenArticles['all']>>>(true, [], (table) => table.all()),
  };
}

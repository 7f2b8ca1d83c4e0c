import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Standings } from '../version-standing.ts';
import { connectForReading, storePath } from './database.ts';
import { HiddenTable } from './hidden-table.ts';
import { schemaVersion } from './schema.ts';
import { StoreReader } from './store-reader.ts';
import { tablesVersion } from './tables-version.ts';

const row = z.object({ hash: z.string(), status: z.enum(['published', 'corrected', 'withdrawn', 'draft']) }).optional();

/** Looks versions up next to a running bot; `null` when there is no store of this version that can be read. */
export function openStandings(dataDir: string): Standings | null {
  if (!existsSync(storePath(dataDir))) return null;
  let database: ReturnType<typeof connectForReading> | undefined;
  try {
    const store = connectForReading(dataDir);
    database = store;
    if (tablesVersion(store) !== schemaVersion) {
      store.close();
      return null;
    }
    const hidden = new HiddenTable(store);
    const select = store.prepare('SELECT hash, status FROM articles WHERE id = ?');
    return {
      articles: new StoreReader(store),
      of: (article, version) => {
        const found = row.parse(select.get(article));
        if (!found) return 'gone';
        if (hidden.find(article) !== null) return 'hidden';
        if (found.status === 'withdrawn' || found.status === 'draft') return 'withdrawn';
        if (found.hash === version) return 'current';
        return found.status === 'corrected' ? 'corrected' : 'changed';
      },
      close: () => store.close(),
    };
  } catch {
    // Damaged: the bot rebuilds it, and what was said can be read without it.
    database?.close();
    return null;
  }
}

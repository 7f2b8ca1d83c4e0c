import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { SourceRecord } from '../source-record.ts';
import { busyTimeoutMs } from './busy-timeout.ts';
import { storePath } from './database.ts';
import { ItemTable } from './item-table.ts';
import { schemaVersion } from './schema.ts';
import { SourceTable } from './source-table.ts';
import { tablesVersion } from './tables-version.ts';

/** A source with how many articles it holds. */
interface CountedSource {
  readonly record: SourceRecord;
  readonly articles: number;
}

/** The sources of a store, next to a running bot; none where there is no store of this version. */
export function readSourceRows(dataDir: string): CountedSource[] {
  const path = storePath(dataDir);
  if (!existsSync(path)) return [];
  const database = new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMs });
  try {
    if (tablesVersion(database) !== schemaVersion) return [];
    const [sources, items] = [new SourceTable(database), new ItemTable(database)];
    return sources.all().map((record) => ({ record, articles: items.count(record.number) }));
  } finally {
    database.close();
  }
}

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

function withTables<T>(
  dataDir: string,
  readOnly: boolean,
  use: (sources: SourceTable, items: ItemTable) => T,
): T | null {
  const path = storePath(dataDir);
  if (!existsSync(path)) return null;
  const database = new DatabaseSync(path, { readOnly, timeout: busyTimeoutMs });
  try {
    if (tablesVersion(database) !== schemaVersion) return null;
    return use(new SourceTable(database), new ItemTable(database));
  } finally {
    database.close();
  }
}

/** The sources of a store, next to a running bot; none where there is no store of this version. */
export function readSourceRows(dataDir: string): CountedSource[] {
  const rows = withTables(dataDir, true, (sources, items) =>
    sources.all().map((record) => ({ record, articles: items.count(record.number) })),
  );
  return rows ?? [];
}

/** Lets the changes through that are held of a source, with its next poll. @returns false where nothing is held. */
export function acceptHeld(dataDir: string, id: string): boolean {
  const isAccepted = withTables(dataDir, false, (sources) => {
    const record = sources.record(id);
    if (!record?.held) return false;
    sources.hold(record.number, { ...record.held, isAccepted: true });
    sources.wake(record.number);
    return true;
  });
  return isAccepted ?? false;
}

/** Has a source polled at once, whatever it waits for. @returns false where there is no such source. */
export function wakeSource(dataDir: string, id: string): boolean {
  const isKnown = withTables(dataDir, false, (sources) => {
    const record = sources.record(id);
    if (record !== null) sources.wake(record.number);
    return record !== null;
  });
  return isKnown ?? false;
}

/** Has whoever writes the store take out all that a source brought. @returns false where there is no such source. */
export function dismissSource(dataDir: string, id: string): boolean {
  const isKnown = withTables(dataDir, false, (sources) => {
    const record = sources.record(id);
    if (record !== null) sources.dismiss(record.number);
    return record !== null;
  });
  return isKnown ?? false;
}

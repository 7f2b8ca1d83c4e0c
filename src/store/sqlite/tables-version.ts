import { DatabaseSync } from 'node:sqlite';

/** Which version an open database's tables are of; 0 for a new one. */
export function tablesVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

/** The same of a file that nobody may have open; `null` where it can't be read as a database. */
export function tablesVersionOfFile(path: string): number | null {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    return tablesVersion(database);
  } catch {
    return null;
  } finally {
    database?.close();
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderError } from '../data-folder-error.ts';
import { oldestVersion, schemaVersion } from './schema.ts';
import { stateVersion } from './state-migrations.ts';
import { tablesVersionOfFile } from './tables-version.ts';

/** The databases of a data folder that nothing else gives again. What else lies there is derived from them. */
export const databaseNames = ['store.sqlite', 'state.sqlite'] as const;
export type DatabaseName = (typeof databaseNames)[number];

/** Versions of the tables that this program brings up to date, and the one that it brings them to. */
export const knownVersions: Readonly<Record<DatabaseName, { readonly oldest: number; readonly current: number }>> = {
  'store.sqlite': { oldest: oldestVersion, current: schemaVersion },
  'state.sqlite': { oldest: 0, current: stateVersion },
};

/**
 * Looks at both databases of a data folder before either is brought up to date: a folder of a newer version stays as it is, all of it.
 * One that can't be read says nothing here; whoever opens it says what is wrong.
 * @throws {DataFolderError} when one is from a newer version.
 */
export function refuseNewer(dataDir: string): void {
  for (const name of databaseNames) {
    const path = join(dataDir, name);
    if (!existsSync(path)) continue;
    const version = tablesVersionOfFile(path);
    if (version !== null && version > knownVersions[name].current) throw newerVersion(path, version, name);
  }
}

/** Says that a database is of a newer version than this program knows. */
export function newerVersion(path: string, version: number, name: DatabaseName): DataFolderError {
  return new DataFolderError({
    found: `${path} was written by a newer version of Dateline (schema ${version}; this one knows up to ${knownVersions[name].current}).`,
    remedy: 'It was left as it is: update Dateline, or use another data folder.',
  });
}

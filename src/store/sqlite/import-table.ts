import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { ImportedFile, Imports } from '../imports.ts';

const importRow = z.object({ file: z.string(), at: z.coerce.date() });

/** Which files were imported, and when. */
export function importTable(database: DatabaseSync): Imports {
  const select = database.prepare('SELECT file, at FROM imports ORDER BY at, file');
  const upsert = database.prepare('INSERT OR REPLACE INTO imports (file, at) VALUES (?, ?)');
  const drop = database.prepare('DELETE FROM imports WHERE file = ?');
  return {
    all: async (): Promise<readonly ImportedFile[]> => select.all().map((row) => importRow.parse(row)),
    remember: async (file, at) => {
      upsert.run(file, at.toISOString());
    },
    forget: async (file) => {
      drop.run(file);
    },
  };
}

/** How many files were imported. */
export function countImports(database: DatabaseSync): number {
  return Number(database.prepare('SELECT count(*) AS count FROM imports').get()?.['count'] ?? 0);
}

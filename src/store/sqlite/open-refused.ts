import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { RefusedFiles } from '../refused-files.ts';
import { busyTimeoutMs } from './busy-timeout.ts';
import { storePath } from './database.ts';
import { schemaVersion } from './schema.ts';
import { tablesVersion } from './tables-version.ts';

/** Files that are named. */
const named = 5;
const problem = z.object({ file: z.string(), line: z.number().nullable(), reason: z.string() });
const row = z.object({ problem: z.string().transform((json) => problem.parse(JSON.parse(json))) });

/** What can't be read now, next to whoever writes the store; nothing where there is no store of this version. */
export function refusedFiles(dataDir: string): RefusedFiles {
  const path = storePath(dataDir);
  if (!existsSync(path)) return { count: 0, first: [], stamp: '' };
  const database = new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMs });
  try {
    const isKnown = tablesVersion(database) === schemaVersion;
    const rows = isKnown
      ? database.prepare('SELECT problem FROM items WHERE problem IS NOT NULL ORDER BY source, key').all()
      : [];
    const problems = rows.map((found) => row.parse(found).problem);
    const stamp =
      problems.length === 0 ? '' : createHash('sha256').update(JSON.stringify(problems)).digest('base64url');
    return {
      count: problems.length,
      first: problems.slice(0, named).map(({ file, reason }) => ({ file, reason })),
      stamp,
    };
  } finally {
    database.close();
  }
}

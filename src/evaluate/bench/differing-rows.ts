import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const countRow = z.object({ count: z.number() });
const nameRow = z.object({ name: z.string() });

/**
 * Compares two databases row by row, every column of every table.
 * @param except tables that need not be the same.
 * @returns how many rows there are in `one`, and how many of them aren't in `other`, nor as they are there.
 */
export function differingRows(one: string, other: string, except: readonly string[]): { rows: number; differ: number } {
  const database = new DatabaseSync(one, { readOnly: true });
  try {
    database.prepare('ATTACH ? AS other').run(other);
    const count = (sql: string): number => countRow.parse(database.prepare(sql).get()).count;
    const tables = database
      .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      .all()
      .map((row) => nameRow.parse(row).name)
      .filter((name) => !except.includes(name));
    let [rows, differ] = [0, 0];
    for (const table of tables) {
      rows += count(`SELECT count(*) AS count FROM main."${table}"`);
      differ += count(
        `SELECT count(*) AS count FROM (SELECT * FROM main."${table}" EXCEPT SELECT * FROM other."${table}")`,
      );
    }
    return { rows, differ };
  } finally {
    database.close();
  }
}

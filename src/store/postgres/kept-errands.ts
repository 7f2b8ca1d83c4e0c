import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errandIdRow, errandRow, errandStandingRow } from '../errand-row.ts';
import { type Errands, endedForMs, leftForMs } from '../errands.ts';
import { jsonColumn } from '../json-column.ts';
import { RenewedError } from '../shared-coverage.ts';
import type { Database } from './database.ts';
import { tellOfCoverage } from './kept-coverage.ts';
import { dropFile, fileShape, handedInPrefix, keptFiles } from './kept-files.ts';
import { sql } from './sql.ts';

const fileRow = z.object({ file: jsonColumn(fileShape).nullable() });

/** Errands of all processes; files that were handed in are kept in pieces. */
export function keptErrands(database: Database): Errands {
  const { putFile, getFile } = keptFiles(database);
  const same = async (form: string): Promise<string | null> => {
    const { rows } = await database.run(sql`SELECT id FROM errands WHERE form = ${form} AND outcome IS NULL`);
    return rows[0] === undefined ? null : errandIdRow.parse(rows[0]).id;
  };
  const fileOf = async (id: string) => {
    const { rows } = await database.run(sql`SELECT file FROM errands WHERE id = ${id}`);
    return rows[0] === undefined ? null : fileRow.parse(rows[0]).file;
  };
  return {
    handIn: async (form, path, at, copied) => {
      const asked = JSON.stringify(form);
      const known = await same(asked);
      if (known !== null) return known;
      const id = randomUUID();
      const name = `${handedInPrefix}${at.getTime()}-${id}`;
      const drop = () => database.run(dropFile(name));
      const file =
        path === null
          ? null
          : await putFile(name, path, copied).catch(async (error: unknown) => {
              // Where the database is away, what is left of it goes a day later.
              await drop().catch(() => {});
              throw error;
            });
      const kept = file === null ? null : JSON.stringify(file);
      await database.transaction(async ({ run }) => {
        await run(
          sql`INSERT INTO errands (id, form, file, handed_in_at) VALUES (${id}, ${asked}, ${kept}, ${at.getTime()}) ON CONFLICT DO NOTHING`,
        );
        await run(tellOfCoverage);
      });
      // Somebody else may have handed in the same meanwhile.
      const handedIn = (await same(asked)) ?? id;
      if (file !== null && handedIn !== id) await drop();
      return handedIn;
    },
    open: async () => {
      const { rows } = await database.run(
        sql`SELECT id, form FROM errands WHERE outcome IS NULL ORDER BY handed_in_at, id`,
      );
      return rows.map((row) => errandRow.parse(row));
    },
    fileOf: async (id, folder) => {
      const file = await fileOf(id);
      if (file === null) return null;
      mkdirSync(folder, { recursive: true });
      const path = join(folder, id);
      try {
        await getFile(file, path);
        return path;
      } catch (error) {
        if (error instanceof RenewedError) return null;
        throw error;
      }
    },
    show: async (id, progress) => {
      const { count } = await database.run(
        sql`UPDATE errands SET progress = ${JSON.stringify(progress)} WHERE id = ${id} AND outcome IS NULL`,
      );
      return count === 1;
    },
    end: async (id, outcome, at) => {
      const file = await fileOf(id);
      await database.run(
        sql`UPDATE errands SET outcome = ${JSON.stringify(outcome)}, ended_at = ${at.getTime()} WHERE id = ${id} AND outcome IS NULL`,
      );
      if (file !== null) await database.run(dropFile(file.name));
      await database.run(sql`DELETE FROM errands WHERE ended_at <= ${at.getTime() - endedForMs}`);
      await database.run(
        sql`DELETE FROM coverage_files WHERE starts_with(name, ${handedInPrefix})
          AND split_part(name, '-', 2)::bigint <= ${at.getTime() - leftForMs}
          AND NOT EXISTS (SELECT 1 FROM errands WHERE file::jsonb ->> 'name' = coverage_files.name)`,
      );
    },
    standing: async (id) => {
      const { rows } = await database.run(sql`SELECT progress, outcome FROM errands WHERE id = ${id}`);
      return rows[0] === undefined ? null : errandStandingRow.parse(rows[0]);
    },
    withdraw: async (id) => {
      const file = await fileOf(id);
      const { count } = await database.run(sql`DELETE FROM errands WHERE id = ${id} AND outcome IS NULL`);
      if (count === 0) return false;
      if (file !== null) await database.run(dropFile(file.name));
      return true;
    },
  };
}

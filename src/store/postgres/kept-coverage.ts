import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { jsonColumn } from '../json-column.ts';
import { intakeLease } from '../leases.ts';
import {
  type CoverageHead,
  DivergedError,
  NotIngestingError,
  RenewedError,
  type SharedChange,
  type SharedCoverage,
  type Writer,
} from '../shared-coverage.ts';
import type { Database, Transaction } from './database.ts';
import { dropOthers, fileShape, keptFiles } from './kept-files.ts';
import { onServer } from './server-time.ts';
import { type Sql, sql } from './sql.ts';

/** Told of whenever something changed. */
const channel = 'dateline_coverage';

const snapshotShape = z.object({ file: fileShape, position: z.number() });
const indexShape = z.object({ manifest: z.string(), segments: z.array(fileShape) });
const headRow = z.object({
  ...{ store: z.string(), schema: z.number(), position: z.number(), bytes_since: z.coerce.number() },
  ...{ snapshot: jsonColumn(snapshotShape), index: jsonColumn(indexShape).nullable() },
});
const changeRow = z.object({ sequence: z.number(), changes: z.instanceof(Uint8Array) });
const positionRow = z.object({ position: z.number() });
const hiddenRow = z.object({ article: z.string(), hidden_by: z.string().nullable(), hidden_at: z.number() });

/** Keeps coverage that several processes share. */
export function keptCoverage(database: Database): SharedCoverage {
  const head = async ({ run }: Pick<Transaction, 'run'> = database): Promise<CoverageHead | null> => {
    const { rows } = await run(
      sql`SELECT store, schema, position, snapshot, index, (SELECT coalesce(sum(octet_length(changes)), 0) FROM coverage_changes) AS bytes_since FROM coverage`,
    );
    if (rows[0] === undefined) return null;
    const { bytes_since: bytesSince, ...found } = headRow.parse(rows[0]);
    return { ...found, bytesSince };
  };
  return {
    head: () => head(),
    found: ({ store, schema }, file, writer) =>
      asWriter(database, writer, async ({ run }) => {
        const { count } = await run(
          sql`INSERT INTO coverage (store, schema, position, snapshot) VALUES (${store}, ${schema}, 0, ${JSON.stringify({ file, position: 0 })}) ON CONFLICT DO NOTHING`,
        );
        return count === 1;
      }),
    append: (after, changes, writer) =>
      asWriter(database, writer, async ({ run }) => {
        const found = await run(sql`SELECT position FROM coverage FOR UPDATE`);
        const { position } = positionRow.parse(found.rows[0]);
        const there = await run(changesFrom(after, changes.length));
        const isThere = there.rows.every((row, at) => isSame(changeRow.parse(row), changes[at]));
        // More than what an attempt of our own may have left: others wrote.
        if (!isThere || position < after || position > after + there.rows.length) throw new DivergedError();
        const last = after + changes.length;
        for (const [at, { sequence, changes: bytes }] of changes.entries()) {
          if (at < there.rows.length) continue;
          await run(
            sql`INSERT INTO coverage_changes (position, sequence, changes) VALUES (${after + 1 + at}, ${sequence}, ${bytes})`,
          );
        }
        await run(sql`UPDATE coverage SET position = ${last}`);
        return last;
      }),
    changesAfter: async (position, mostBytes) => {
      const { rows } = await database.run(
        sql`SELECT position, sequence, changes FROM (
              SELECT position, sequence, changes, sum(octet_length(changes)) OVER (ORDER BY position) - octet_length(changes) AS before
                FROM coverage_changes WHERE position > ${position}
            ) AS later WHERE before < ${mostBytes} ORDER BY position`,
      );
      const first = rows[0] === undefined ? null : positionRow.parse(rows[0]).position;
      // Those before it went with an earlier snapshot: what follows doesn't fit.
      if (first !== null && first > position + 1) throw new RenewedError(`Change ${position + 1}`);
      return rows.map((row) => changeRow.parse(row));
    },
    renewSnapshot: (schema, snapshot, writer) =>
      asWriter(database, writer, async ({ run }) => {
        await run(sql`UPDATE coverage SET schema = ${schema}, snapshot = ${JSON.stringify(snapshot)}`);
        await run(sql`DELETE FROM coverage_changes WHERE position <= ${snapshot.position}`);
      }),
    publish: (index, writer) =>
      asWriter(database, writer, async ({ run }) => {
        await run(sql`UPDATE coverage SET index = ${JSON.stringify(index)}`);
      }),
    ...keptFiles(database),
    dropFiles: (except, writer) =>
      asWriter(database, writer, async (within) => {
        const found = await head(within);
        if (found === null) return;
        const named = [found.snapshot.file, ...(found.index?.segments ?? [])].map(({ name }) => name);
        await within.run(dropOthers([...named, ...except]));
      }),
    hidden: async () => {
      const { rows } = await database.run(
        sql`SELECT article, hidden_by, hidden_at FROM coverage_hidden ORDER BY hidden_at, article`,
      );
      return rows.map((row) => {
        const { article, hidden_by: by, hidden_at: at } = hiddenRow.parse(row);
        return { article, by, at: new Date(at) };
      });
    },
    hide: ({ article, by, at }) =>
      database.transaction(async ({ run }) => {
        await run(
          sql`INSERT INTO coverage_hidden (article, hidden_by, hidden_at) VALUES (${article}, ${by}, ${at.getTime()}) ON CONFLICT DO NOTHING`,
        );
        await run(tellOfCoverage);
      }),
    show: (article) =>
      database.transaction(async ({ run }) => {
        const { count } = await run(sql`DELETE FROM coverage_hidden WHERE article = ${article}`);
        await run(tellOfCoverage);
        return count > 0;
      }),
    onChange: (told) => database.listen(channel, told),
  };
}

/** Told at the end of the transaction, and to nobody where that is undone. */
export const tellOfCoverage = sql`SELECT pg_notify(${channel}, '')`;

function changesFrom(after: number, most: number): Sql {
  return sql`SELECT sequence, changes FROM coverage_changes WHERE position > ${after} ORDER BY position LIMIT ${most}`;
}

function isSame(one: SharedChange, other: SharedChange | undefined): boolean {
  return other !== undefined && one.sequence === other.sequence && Buffer.compare(one.changes, other.changes) === 0;
}

/** Writes as the process that holds the lease; while that is so nobody else takes it. @throws {NotIngestingError} */
function asWriter<T>(
  database: Database,
  { holder, at }: Writer,
  work: (within: Transaction) => Promise<T>,
): Promise<T> {
  return database.transaction(async (within) => {
    const { rows } = await within.run(
      sql`SELECT 1 FROM leases WHERE name = ${intakeLease} AND holder = ${holder} AND until > ${onServer(at)} FOR SHARE`,
    );
    if (rows.length === 0) throw new NotIngestingError();
    const result = await work(within);
    await within.run(tellOfCoverage);
    return result;
  });
}

import { z } from 'zod';
import { citationsOf } from '../trace.ts';
import { figuresIn } from '../trace-figures.ts';
import { figuresRow, summaryFields, toSummary, toTrace } from '../trace-row.ts';
import type { TraceReader, Traces } from '../traces.ts';
import { deleteBitByBit } from './bit-by-bit.ts';
import type { Database } from './database.ts';
import { raw, sql } from './sql.ts';

const dollarsRow = z.object({ dollars: z.number() });
const summary = raw(summaryFields);
const whole = raw(`${summaryFields}, asker, server, record`);
const newestFirst = raw('ORDER BY asked_at DESC, seq DESC');
const uncovered = raw(`status = 'not_covered' AND question <> ''`);

/** Reads traces, the newest first. */
function traceReader({ run }: Database): TraceReader {
  return {
    find: async (id) => toTrace((await run(sql`SELECT ${whole} FROM traces WHERE id = ${id}`)).rows[0]),
    latest: async (limit) =>
      (await run(sql`SELECT ${summary} FROM traces ${newestFirst} LIMIT ${limit}`)).rows.map(toSummary),
    notCovered: async (since) =>
      (
        await run(
          sql`SELECT ${summary} FROM traces WHERE ${uncovered} AND asked_at >= ${since.getTime()} ${newestFirst}`,
        )
      ).rows.map(toSummary),
    notCoveredInPublic: async (after, until) =>
      (
        await run(
          sql`SELECT ${summary} FROM traces WHERE ${uncovered} AND asked_at > ${after.getTime()} AND asked_at <= ${until.getTime()}
            AND NOT is_private ${newestFirst}`,
        )
      ).rows.map(toSummary),
    figures: async (from, before) =>
      (
        await run(
          sql`SELECT status, cost, total_ms AS "totalMs", shown_sentences AS shown, taken_out_sentences AS "takenOut"
            FROM traces WHERE place = 'discord' AND asked_at >= ${from.getTime()} AND asked_at < ${before.getTime()}`,
        )
      ).rows.map((row) => figuresRow.parse(row)),
    spentOn: async (kind, since) =>
      dollarsRow.parse(
        (
          await run(
            sql`SELECT coalesce(sum(cost), 0) AS dollars FROM traces WHERE asked_at >= ${since.getTime()} AND kind = ${kind}`,
          )
        ).rows[0],
      ).dollars,
    repeatable: async (key, since, until) =>
      toTrace(
        (
          await run(
            sql`SELECT ${whole} FROM traces WHERE repeat_key = ${key} AND asked_at BETWEEN ${since.getTime()} AND ${until.getTime()}
              ORDER BY asked_at DESC LIMIT 1`,
          )
        ).rows[0],
      ),
  };
}

/** Keeps traces. */
export function keptTraces(database: Database): Traces {
  return {
    ...traceReader(database),
    keep: async ({ id, askedAt, kind, place, question, status, cost, asker, server, record }, repeatKey = null) => {
      const { isPrivate, totalMs, shown, takenOut } = figuresIn(record);
      const cited = citationsOf(record);
      await database.run(
        sql`WITH kept AS (
            INSERT INTO traces (${whole}, repeat_key, is_private, total_ms, shown_sentences, taken_out_sentences)
              SELECT ${id}, ${askedAt.getTime()}, ${kind}, ${place}, ${question}, ${status}, ${cost}, ${asker}, ${server}, ${JSON.stringify(record)},
                ${repeatKey}, ${isPrivate}, ${totalMs}, ${shown}, ${takenOut}
                WHERE NOT is_erased(${asker}, ${askedAt.getTime()})
              RETURNING id
          )
          INSERT INTO cited (trace, article, version)
            SELECT kept.id, each.* FROM kept, unnest(${cited.map(({ article }) => article)}::text[], ${cited.map(({ version }) => version)}::text[]) AS each
            ON CONFLICT DO NOTHING`,
      );
    },
    deleteBefore: (moment) =>
      deleteBitByBit(database, raw('traces'), sql`SELECT ctid FROM traces WHERE asked_at < ${moment.getTime()}`),
  };
}

import type { DatabaseSync } from 'node:sqlite';
import { citationsOf } from '../trace.ts';
import { figuresRow, summaryFields, toSummary, toTrace } from '../trace-row.ts';
import type { TraceReader, Traces } from '../traces.ts';
import { erasureReader } from './erasure-table.ts';
import { isPublic } from './public-trace.ts';
import { transaction } from './transaction.ts';

/** Reads traces, the newest first. */
export function traceReader(database: DatabaseSync): TraceReader {
  const byId = database.prepare(`SELECT ${summaryFields}, asker, server, record FROM traces WHERE id = ?`);
  const byKey = database.prepare(
    `SELECT ${summaryFields}, asker, server, record FROM traces WHERE repeat_key = ? AND asked_at BETWEEN ? AND ?
       ORDER BY asked_at DESC LIMIT 1`,
  );
  const newest = database.prepare(`SELECT ${summaryFields} FROM traces ORDER BY asked_at DESC, rowid DESC LIMIT ?`);
  const unanswered = database.prepare(
    `SELECT ${summaryFields} FROM traces WHERE status = 'not_covered' AND question <> '' AND asked_at >= ?
       ORDER BY asked_at DESC, rowid DESC`,
  );
  const inPublic = database.prepare(
    `SELECT ${summaryFields} FROM traces WHERE status = 'not_covered' AND question <> '' AND asked_at > ? AND asked_at <= ?
       AND ${isPublic} ORDER BY asked_at DESC, rowid DESC`,
  );
  const sentences = (fate: string): string =>
    `(SELECT count(*) FROM json_each(record, '$.read') AS sentence WHERE sentence.value ->> 'fate' = '${fate}')`;
  const figures = database.prepare(
    `SELECT status, cost, record ->> '$.timings.totalMs' AS totalMs, ${sentences('shown')} AS shown, ${sentences('taken_out')} AS takenOut
       FROM traces WHERE place = 'discord' AND asked_at >= ? AND asked_at < ?`,
  );
  const spent = database.prepare(
    'SELECT coalesce(sum(cost), 0) AS dollars FROM traces WHERE asked_at >= ? AND kind = ?',
  );
  return {
    spentOn: async (kind, since) => Number(spent.get(since.getTime(), kind)?.['dollars'] ?? 0),
    find: async (id) => toTrace(byId.get(id)),
    repeatable: async (key, since, until) => toTrace(byKey.get(key, since.getTime(), until.getTime())),
    latest: async (limit) => newest.all(limit).map(toSummary),
    notCovered: async (since) => unanswered.all(since.getTime()).map(toSummary),
    notCoveredInPublic: async (after, until) => inPublic.all(after.getTime(), until.getTime()).map(toSummary),
    figures: async (from, before) => figures.all(from.getTime(), before.getTime()).map((row) => figuresRow.parse(row)),
  };
}

/** Keeps traces; `wipe` takes the words of those that go out of the file as well. */
export function traceTable(database: DatabaseSync, wipe: () => void): Traces {
  const insert = database.prepare(
    `INSERT INTO traces (${summaryFields}, asker, server, record, repeat_key)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const cite = database.prepare('INSERT OR IGNORE INTO cited (article, trace, version) VALUES (?, ?, ?)');
  const dropOlder = database.prepare('DELETE FROM traces WHERE asked_at < ?');
  const isErased = erasureReader(database);
  return {
    ...traceReader(database),
    keep: async ({ id, askedAt, kind, place, question, status, cost, asker, server, record }, repeatKey = null) =>
      transaction(database, () => {
        if (isErased(asker, askedAt)) return;
        const json = JSON.stringify(record);
        insert.run(id, askedAt.getTime(), kind, place, question, status, cost, asker, server, json, repeatKey);
        for (const { article, version } of citationsOf(record)) cite.run(article, id, version);
      }),
    deleteBefore: async (moment) => {
      const deleted = Number(dropOlder.run(moment.getTime()).changes);
      if (deleted > 0) wipe();
      return deleted;
    },
  };
}

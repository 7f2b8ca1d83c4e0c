import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { summaryRow, type Trace, type TraceSummary, traceRow } from '../trace.ts';
import { transaction } from './transaction.ts';

/** What one may look up in the traces. */
export interface TraceReader {
  find(id: string): Trace | null;
  /** The newest ones, newest first. */
  latest(limit: number): readonly TraceSummary[];
  /** Questions, and topics of summaries, that the coverage didn't answer since then; newest first. */
  notCovered(since: Date): readonly TraceSummary[];
  /** The newest public answer that goes by a key (see `keep`) and was asked for in between. */
  repeatable(key: string, since: Date, until: Date): Trace | null;
  /** Dollars that answers cost which ended since then. */
  spentSince(since: Date): number;
}

/** The traces of all questions, and what they cost. Each call is a transaction. */
export interface TraceTable extends TraceReader {
  /**
   * On the disk when it returns. `endedAt` is when its dollars count as spent; `repeatKey` is where whoever asks the same
   * finds the answer again, `null` where nobody else may.
   */
  keep(trace: Trace, endedAt: Date, repeatKey?: string | null): void;
  /** Deletes what was asked before then; returns how many traces that were. */
  deleteBefore(moment: Date): number;
  /**
   * Deletes all that a person asked; returns how many traces that were. Their bytes are overwritten. What they asked until then and is
   * being answered still isn't kept when it ends.
   */
  forget(askerHash: string, at: Date): number;
}

/** An interaction of Discord's lives so long. */
const LONGEST_ANSWER_MS = 15 * 60_000;

const summaryColumns = 'id, asked_at, kind, place, question, status, cost';

export function traceReader(database: DatabaseSync): TraceReader {
  const byId = database.prepare(`SELECT ${summaryColumns}, asker, server, record FROM traces WHERE id = ?`);
  const byKey = database.prepare(
    `SELECT ${summaryColumns}, asker, server, record FROM traces WHERE repeat_key = ? AND asked_at BETWEEN ? AND ?
       ORDER BY asked_at DESC LIMIT 1`,
  );
  const newest = database.prepare(`SELECT ${summaryColumns} FROM traces ORDER BY asked_at DESC, rowid DESC LIMIT ?`);
  const unanswered = database.prepare(
    `SELECT ${summaryColumns} FROM traces WHERE status = 'not_covered' AND question <> '' AND asked_at >= ?
       ORDER BY asked_at DESC, rowid DESC`,
  );
  const spent = database.prepare('SELECT total(dollars) AS dollars FROM spending WHERE ended_at >= ?');
  return {
    find: (id) => toTrace(byId.get(id)),
    repeatable: (key, since, until) => toTrace(byKey.get(key, since.getTime(), until.getTime())),
    latest: (limit) => newest.all(limit).map(toSummary),
    notCovered: (since) => unanswered.all(since.getTime()).map(toSummary),
    spentSince: (since) => z.object({ dollars: z.number() }).parse(spent.get(since.getTime())).dollars,
  };
}

function toTrace(row: unknown): Trace | null {
  if (row === undefined) return null;
  const { asked_at: askedAt, ...rest } = traceRow.parse(row);
  return { ...rest, askedAt };
}

function toSummary(row: unknown): TraceSummary {
  const { asked_at: askedAt, ...rest } = summaryRow.parse(row);
  return { ...rest, askedAt };
}

export function traceTable(database: DatabaseSync, wipe: () => void): TraceTable {
  const insert = database.prepare(
    `INSERT INTO traces (${summaryColumns}, asker, server, record, repeat_key)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const spend = database.prepare('INSERT INTO spending (ended_at, dollars) VALUES (?, ?)');
  const dropOlder = database.prepare('DELETE FROM traces WHERE asked_at < ?');
  const dropSpending = database.prepare('DELETE FROM spending WHERE ended_at < ?');
  const dropOf = database.prepare('DELETE FROM traces WHERE asker = ?');
  /** Who was forgotten when: no answer takes longer than an interaction lives. */
  const forgotten = new Map<string, number>();
  return {
    ...traceReader(database),
    keep: ({ id, askedAt, kind, place, question, status, cost, asker, server, record }, endedAt, repeatKey = null) =>
      transaction(database, () => {
        if (asker !== null && askedAt.getTime() <= (forgotten.get(asker) ?? Number.NEGATIVE_INFINITY)) return;
        const json = JSON.stringify(record);
        insert.run(id, askedAt.getTime(), kind, place, question, status, cost, asker, server, json, repeatKey);
        if (cost !== null && cost > 0) spend.run(endedAt.getTime(), cost);
      }),
    deleteBefore: (moment) => {
      const deleted = transaction(database, () => {
        dropSpending.run(moment.getTime());
        return Number(dropOlder.run(moment.getTime()).changes);
      });
      if (deleted > 0) wipe();
      return deleted;
    },
    forget: (askerHash, at) => {
      for (const [hash, moment] of forgotten) if (at.getTime() - moment > LONGEST_ANSWER_MS) forgotten.delete(hash);
      forgotten.set(askerHash, at.getTime());
      const deleted = Number(dropOf.run(askerHash).changes);
      if (deleted > 0) wipe();
      return deleted;
    },
  };
}

import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import {
  countsSchema,
  type HeldChanges,
  heldSchema,
  type PollOutcome,
  type SourceCounts,
  type SourceRecord,
} from '../source-record.ts';

const moment = z
  .number()
  .nullable()
  .transform((ms) => (ms === null ? null : new Date(ms)));
const sourceRow = z
  .object({
    number: z.number(),
    id: z.string(),
    kind: z.string(),
    counts: z.string(),
    added_at: z.number(),
    tried_at: moment,
    succeeded_at: moment,
    changed_at: moment,
    next_at: moment,
    failures: z.number(),
    trouble: z.string().nullable(),
    held: z.string().nullable(),
    told: z.string().nullable(),
    longest_silence_ms: z.number(),
    is_dismissed: z.number(),
  })
  .transform(
    (row): SourceRecord => ({
      number: row.number,
      id: row.id,
      kind: row.kind,
      counts: countsSchema.parse(JSON.parse(row.counts)),
      addedAt: new Date(row.added_at),
      triedAt: row.tried_at,
      succeededAt: row.succeeded_at,
      changedAt: row.changed_at,
      nextAt: row.next_at,
      failures: row.failures,
      trouble: row.trouble,
      held: row.held === null ? null : heldSchema.parse(JSON.parse(row.held)),
      told: row.told,
      longestSilenceMs: row.longest_silence_ms,
      isDismissed: row.is_dismissed === 1,
    }),
  );

/** Sources, how far each has been read, and what went wrong. Changes belong to the writer's transaction. */
export class SourceTable {
  readonly #statements;

  constructor(database: DatabaseSync) {
    // Cursors are left out: that of a feed remembers thousands of items.
    const columns =
      'number, id, kind, counts, added_at, tried_at, succeeded_at, changed_at, next_at, failures, trouble, held, told, longest_silence_ms, is_dismissed';
    this.#statements = {
      record: database.prepare(`SELECT ${columns} FROM sources WHERE id = ?`),
      byNumber: database.prepare(`SELECT ${columns} FROM sources WHERE number = ?`),
      all: database.prepare(`SELECT ${columns} FROM sources ORDER BY number`),
      cursor: database.prepare('SELECT cursor FROM sources WHERE id = ?'),
      become: database.prepare('UPDATE sources SET kind = ?, cursor = NULL WHERE number = ?'),
      forgetCursor: database.prepare('UPDATE sources SET cursor = NULL WHERE number = ?'),
      open: database.prepare('INSERT OR IGNORE INTO sources (id, kind, added_at) VALUES (?, ?, ?)'),
      advance: database.prepare('UPDATE sources SET cursor = ?, counts = ? WHERE number = ?'),
      hold: database.prepare('UPDATE sources SET held = ? WHERE number = ?'),
      tell: database.prepare('UPDATE sources SET told = ? WHERE number = ?'),
      wake: database.prepare('UPDATE sources SET next_at = NULL WHERE number = ?'),
      postpone: database.prepare('UPDATE sources SET next_at = ? WHERE number = ?'),
      dismiss: database.prepare('UPDATE sources SET is_dismissed = 1 WHERE number = ?'),
      succeeded: database.prepare(
        `UPDATE sources SET tried_at = :at, succeeded_at = :at, next_at = :next, failures = 0, trouble = NULL,
           longest_silence_ms = iif(changed_at > :at, 0, max(longest_silence_ms, iif(:changed, :at - coalesce(changed_at, :at), 0))),
           changed_at = iif(:changed OR changed_at IS NULL OR changed_at > :at, :at, changed_at)
         WHERE number = :number`,
      ),
      failed: database.prepare(
        'UPDATE sources SET tried_at = ?, next_at = ?, failures = failures + 1, trouble = ? WHERE number = ?',
      ),
      drop: database.prepare('DELETE FROM sources WHERE number = ?'),
    };
  }

  record(id: string): SourceRecord | null {
    const row = this.#statements.record.get(id);
    return row ? sourceRow.parse(row) : null;
  }

  byNumber(number: number): SourceRecord | null {
    const row = this.#statements.byNumber.get(number);
    return row ? sourceRow.parse(row) : null;
  }

  all(): SourceRecord[] {
    return this.#statements.all.all().map((row) => sourceRow.parse(row));
  }

  /** The source of that id; it is new where there was none. */
  open(id: string, kind: string, at: Date): SourceRecord {
    this.#statements.open.run(id, kind, at.getTime());
    const record = this.record(id);
    if (record === null) throw new Error(`source ${id} was not recorded`);
    return record;
  }

  /** Where a source goes on, in its own form; `null` at its beginning. */
  cursor(id: string): string | null {
    const cursor = this.#statements.cursor.get(id)?.['cursor'];
    return typeof cursor === 'string' ? cursor : null;
  }

  /** What goes by a source's id is of another kind now: it begins anew, and what it brought stays. */
  become(number: number, kind: string): void {
    this.#statements.become.run(kind, number);
  }

  /** A source is read from its beginning the next time. */
  forgetCursor(number: number): void {
    this.#statements.forgetCursor.run(number);
  }

  advance(number: number, cursor: string | null, counts: SourceCounts): void {
    this.#statements.advance.run(cursor, JSON.stringify(counts), number);
  }

  /** @param held `null` where nothing is held any more. */
  hold(number: number, held: HeldChanges | null): void {
    this.#statements.hold.run(held === null ? null : JSON.stringify(held), number);
  }

  /** Lets a source be polled at once. */
  wake(number: number): void {
    this.#statements.wake.run(number);
  }

  /** Puts off when a source is polled; how it stands stays as it is. */
  postpone(number: number, until: Date): void {
    this.#statements.postpone.run(until.getTime(), number);
  }

  /** Marks a source whose articles are to be taken out. */
  dismiss(number: number): void {
    this.#statements.dismiss.run(number);
  }

  /** Remembers what of a source was told. */
  tell(number: number, told: string | null): void {
    this.#statements.tell.run(told, number);
  }

  polled(number: number, { at, nextAt, trouble, hasChanged }: PollOutcome): void {
    const [now, next] = [at.getTime(), nextAt?.getTime() ?? null];
    if (trouble !== null) this.#statements.failed.run(now, next, trouble, number);
    else this.#statements.succeeded.run({ at: now, next, changed: hasChanged ? 1 : 0, number });
  }

  drop(number: number): void {
    this.#statements.drop.run(number);
  }
}

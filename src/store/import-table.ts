import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** How far the reading of one imported file has come. Written with the articles it tells of, so that neither is ever ahead. */
export interface ImportRecord {
  readonly id: number;
  /** Absolute path. */
  readonly file: string;
  /** Tells this version of the file from another: its size and time of change. */
  readonly stamp: string;
  /** Counts how often the file was begun from its start: an article met twice in one pass stands in it twice. */
  readonly pass: number;
  /** Bytes read; the next line begins here. */
  readonly offset: number;
  /** Lines read. */
  readonly lines: number;
  readonly finished: boolean;
  /** What happened to those lines, as JSON. */
  readonly counts: string;
}

/** Where an imported article stood last. */
export interface ImportedFrom {
  readonly import: number;
  readonly pass: number;
}

const recordRow = z
  .object({
    id: z.number(),
    file: z.string(),
    stamp: z.string(),
    pass: z.number(),
    offset: z.number(),
    lines: z.number(),
    finished: z.number(),
    counts: z.string(),
  })
  .transform((row) => ({ ...row, finished: row.finished === 1 }));
const fromRow = z.object({ import: z.number().nullable(), pass: z.number().nullable() });

/** Files that were imported, and which articles came from them. Every change belongs to the writer's transaction. */
export class ImportTable {
  readonly #statements;

  constructor(database: DatabaseSync) {
    this.#statements = {
      record: database.prepare('SELECT * FROM imports WHERE file = ?'),
      begin: database.prepare(
        `INSERT INTO imports (file, stamp, pass, offset, lines, finished, counts) VALUES (?, ?, 1, 0, 0, 0, ?)
         ON CONFLICT (file) DO UPDATE SET
           stamp = excluded.stamp, pass = pass + 1, offset = 0, lines = 0, finished = 0, counts = excluded.counts`,
      ),
      advance: database.prepare('UPDATE imports SET offset = ?, lines = ?, finished = ?, counts = ? WHERE id = ?'),
      drop: database.prepare('DELETE FROM imports WHERE id = ?'),
      from: database.prepare('SELECT import, pass FROM articles WHERE doc = ?'),
      claim: database.prepare('UPDATE articles SET import = ?, pass = ? WHERE doc = ?'),
      articles: database.prepare('SELECT id FROM articles WHERE import = ? ORDER BY doc LIMIT ?'),
    };
  }

  /** What is known of a file by its absolute path; `null` when it was never begun. */
  record(file: string): ImportRecord | null {
    const row = this.#statements.record.get(file);
    return row ? recordRow.parse(row) : null;
  }

  /** Begins a file from its start, for the first time or once more. */
  begin(file: string, stamp: string, counts: string): void {
    this.#statements.begin.run(file, stamp, counts);
  }

  advance({ id, offset, lines, finished, counts }: Omit<ImportRecord, 'file' | 'stamp' | 'pass'>): void {
    this.#statements.advance.run(offset, lines, finished ? 1 : 0, counts, id);
  }

  drop(id: number): void {
    this.#statements.drop.run(id);
  }

  /** Where a doc was imported from; `null` when a file of the corpus folder holds it. */
  from(doc: number): ImportedFrom | null {
    const row = fromRow.parse(this.#statements.from.get(doc));
    return row.import === null || row.pass === null ? null : { import: row.import, pass: row.pass };
  }

  /** Says that a doc was imported, so that the corpus folder doesn't miss it. */
  claim(doc: number, from: ImportedFrom): void {
    this.#statements.claim.run(from.import, from.pass, doc);
  }

  /** Ids of up to `limit` articles of an import. */
  articles(id: number, limit: number): string[] {
    return this.#statements.articles.all(id, limit).map((row) => z.object({ id: z.string() }).parse(row).id);
  }
}

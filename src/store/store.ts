import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Article } from '../coverage/article.ts';
import { ImportTable } from './import-table.ts';
import { encodeMarks, encodeSpans, toArticle } from './rows.ts';

/** A corpus file as it was read last. */
export interface FileRecord {
  readonly path: string;
  readonly stamp: string;
  /** Id of the article it holds; `null` when it couldn't be read. */
  readonly article: string | null;
  /** Why it couldn't be read, as JSON. */
  readonly problem: string | null;
}

const known = z.object({ doc: z.number(), hash: z.string() });
const metaRow = z.object({ id: z.string(), sequence: z.number() });
const docRow = z.object({ doc: z.number() });
const originRow = z.object({ id: z.string(), date: z.string().nullable() });
const fileRow = z.object({
  path: z.string(),
  stamp: z.string(),
  article: z.string().nullable(),
  problem: z.string().nullable(),
});

/**
 * The truth: articles, files, imports. Each change has a number, and an article's version goes by the number of the change that
 * wrote it, its doc; what is derived follows by these numbers. One process writes, each change within a `transaction`.
 */
export class Store {
  readonly #database: DatabaseSync;
  readonly imports: ImportTable;
  /** Tells this store from one that was built anew. */
  readonly id: string;
  #sequence: number;
  readonly #statements;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.imports = new ImportTable(database);
    const meta = metaRow.parse(database.prepare('SELECT id, sequence FROM meta').get());
    this.id = meta.id;
    this.#sequence = meta.sequence;
    this.#statements = {
      known: database.prepare('SELECT doc, hash FROM articles WHERE id = ?'),
      article: database.prepare('SELECT * FROM articles WHERE doc = ?'),
      origin: database.prepare('SELECT id, date FROM articles WHERE doc = ?'),
      putArticle: database.prepare(
        `INSERT INTO articles (doc, id, title, source, date, url, title_is_ours, author, section, language,
           updated, status, correction, hash, sentences, structure, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      dropArticle: database.prepare('DELETE FROM articles WHERE doc = ?'),
      putGone: database.prepare('INSERT INTO gone (sequence, doc) VALUES (?, ?)'),
      forgetGone: database.prepare('DELETE FROM gone WHERE sequence <= ?'),
      goneSince: database.prepare('SELECT doc FROM gone WHERE sequence > ?'),
      writtenSince: database.prepare(
        "SELECT doc FROM articles WHERE doc > ? AND status NOT IN ('withdrawn', 'draft') ORDER BY doc",
      ),
      advance: database.prepare('UPDATE meta SET sequence = ?'),
      files: database.prepare('SELECT path, stamp, article, problem FROM files ORDER BY path'),
      putFile: database.prepare('INSERT OR REPLACE INTO files (path, stamp, article, problem) VALUES (?, ?, ?, ?)'),
      dropFile: database.prepare('DELETE FROM files WHERE path = ?'),
      unfiled: database.prepare(
        `SELECT id FROM articles WHERE import IS NULL
           AND id NOT IN (SELECT article FROM files WHERE article IS NOT NULL) ORDER BY id`,
      ),
    };
  }

  /** The number of the last change. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Runs `work` in one transaction: all of it is written, or nothing. */
  transaction<T>(work: () => T): T {
    const before = this.#sequence;
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      if (this.#sequence !== before) this.#statements.advance.run(this.#sequence);
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#sequence = before;
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  files(): FileRecord[] {
    return z.array(fileRow).parse(this.#statements.files.all());
  }

  putFile({ path, stamp, article, problem }: FileRecord): void {
    this.#statements.putFile.run(path, stamp, article, problem);
  }

  dropFile(path: string): void {
    this.#statements.dropFile.run(path);
  }

  /** Ids of articles that no recorded file holds and no import brought. */
  unfiled(): string[] {
    return this.#statements.unfiled.all().map((row) => z.object({ id: z.string() }).parse(row).id);
  }

  /** The doc and version of an article that stands in the store. */
  known(id: string): { readonly doc: number; readonly hash: string } | null {
    const row = this.#statements.known.get(id);
    return row ? known.parse(row) : null;
  }

  /** Writes an article that isn't there; returns its doc. */
  put(article: Article): number {
    this.#sequence++;
    this.#statements.putArticle.run(
      ...[this.#sequence, article.id, article.title, article.source, article.date, article.url],
      ...[article.titleIsOurs ? 1 : 0, article.author, article.section, article.language, article.updated],
      ...[article.status, article.correction, article.hash],
      ...[encodeSpans(article.sentences), encodeMarks(article.structure), article.text],
    );
    return this.#sequence;
  }

  /** Takes a version out. */
  remove(doc: number): void {
    this.#sequence++;
    this.#statements.dropArticle.run(doc);
    this.#statements.putGone.run(this.#sequence, doc);
  }

  /** @throws {DamagedRowError} when it isn't there or not as it was written. */
  article(doc: number): Article {
    return toArticle(this.#statements.article.get(doc));
  }

  /** What decides the order in a story. */
  origin(doc: number): { readonly id: string; readonly date: string | null } {
    return originRow.parse(this.#statements.origin.get(doc));
  }

  /** What changed after a change of that number: versions that went, and articles that came and can be found. */
  since(sequence: number): { readonly gone: readonly number[]; readonly written: readonly number[] } {
    const docs = (rows: unknown[]): number[] => rows.map((row) => docRow.parse(row).doc);
    const { goneSince, writtenSince } = this.#statements;
    return { gone: docs(goneSince.all(sequence)), written: docs(writtenSince.all(sequence)) };
  }

  /** Forgets which versions went up to a change that all who follow have seen. */
  forgetGone(upTo: number): void {
    this.transaction(() => this.#statements.forgetGone.run(upTo));
  }

  close(): void {
    this.#database.close();
  }
}

import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Article, Headline } from '../../coverage/article.ts';
import type { ArticleReader } from '../article-reader.ts';
import { mayNotBeFound } from './hidden-table.ts';
import { headlineColumns, toArticle, toHeadline } from './rows.ts';

/** Reads the store on a connection of its own, next to the writer. */
export class StoreReader implements ArticleReader {
  readonly #database: DatabaseSync;
  readonly #statements;

  constructor(database: DatabaseSync) {
    this.#database = database;
    const hidden = `SELECT article FROM hidden WHERE ${mayNotBeFound}`;
    this.#statements = {
      article: database.prepare('SELECT * FROM articles WHERE doc = ?'),
      articleById: database.prepare(
        `SELECT * FROM articles WHERE id = ? AND status NOT IN ('withdrawn', 'draft') AND id NOT IN (${hidden})`,
      ),
      docOf: database.prepare('SELECT doc FROM articles WHERE id = ?'),
      idOf: database.prepare('SELECT id FROM articles WHERE doc = ?'),
      headline: database.prepare(`SELECT ${headlineColumns} FROM articles WHERE doc = ?`),
      goneSince: database.prepare(
        `SELECT doc FROM gone WHERE sequence > ? UNION SELECT doc FROM articles WHERE id IN (${hidden})`,
      ),
    };
  }

  snapshot<T>(work: () => T): T {
    if (this.#database.isTransaction) return work();
    this.#database.exec('BEGIN');
    try {
      return work();
    } finally {
      this.#database.exec('COMMIT');
    }
  }

  article(doc: number): Article {
    return toArticle(this.#statements.article.get(doc));
  }

  articleById(id: string): Article | null {
    const row = this.#statements.articleById.get(id);
    return row ? toArticle(row) : null;
  }

  headline(doc: number): Headline {
    return toHeadline(this.#statements.headline.get(doc));
  }

  docOf(id: string): number | null {
    const doc = this.#statements.docOf.get(id)?.['doc'];
    return doc === undefined ? null : Number(doc);
  }

  idOf(doc: number): string {
    return String(this.#statements.idOf.get(doc)?.['id'] ?? '');
  }

  goneSince(sequence: number): number[] {
    return this.#statements.goneSince.all(sequence).map((row) => z.object({ doc: z.number() }).parse(row).doc);
  }

  close(): void {
    this.#database.close();
  }
}

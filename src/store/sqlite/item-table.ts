import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { ItemHolder, ItemRecord } from '../item-record.ts';

const itemRow = z.object({
  key: z.string(),
  stamp: z.string(),
  article: z.string().nullable(),
  problem: z.string().nullable(),
});
const holderRow = z.object({ source: z.number(), key: z.string() });
const idRow = z.object({ id: z.string() });

/** Short as it is, a list of sources lets the names of each be looked up by the index. */
const webSources = "SELECT number FROM sources WHERE kind NOT IN ('folder', 'jsonl')";

/** Items of sources and the articles that they hold. Changes belong to the writer's transaction. */
export class ItemTable {
  readonly #statements;

  constructor(database: DatabaseSync) {
    const columns = 'key, stamp, article, problem';
    this.#statements = {
      all: database.prepare(`SELECT ${columns} FROM items WHERE source = ? ORDER BY key`),
      // By itself SQLite would look at all items of the source.
      troubled: database.prepare(
        `SELECT ${columns} FROM items INDEXED BY items_refused WHERE source = ? AND problem IS NOT NULL ORDER BY key`,
      ),
      item: database.prepare(`SELECT ${columns} FROM items WHERE source = ? AND key = ?`),
      keyOf: database.prepare('SELECT key FROM item_names WHERE source = ? AND name = ?'),
      namesOf: database.prepare('SELECT name FROM item_names WHERE source = ? AND key = ?'),
      put: database.prepare(
        `INSERT INTO items (source, key, stamp, article, problem, first_seen) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (source, key) DO UPDATE SET
           stamp = excluded.stamp, article = excluded.article, problem = excluded.problem`,
      ),
      name: database.prepare('INSERT OR REPLACE INTO item_names (source, name, key) VALUES (?, ?, ?)'),
      drop: database.prepare('DELETE FROM items WHERE source = ? AND key = ?'),
      dropNames: database.prepare('DELETE FROM item_names WHERE source = ? AND key = ?'),
      holders: database.prepare('SELECT source, key FROM items WHERE article = ?'),
      ofWeb: database.prepare(
        `SELECT article FROM items WHERE source IN (${webSources}) AND key = :name AND article IS NOT NULL
         UNION ALL
         SELECT items.article FROM item_names JOIN items ON items.source = item_names.source AND items.key = item_names.key
           WHERE item_names.source IN (${webSources}) AND item_names.name = :name AND items.article IS NOT NULL`,
      ),
      some: database.prepare('SELECT key AS id FROM items WHERE source = ? LIMIT ?'),
      count: database.prepare('SELECT articles FROM item_counts WHERE source = ?'),
      unheld: database.prepare(
        'SELECT id FROM articles WHERE id NOT IN (SELECT article FROM items WHERE article IS NOT NULL) ORDER BY id',
      ),
    };
  }

  all(source: number): ItemRecord[] {
    return this.#statements.all.all(source).map((row) => itemRow.parse(row));
  }

  /** Those of a source with which something is wrong. */
  troubled(source: number): ItemRecord[] {
    return this.#statements.troubled.all(source).map((row) => itemRow.parse(row));
  }

  /** The item of that key or other name; `null` when there is none. */
  find(source: number, name: string): ItemRecord | null {
    const { item, keyOf } = this.#statements;
    const own = item.get(source, name);
    if (own) return itemRow.parse(own);
    const key = keyOf.get(source, name)?.['key'];
    const found = key === undefined ? undefined : item.get(source, String(key));
    return found ? itemRow.parse(found) : null;
  }

  put(source: number, { key, stamp, article, problem }: ItemRecord, at: Date): void {
    this.#statements.put.run(source, key, stamp, article, problem, at.getTime());
  }

  /** The item goes by this name, too, from now on. */
  name(source: number, key: string, name: string): void {
    this.#statements.name.run(source, name, key);
  }

  namesOf(source: number, key: string): string[] {
    return this.#statements.namesOf.all(source, key).map((row) => String(row['name']));
  }

  drop(source: number, key: string): void {
    this.#statements.drop.run(source, key);
    this.#statements.dropNames.run(source, key);
  }

  /** Which items hold an article. */
  holders(article: string): ItemHolder[] {
    return this.#statements.holders.all(article).map((row) => holderRow.parse(row));
  }

  /** Ids of articles that sources of the web hold under a name. */
  ofWeb(name: string): string[] {
    return this.#statements.ofWeb.all({ name }).map((row) => String(row['article']));
  }

  /** Keys of up to `limit` items of a source. */
  some(source: number, limit: number): string[] {
    return this.#statements.some.all(source, limit).map((row) => idRow.parse(row).id);
  }

  /** Articles that a source holds. */
  count(source: number): number {
    return Number(this.#statements.count.get(source)?.['articles'] ?? 0);
  }

  /** Ids of articles that no item holds. Looks at all of them. */
  unheld(): string[] {
    return this.#statements.unheld.all().map((row) => idRow.parse(row).id);
  }
}

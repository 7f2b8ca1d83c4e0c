import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { hiddenRow, mayNotBeFound } from './hidden-table.ts';
import { toArticle } from './rows.ts';
import type { Store } from './store.ts';

/** Where a damaged store waits until what can be read of it was taken over. */
export function damagedPath(dataDir: string): string {
  return join(dataDir, 'store-damaged.sqlite');
}

const sourceRow = z.object({ number: z.number(), id: z.string(), kind: z.string() });
const itemRow = z.object({
  source: z.number(),
  key: z.string(),
  stamp: z.string(),
  article: z.string(),
  first_seen: z.number(),
});
const nameRow = z.object({ source: z.number(), name: z.string(), key: z.string() });

/**
 * Takes over what can still be read of a damaged store and that no source gives again: articles of feeds, pages and sitemaps, with the names
 * they are known by, and what editors have hidden of any source. How far their sources were read isn't taken over: they are read anew. The damaged file stays, under another name.
 * @returns how many articles; 0 where no damaged store waits.
 */
export function salvage(dataDir: string, store: Store): number {
  const path = damagedPath(dataDir);
  if (!existsSync(path)) return 0;
  let damaged: DatabaseSync | undefined;
  let count = 0;
  try {
    damaged = new DatabaseSync(path, { readOnly: true });
    count = store.transaction(() => takeOver(damaged as DatabaseSync, store));
  } catch {
    // Not even its first page can be read.
  } finally {
    damaged?.close();
  }
  dropOldest(dataDir);
  const kept = path.replace(/\.sqlite$/, `-${Date.now().toString(36)}.sqlite`);
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(`${path}${ending}`)) renameSync(`${path}${ending}`, `${kept}${ending}`);
  }
  return count;
}

/** A disk that fails again and again must not fill up with what it damaged: the latest three are kept. */
const mostKept = 3;

/** Makes room for one more; their names carry when they were damaged. */
function dropOldest(dataDir: string): void {
  const names = readdirSync(dataDir).filter((name) => /^store-damaged-\w+\.sqlite$/.test(name));
  for (const name of names.toSorted().slice(0, Math.max(0, names.length - mostKept + 1))) {
    for (const ending of ['', '-wal', '-shm']) rmSync(join(dataDir, `${name}${ending}`), { force: true });
  }
}

function takeOver(damaged: DatabaseSync, store: Store): number {
  const article = damaged.prepare('SELECT * FROM articles WHERE id = ?');
  const numbers = new Map<number, number>();
  let count = 0;
  for (const row of rowsOf(damaged, "SELECT number, id, kind FROM sources WHERE kind NOT IN ('folder', 'jsonl')")) {
    const source = sourceRow.safeParse(row).data;
    if (source) numbers.set(source.number, store.sources.open(source.id, source.kind, new Date()).number);
  }
  for (const row of rowsOf(damaged, 'SELECT * FROM items WHERE article IS NOT NULL')) {
    const item = itemRow.safeParse(row).data;
    const source = item && numbers.get(item.source);
    if (!item || source === undefined) continue;
    try {
      if (store.known(item.article) === null) {
        // One that isn't as it was written is left where it is.
        store.put(toArticle(article.get(item.article)), new Date(item.first_seen));
        count++;
      }
      store.items.put(source, { ...item, problem: null }, new Date(item.first_seen));
    } catch {
      // Damaged itself, or where it stands: its source may still have it.
    }
  }
  for (const row of rowsOf(damaged, 'SELECT source, name, key FROM item_names')) {
    const name = nameRow.safeParse(row).data;
    const source = name && numbers.get(name.source);
    if (name && source !== undefined && store.items.find(source, name.key))
      store.items.name(source, name.key, name.name);
  }
  for (const row of rowsOf(damaged, `SELECT article, hidden_by, hidden_at FROM hidden WHERE ${mayNotBeFound}`)) {
    const hidden = hiddenRow.safeParse(row).data;
    if (hidden) store.hidden.hide(hidden);
  }
  return count;
}

/** Rows up to where the damage begins. */
function* rowsOf(database: DatabaseSync, sql: string): Generator<unknown> {
  try {
    yield* database.prepare(sql).iterate();
  } catch {
    // What came before it is of use.
  }
}

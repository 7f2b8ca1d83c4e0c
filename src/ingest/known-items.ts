import type { Article } from '../coverage/article.ts';
import type { ArchiveWriter } from '../index/archive-writer.ts';
import type { ItemRecord } from '../store/item-record.ts';
import type { SourceRecord } from '../store/source-record.ts';
import { findItem } from './item-identity.ts';
import type { Here, ReadArticle, Source } from './source.ts';

/** What a source held so far, as one poll of it looks at it. */
export class KnownItems {
  readonly isFile: boolean;
  readonly record: SourceRecord;
  /** Articles that their item holds no more. */
  readonly orphans = new Set<string>();
  readonly #writer: ArchiveWriter;
  /** All items of a folder: each is looked at anyway. */
  #all: ReadonlyMap<string, ItemRecord> | null = null;
  /** Which file of a folder holds an article: one alone may. */
  readonly #claimed = new Map<string, string>();
  /** Files of a folder that were named. */
  readonly #named = new Set<string>();

  constructor(writer: ArchiveWriter, source: Source, record: SourceRecord) {
    this.#writer = writer;
    this.isFile = source.identity === 'file';
    this.record = record;
  }

  /** From now on all items are at hand: the source names all that it holds. */
  loadAll(): void {
    const all = this.#writer.store.items.all(this.record.number);
    this.#all = new Map(all.map((item) => [item.key, item]));
  }

  /** What a name stood for when all items were loaded. */
  loaded(name: string): ItemRecord | null {
    return this.#all?.get(name) ?? null;
  }

  /** What something was that is here now; a folder's file counts as named from now on. */
  named({ names }: Here): ItemRecord | null {
    if (this.#all === null) return this.find(names, null);
    this.#named.add(names[0]);
    return this.loaded(names[0]);
  }

  /** Keys of a folder's items that weren't named. */
  unnamed(): string[] {
    return [...(this.#all?.keys() ?? [])].filter((key) => !this.#named.has(key));
  }

  find(names: readonly string[], found: ReadArticle | null): ItemRecord | null {
    const { items } = this.#writer.store;
    const { number } = this.record;
    if (this.isFile) return names[0] === undefined ? null : items.find(number, names[0]);
    return findItem(items, number, { own: names, shown: found?.names ?? [] }, found?.article ?? null, (id) =>
      this.article(id),
    );
  }

  article(id: string): Article | null {
    const known = this.#writer.store.known(id);
    return known === null ? null : this.#writer.store.article(known.doc);
  }

  /** Says that an item holds an article: of a folder, no other file may. */
  claim(article: string, key: string): void {
    if (this.#all !== null) this.#claimed.set(article, key);
  }

  /** The file that holds an article already in this poll. */
  claimant(article: string): string | null {
    return this.#claimed.get(article) ?? null;
  }
}

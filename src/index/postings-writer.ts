import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { blockSize, decodePostings, encodePostings } from './postings.ts';

const dataRow = z.object({ data: z.instanceof(Uint8Array) }).optional();

/** Gathers changes of postings during a transaction and writes each touched block once. */
export class PostingsWriter {
  /** term → doc → packed frequencies, or `null` where the posting goes away. */
  readonly #pending = new Map<number, Map<number, number | null>>();
  readonly #select;
  readonly #upsert;
  readonly #delete;
  readonly #count;

  constructor(database: DatabaseSync) {
    this.#select = database.prepare('SELECT data FROM postings WHERE term = ? AND block = ?');
    this.#upsert = database.prepare('INSERT OR REPLACE INTO postings (term, block, data) VALUES (?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM postings WHERE term = ? AND block = ?');
    this.#count = database.prepare(
      'INSERT INTO terms (term, articles) VALUES (?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles',
    );
  }

  set(term: number, doc: number, packed: number | null): void {
    const docs = this.#pending.get(term) ?? new Map<number, number | null>();
    this.#pending.set(term, docs);
    docs.set(doc, packed);
  }

  discard(): void {
    this.#pending.clear();
  }

  /** Writes what was gathered, in the order of the tables' keys. */
  flush(): void {
    for (const term of Uint32Array.from(this.#pending.keys()).toSorted()) {
      const blocks = Map.groupBy(this.#pending.get(term) ?? [], ([doc]) => Math.floor(doc / blockSize));
      let change = 0;
      for (const [block, changes] of blocks) change += this.#merge(term, block, changes);
      if (change !== 0) this.#count.run(term, change);
    }
    this.#pending.clear();
  }

  /** Returns by how many the term's articles change. */
  #merge(term: number, block: number, changes: readonly (readonly [number, number | null])[]): number {
    const old = dataRow.parse(this.#select.get(term, block))?.data ?? new Uint8Array(0);
    let count = 0;
    let last = block * blockSize - 1;
    decodePostings(block, old, (doc) => {
      count++;
      last = doc;
    });
    const added = changes.flatMap(([doc, packed]) => (packed === null || doc <= last ? [] : [{ doc, packed }]));
    if (added.length === changes.length) {
      // Articles mostly come in the order of their docs: then the old bytes stand as they are.
      added.sort((a, b) => a.doc - b.doc);
      const tail = encodePostings(last, added);
      const data = new Uint8Array(old.length + tail.length);
      data.set(old);
      data.set(tail, old.length);
      this.#upsert.run(term, block, data);
      return added.length;
    }
    const postings = new Map<number, number | null>();
    decodePostings(block, old, (doc, packed) => postings.set(doc, packed));
    for (const [doc, packed] of changes) postings.set(doc, packed);
    const kept = [...postings]
      .flatMap(([doc, packed]) => (packed === null ? [] : [{ doc, packed }]))
      .toSorted((a, b) => a.doc - b.doc);
    if (kept.length === 0) this.#delete.run(term, block);
    else this.#upsert.run(term, block, encodePostings(block * blockSize - 1, kept));
    return kept.length - count;
  }
}

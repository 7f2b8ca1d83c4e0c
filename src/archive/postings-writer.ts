import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { blockSize, decodePostings, encodePostings } from './postings.ts';

const dataRow = z.object({ data: z.instanceof(Uint8Array) }).optional();

/** Gathers changes of postings during a transaction and writes each touched block once. */
export class PostingsWriter {
  /** term → doc → packed frequencies, or `null` where the posting goes away. */
  readonly #pending = new Map<string, Map<number, number | null>>();
  readonly #select;
  readonly #upsert;
  readonly #delete;

  constructor(database: DatabaseSync) {
    this.#select = database.prepare('SELECT data FROM postings WHERE term = ? AND block = ?');
    this.#upsert = database.prepare('INSERT OR REPLACE INTO postings (term, block, data) VALUES (?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM postings WHERE term = ? AND block = ?');
  }

  set(term: string, doc: number, packed: number | null): void {
    const docs = this.#pending.get(term) ?? new Map<number, number | null>();
    this.#pending.set(term, docs);
    docs.set(doc, packed);
  }

  discard(): void {
    this.#pending.clear();
  }

  /** Writes what was gathered, in the order of the table's key. */
  flush(): void {
    for (const term of [...this.#pending.keys()].toSorted()) {
      const blocks = Map.groupBy(this.#pending.get(term) ?? [], ([doc]) => Math.floor(doc / blockSize));
      for (const [block, changes] of blocks) this.#merge(term, block, changes);
    }
    this.#pending.clear();
  }

  #merge(term: string, block: number, changes: readonly (readonly [number, number | null])[]): void {
    const postings = new Map<number, number | null>();
    const row = dataRow.parse(this.#select.get(term, block));
    if (row) decodePostings(block, row.data, (doc, packed) => postings.set(doc, packed));
    for (const [doc, packed] of changes) postings.set(doc, packed);
    const kept = [...postings]
      .filter((entry): entry is [number, number] => entry[1] !== null)
      .toSorted(([a], [b]) => a - b);
    if (kept.length === 0) {
      this.#delete.run(term, block);
      return;
    }
    const data = encodePostings(
      block,
      kept.map(([doc]) => doc),
      kept.map(([, packed]) => packed),
    );
    this.#upsert.run(term, block, data);
  }
}

import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** One key's articles that are handed out at most: form letters must not make every article compare with every other. */
const maxPerKey = 200;

/** An article as a member of its story. */
export interface Member {
  readonly doc: number;
  readonly id: string;
  /** Days since 1970; `null` when undated. */
  readonly day: number | null;
  readonly date: string | null;
}

const docRow = z.object({ doc: z.number() });
const memberRow = docRow.extend({ id: z.string(), day: z.number().nullable(), date: z.string().nullable() });
const dataRow = z.object({ data: z.string() });

/** Which articles share a story, and what was kept to tell: a fingerprint an article, filed under its keys. */
export class StoryTable {
  readonly #statements;

  constructor(database: DatabaseSync) {
    this.#statements = {
      addFingerprint: database.prepare('INSERT OR REPLACE INTO fingerprints (doc, data) VALUES (?, ?)'),
      fingerprint: database.prepare('SELECT data FROM fingerprints WHERE doc = ?'),
      dropFingerprint: database.prepare('DELETE FROM fingerprints WHERE doc = ?'),
      addKey: database.prepare('INSERT OR IGNORE INTO story_keys (key, doc) VALUES (?, ?)'),
      dropKey: database.prepare('DELETE FROM story_keys WHERE key = ? AND doc = ?'),
      byKey: database.prepare(`SELECT doc FROM story_keys WHERE key = ? ORDER BY doc DESC LIMIT ${maxPerKey}`),
      members: database.prepare(
        `SELECT docs.doc, id, day, date FROM docs JOIN articles USING (doc)
         WHERE story = (SELECT story FROM docs WHERE doc = ?)`,
      ),
      setStory: database.prepare('UPDATE docs SET story = ? WHERE doc = ? AND story <> ?'),
    };
  }

  /** Files a fingerprint (JSON) under its keys. */
  file(doc: number, fingerprint: string, keys: readonly number[]): void {
    this.#statements.addFingerprint.run(doc, fingerprint);
    for (const key of keys) this.#statements.addKey.run(key, doc);
  }

  unfile(doc: number, keys: readonly number[]): void {
    for (const key of keys) this.#statements.dropKey.run(key, doc);
    this.#statements.dropFingerprint.run(doc);
  }

  fingerprint(doc: number): string | null {
    const row = this.#statements.fingerprint.get(doc);
    return row ? dataRow.parse(row).data : null;
  }

  /** Other docs filed under one of the keys. */
  sharing(doc: number, keys: readonly number[]): number[] {
    const found = new Set(keys.flatMap((key) => this.#statements.byKey.all(key).map((row) => docRow.parse(row).doc)));
    found.delete(doc);
    return [...found];
  }

  /** All members of a doc's story, the doc included. */
  members(doc: number): Member[] {
    return z.array(memberRow).parse(this.#statements.members.all(doc));
  }

  /** Makes `members` one story under `lead`. */
  write(lead: number, members: readonly Member[]): void {
    for (const { doc } of members) this.#statements.setStory.run(lead, doc, lead);
  }
}

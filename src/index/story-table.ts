import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { DamagedRowError } from '../store/rows.ts';

/**
 * A key that leads to more articles than this tells nothing and is passed over: form letters must not make every article
 * compare with every other. Within days it takes five times what 400 wire stories a day bring. Without days it grows with
 * the archive, so that less is allowed.
 */
const mostNear = 500;
const mostOfAnyDay = 100;

/** Stands for the day of undated articles: before all days. */
const undated = -1_000_000;

/** An article as a member of its story. */
export interface Member {
  readonly doc: number;
  readonly id: string;
  /** Days since 1970; `null` when undated. */
  readonly day: number | null;
  readonly date: string | null;
  /** The doc that leads its story. */
  readonly story: number;
}

/** What was kept of an article to tell its story. */
export interface Filed {
  readonly day: number | null;
  /** 32-bit numbers. */
  readonly keys: Uint32Array;
  readonly fingerprint: Uint8Array;
}

/** Another article that may tell the same. */
export interface Candidate extends Member {
  readonly fingerprint: Uint8Array;
}

const memberRow = z.object({
  doc: z.number(),
  id: z.string(),
  day: z.number().nullable(),
  date: z.string().nullable(),
  story: z.number(),
});
const candidateRow = memberRow.extend({ fingerprint: z.instanceof(Uint8Array) });
const filedRow = z.object({
  day: z.number().nullable(),
  keys: z.instanceof(Uint8Array),
  fingerprint: z.instanceof(Uint8Array),
});

/** Which articles share a story, and what was kept to tell: a fingerprint an article, filed under its keys and day. */
export class StoryTable {
  readonly #statements;

  constructor(database: DatabaseSync) {
    const memberColumns = 'docs.doc, id, docs.day, date, story';
    // A condition on the day is a range of the key's index: one that isn't would read the key's articles of all days.
    const filed = (day: string, most: number): string =>
      `SELECT story_keys.doc FROM json_each(?1) AS wanted CROSS JOIN story_keys
       WHERE story_keys.key = wanted.value ${day}
         AND (SELECT count(*) FROM (SELECT 1 FROM story_keys WHERE key = wanted.value ${day} LIMIT ${most + 1})) <= ${most}`;
    const near = filed('AND day BETWEEN ?2 AND ?3', mostNear);
    const undatedOnes = filed(`AND day = ${undated}`, mostOfAnyDay);
    const candidates = (docs: string): string =>
      `SELECT ${memberColumns}, data AS fingerprint FROM docs JOIN articles USING (doc) JOIN fingerprints USING (doc)
       WHERE docs.doc IN (${docs})`;
    this.#statements = {
      addFingerprint: database.prepare(
        'INSERT OR REPLACE INTO fingerprints (doc, day, keys, data) VALUES (?, ?, ?, ?)',
      ),
      filed: database.prepare('SELECT day, keys, data AS fingerprint FROM fingerprints WHERE doc = ?'),
      dropFingerprint: database.prepare('DELETE FROM fingerprints WHERE doc = ?'),
      addKeys: database.prepare(
        'INSERT OR IGNORE INTO story_keys (key, day, doc) SELECT value, ?, ? FROM json_each(?)',
      ),
      dropKey: database.prepare('DELETE FROM story_keys WHERE key = ? AND day = ? AND doc = ?'),
      sharing: database.prepare(candidates(filed('', mostOfAnyDay))),
      sharingNear: database.prepare(candidates(`${near} UNION ALL ${undatedOnes}`)),
      members: database.prepare(`SELECT ${memberColumns} FROM docs JOIN articles USING (doc) WHERE story = ?`),
      member: database.prepare(`SELECT ${memberColumns} FROM docs JOIN articles USING (doc) WHERE docs.doc = ?`),
      setStory: database.prepare('UPDATE docs SET story = ? WHERE doc = ?'),
    };
  }

  file(doc: number, { day, keys, fingerprint }: Filed): void {
    this.#statements.addFingerprint.run(doc, day, new Uint8Array(keys.buffer), fingerprint);
    this.#statements.addKeys.run(day ?? undated, doc, `[${keys.join()}]`);
  }

  /** Takes an article's keys and fingerprint out. */
  unfile(doc: number): void {
    const { day, keys } = this.filed(doc);
    for (const key of keys) this.#statements.dropKey.run(key, day ?? undated, doc);
    this.#statements.dropFingerprint.run(doc);
  }

  /** @throws {DamagedRowError} when it isn't there or can't be read. */
  filed(doc: number): Filed {
    const row = filedRow.safeParse(this.#statements.filed.get(doc));
    if (!row.success)
      throw new DamagedRowError(`what was filed of article ${doc} cannot be read`, { cause: row.error });
    const { day, keys, fingerprint } = row.data;
    return { day, keys: new Uint32Array(keys.slice(0, keys.length & ~3).buffer), fingerprint };
  }

  /**
   * Articles filed under one of an article's keys, itself among them, in no order: within so many days of its own or
   * undated; of any day when it is undated itself.
   */
  sharing({ day, keys }: Filed, days: number): Candidate[] {
    const wanted = `[${keys.join()}]`;
    const { sharing, sharingNear } = this.#statements;
    const rows = day === null ? sharing.all(wanted) : sharingNear.all(wanted, day - days, day + days);
    return z.array(candidateRow).parse(rows);
  }

  /** The articles of a story, by the doc of its lead. */
  members(story: number): Member[] {
    return z.array(memberRow).parse(this.#statements.members.all(story));
  }

  /** `null` when the doc isn't searchable. */
  member(doc: number): Member | null {
    return memberRow.nullable().parse(this.#statements.member.get(doc) ?? null);
  }

  /** Puts an article into the story that `story` leads. */
  setStory(doc: number, story: number): void {
    this.#statements.setStory.run(story, doc);
  }
}

import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Fingerprint, fingerprintSchema } from '../stories/fingerprint.ts';
import { storyKeys } from '../stories/keys.ts';
import { byOrigin, type Rank } from '../stories/lead.ts';
import { sameStory } from '../stories/same-story.ts';

/** One key's articles that are looked at: form letters must not make every article compare with every other. */
const maxPerKey = 200;

const docRow = z.object({ doc: z.number() });
const rankRow = docRow.extend({ id: z.string(), day: z.number().nullable(), date: z.string().nullable() });
const dataRow = z.object({ data: z.string() });

/** Keeps articles folded into stories: the connected groups of `sameStory`, whatever order they arrive in. */
export class StoryWriter {
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

  /** Files an article that already stands in `docs` as a story of its own, and joins it with those that tell the same. */
  add(doc: number, fingerprint: Fingerprint): void {
    this.#statements.addFingerprint.run(doc, JSON.stringify(fingerprint));
    for (const key of storyKeys(fingerprint)) this.#statements.addKey.run(key, doc);
    const joined = new Map<number, Rank & { doc: number }>();
    for (const other of [doc, ...this.#sameStoryAs(doc, fingerprint)]) {
      for (const member of this.#membersOf(other)) joined.set(member.doc, member);
    }
    this.#write([...joined.values()]);
  }

  /** Takes an article out while it still stands in `docs`; what it held together may fall apart. */
  remove(doc: number): void {
    const rest = this.#membersOf(doc).filter((member) => member.doc !== doc);
    const fingerprint = this.#fingerprintOf(doc);
    if (!fingerprint) return;
    for (const key of storyKeys(fingerprint)) this.#statements.dropKey.run(key, doc);
    this.#statements.dropFingerprint.run(doc);
    this.#statements.setStory.run(doc, doc, doc);
    const left = new Map(rest.map((member) => [member.doc, member]));
    while (left.size > 0) {
      const [first] = left.values();
      if (!first) break;
      const group = [first];
      left.delete(first.doc);
      for (const member of group) {
        const own = this.#fingerprintOf(member.doc);
        for (const other of own ? this.#sameStoryAs(member.doc, own) : []) {
          const found = left.get(other);
          if (found) group.push(found);
          left.delete(other);
        }
      }
      this.#write(group);
    }
  }

  #write(members: readonly (Rank & { doc: number })[]): void {
    const [lead] = members.toSorted(byOrigin);
    if (!lead) return;
    for (const { doc } of members) this.#statements.setStory.run(lead.doc, doc, lead.doc);
  }

  #membersOf(doc: number): (Rank & { doc: number })[] {
    return z.array(rankRow).parse(this.#statements.members.all(doc));
  }

  #fingerprintOf(doc: number): Fingerprint | null {
    const row = this.#statements.fingerprint.get(doc);
    return row ? fingerprintSchema.parse(JSON.parse(dataRow.parse(row).data)) : null;
  }

  #sameStoryAs(doc: number, fingerprint: Fingerprint): number[] {
    const candidates = new Set<number>();
    for (const key of storyKeys(fingerprint)) {
      for (const row of this.#statements.byKey.all(key)) candidates.add(docRow.parse(row).doc);
    }
    candidates.delete(doc);
    return [...candidates].filter((candidate) => {
      const other = this.#fingerprintOf(candidate);
      return other !== null && sameStory(fingerprint, other);
    });
  }
}

import type { Difference } from '../coverage/story.ts';
import { type DocTable, docTable, type Outlet, type SnapshotPart } from './doc-table.ts';
import type { Forward } from './forward-index.ts';
import type { Segment } from './segment.ts';

/** A term, in every segment of a snapshot. */
interface FoundTerm {
  /** Its number in each segment; -1 where it isn't. */
  readonly numbers: Int32Array;
  /** In how many articles it stands. */
  readonly articles: number;
}

/** Terms whose numbers are remembered: some 20 MB. */
const maxRemembered = 100_000;

/** Which articles of some segments, in their order, are there: each segment says which went before it. */
export function partsOf(segments: readonly Segment[]): SnapshotPart[] {
  let base = 0;
  const parts = segments.map((segment): SnapshotPart => {
    const part = { segment, live: new Uint8Array(segment.size).fill(1), base };
    base += segment.size;
    return part;
  });
  for (const { sections } of segments) for (const doc of sections.gone) markGone(parts, doc);
  return parts;
}

/** @param doc its number in the store. Returns whether it was there. */
function markGone(parts: readonly SnapshotPart[], doc: number): boolean {
  for (const { segment, live } of parts) {
    const place = segment.placeOf(doc);
    if (place < 0 || live[place] === 0) continue;
    live[place] = 0;
    return true;
  }
  return false;
}

/** One state of the index, which never changes. */
export class Snapshot {
  /** Other for each state, and over starts. */
  readonly id: string;
  /** The store's last change that it has seen. */
  readonly sequence: number;
  readonly parts: readonly SnapshotPart[];
  readonly docs: DocTable;
  readonly outlets: readonly Outlet[];
  /** By lead, the other docs of its story. */
  readonly #copies = new Map<number, number[]>();
  /** By doc, the segment and entry that put it into its story. */
  readonly #joined = new Map<number, { readonly segment: Segment; readonly entry: number }>();
  readonly #terms = new Map<string, FoundTerm>();

  constructor(id: string, sequence: number, segments: readonly Segment[]) {
    this.id = id;
    this.sequence = sequence;
    this.parts = partsOf(segments);
    const story = this.#readStories();
    const { docs, outlets } = docTable(this.parts, story);
    this.docs = docs;
    this.outlets = outlets;
  }

  /** No article of it is gone. */
  get isWhole(): boolean {
    return this.docs.count === this.docs.size;
  }

  /** A term's numbers and how common it is. */
  find(text: string): FoundTerm {
    const known = this.#terms.get(text);
    if (known) return known;
    const numbers = Int32Array.from(this.parts, ({ segment }) => segment.terms.find(text));
    const articles = this.parts.reduce(
      (sum, part, index) => sum + articlesOf(part, numbers[index] ?? -1, this.isWhole),
      0,
    );
    const found = { numbers, articles };
    if (this.#terms.size >= maxRemembered) this.#terms.clear();
    this.#terms.set(text, found);
    return found;
  }

  /** The docs that hold a term, ascending, those that are gone among them. */
  *docsWith(text: string): Generator<number> {
    const { numbers } = this.find(text);
    for (const [part, { segment, base }] of this.parts.entries()) {
      const term = numbers[part] ?? -1;
      const { postingStarts, postings } = segment.sections;
      const end = term < 0 ? 0 : (postingStarts[term + 1] ?? 0);
      for (let at = postingStarts[term] ?? 0; at < end; at++) yield base + (postings[at] ?? 0);
    }
  }

  forward(doc: number): Forward {
    const part = this.partOf(doc);
    return part.segment.forward(doc - part.base);
  }

  /** The doc's number in the store. */
  storedAs(doc: number): number {
    const { segment, base } = this.partOf(doc);
    return segment.sections.docs[doc - base] ?? 0;
  }

  /** The doc of an article by its number in the store; `null` where the snapshot doesn't have it. */
  docOf(stored: number): number | null {
    for (const { segment, live, base } of this.parts) {
      const place = segment.placeOf(stored);
      if (place >= 0 && live[place] === 1) return base + place;
    }
    return null;
  }

  /** Which part holds a doc: its place among `parts`. */
  partNumber(doc: number): number {
    let low = 0;
    let high = this.parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.parts[middle]?.base ?? 0) <= doc) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  partOf(doc: number): SnapshotPart {
    const part = this.parts[this.partNumber(doc)];
    if (!part) throw new Error(`there is no doc ${doc}`);
    return part;
  }

  /** All docs of the story that `lead` leads, the lead first. */
  storyDocs(lead: number): number[] {
    return [lead, ...(this.#copies.get(lead) ?? [])];
  }

  /** What was kept of where an article differs from the lead of its story, from the lead's side. */
  differencesFromLead(doc: number): readonly Difference[] {
    const joined = this.#joined.get(doc);
    return joined?.segment.differences(joined.entry) ?? [];
  }

  #readStories(): Uint32Array {
    const size = this.parts.reduce((sum, { segment }) => sum + segment.size, 0);
    const story = Uint32Array.from({ length: size }, (_, doc) => doc);
    for (const { segment } of this.parts) {
      const { leads } = segment.sections;
      for (let entry = 0; entry * 3 < leads.length; entry++) {
        const doc = this.docOf(leads[entry * 3] ?? 0);
        const lead = this.docOf(leads[entry * 3 + 1] ?? 0);
        if (doc === null || lead === null) continue;
        story[doc] = lead;
        this.#joined.set(doc, { segment, entry });
      }
    }
    for (const doc of [...this.#joined.keys()].sort((a, b) => a - b)) {
      const lead = story[doc] ?? doc;
      if (lead === doc) continue;
      const copies = this.#copies.get(lead);
      if (copies) copies.push(doc);
      else this.#copies.set(lead, [doc]);
    }
    return story;
  }
}

function articlesOf({ segment, live }: SnapshotPart, term: number, isWhole: boolean): number {
  if (term < 0) return 0;
  const { postingStarts, postings } = segment.sections;
  const [from, to] = [postingStarts[term] ?? 0, postingStarts[term + 1] ?? 0];
  if (isWhole) return to - from;
  let count = 0;
  for (let at = from; at < to; at++) count += live[postings[at] ?? 0] ?? 0;
  return count;
}

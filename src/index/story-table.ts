import type { SnapshotPart } from './doc-table.ts';
import { lowerBound } from './segment.ts';
import type { SegmentEntry } from './segment-builder.ts';
import { undated } from './segment-layout.ts';

/**
 * A key that leads to more articles than this tells nothing and is passed over: form letters must not make every article
 * compare with every other. Within days it takes five times what 400 wire stories a day bring. Without days it grows with
 * the archive, so that less is allowed.
 */
const mostNear = 500;
const mostOfAnyDay = 100;

/** An article as a member of its story. */
export interface Member {
  /** Its number in the store. */
  readonly doc: number;
  readonly id: string;
  /** Days since 1970; `null` when undated. */
  readonly day: number | null;
  readonly date: string | null;
  /** The doc that leads its story. */
  readonly story: number;
}

/** What is kept of an article to tell its story. */
export type FiledArticle = Pick<SegmentEntry, 'day' | 'keys' | 'fingerprint'>;

/** Another article that may tell the same. */
export interface StoryCandidate extends Member {
  readonly fingerprint: Uint8Array;
}

/** A doc's story from a flush on: the lead, and their differences as JSON, empty for none. */
interface Joined {
  readonly lead: number;
  readonly differences: string;
}

interface StoryPlace {
  readonly part: SnapshotPart;
  readonly place: number;
}

/** Which articles share a story, over segments and what is not in one yet. */
export class StoryTable {
  /** Followers alone; whoever isn't here leads. */
  readonly #leads = new Map<number, number>();
  readonly #followers = new Map<number, Set<number>>();
  #parts: readonly SnapshotPart[] = [];
  /** Articles in no segment yet, and their docs by key. */
  readonly #open = new Map<number, FiledArticle>();
  readonly #openKeys = new Map<number, number[]>();
  readonly #origin: (doc: number) => { readonly id: string; readonly date: string | null };
  /** What changed since the last segment was written. */
  readonly changed = new Map<number, Joined>();

  /** @param origin looks up what else decides the order in a story. */
  constructor(origin: (doc: number) => { readonly id: string; readonly date: string | null }) {
    this.#origin = origin;
  }

  /** Begins with what some segments say. */
  load(parts: readonly SnapshotPart[]): void {
    this.#parts = parts;
    for (const { segment } of parts) {
      const { leads } = segment.sections;
      for (let at = 0; at < leads.length; at += 3) {
        const [doc = 0, lead = 0] = leads.subarray(at, at + 2);
        if (this.#placeOf(doc) && this.#placeOf(lead)) this.#move(doc, lead);
      }
    }
  }

  /** All that was open stands in a segment now. */
  flushed(parts: readonly SnapshotPart[]): void {
    this.#parts = parts;
    this.#open.clear();
    this.#openKeys.clear();
    this.changed.clear();
  }

  file(doc: number, filed: FiledArticle): void {
    this.#open.set(doc, filed);
    for (const key of filed.keys) {
      const docs = this.#openKeys.get(key);
      if (docs) docs.push(doc);
      else this.#openKeys.set(key, [doc]);
    }
  }

  /** Takes an article out. */
  unfile(doc: number): void {
    this.#move(doc, doc);
    this.#followers.delete(doc);
    this.changed.delete(doc);
    const open = this.#open.get(doc);
    this.#open.delete(doc);
    for (const key of open?.keys ?? []) {
      this.#openKeys.set(key, this.#openKeys.get(key)?.filter((other) => other !== doc) ?? []);
    }
    const found = this.#placeOf(doc);
    if (found) found.part.live[found.place] = 0;
  }

  has(doc: number): boolean {
    return this.#open.has(doc) || this.#placeOf(doc) !== null;
  }

  filed(doc: number): FiledArticle {
    const open = this.#open.get(doc);
    if (open) return open;
    const found = this.#placeOf(doc);
    if (!found) throw new Error(`nothing is filed of article ${doc}`);
    const { part, place } = found;
    return { day: dayOf(part, place), ...part.segment.filed(place) };
  }

  /**
   * Articles filed under one of an article's keys, itself among them, in no order: within this many days of its own or
   * undated; of any day when it is undated itself.
   */
  sharing({ day, keys }: FiledArticle, days: number): StoryCandidate[] {
    const found = new Set<number>();
    for (const key of keys) {
      if (day === null) this.#gather(key, undated, Number.POSITIVE_INFINITY, mostOfAnyDay, found);
      else {
        this.#gather(key, day - days, day + days, mostNear, found);
        this.#gather(key, undated, undated, mostOfAnyDay, found);
      }
    }
    return Array.from(found, (doc) => this.#candidate(doc));
  }

  /** The docs that an article leads, itself left out. */
  followers(lead: number): number[] {
    return [...(this.#followers.get(lead) ?? [])];
  }

  /** Puts an article into the story that `lead` leads. */
  setStory(doc: number, lead: number, differences: string): void {
    this.#move(doc, lead);
    this.changed.set(doc, { lead, differences });
  }

  #move(doc: number, lead: number): void {
    this.#followers.get(this.#leads.get(doc) ?? doc)?.delete(doc);
    this.#leads.delete(doc);
    if (lead === doc) return;
    this.#leads.set(doc, lead);
    const followers = this.#followers.get(lead);
    if (followers) followers.add(doc);
    else this.#followers.set(lead, new Set([doc]));
  }

  #placeOf(doc: number): StoryPlace | null {
    for (const part of this.#parts) {
      const place = part.segment.placeOf(doc);
      if (place >= 0 && part.live[place] === 1) return { part, place };
    }
    return null;
  }

  member(doc: number): Member {
    const open = this.#open.get(doc);
    const found = open ? null : this.#placeOf(doc);
    const day = open ? open.day : found ? dayOf(found.part, found.place) : null;
    return { doc, day, story: this.#leads.get(doc) ?? doc, ...this.#origin(doc) };
  }

  #candidate(doc: number): StoryCandidate {
    const found = this.#placeOf(doc);
    const fingerprint = this.#open.get(doc)?.fingerprint ?? found?.part.segment.filed(found.place).fingerprint;
    return { ...this.member(doc), fingerprint: fingerprint ?? new Uint8Array(0) };
  }

  /** Adds the docs under a key from a day to another, both counted, unless there are too many. */
  #gather(key: number, from: number, to: number, most: number, into: Set<number>): void {
    const docs: number[] = [];
    const isNear = (day: number): boolean => day >= from && day <= to;
    for (const doc of this.#openKeys.get(key) ?? []) {
      if (docs.length > most) return;
      if (isNear(this.#open.get(doc)?.day ?? undated)) docs.push(doc);
    }
    for (const { segment, live } of this.#parts) {
      const { keys, keyDocs, days, docs: numbers } = segment.sections;
      for (let at = lowerBound(keys, key); keys[at] === key && docs.length <= most; at++) {
        const place = keyDocs[at] ?? 0;
        const day = days[place] ?? undated;
        if (day > to) break;
        if (day >= from && live[place] === 1) docs.push(numbers[place] ?? 0);
      }
    }
    if (docs.length <= most) for (const doc of docs) into.add(doc);
  }
}

function dayOf({ segment }: SnapshotPart, place: number): number | null {
  const day = segment.sections.days[place] ?? undated;
  return day === undated ? null : day;
}

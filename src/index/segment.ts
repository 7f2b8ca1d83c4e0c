import { closeSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import type { Difference } from '../coverage/story.ts';
import { DamagedRowError, damagedIndex } from '../store/damage.ts';
import { decodeForward, type Forward } from './forward-index.ts';
import { headerBytes, type Lengths, type Sections, viewSections } from './segment-layout.ts';
import { TermTable } from './term-table.ts';

/** A segment can't be read, or isn't what was written: the index is rebuilt. */
export class DamagedSegmentError extends DamagedRowError {
  override readonly name = 'DamagedSegmentError';
  override readonly errcode = damagedIndex;
}

/** What another thread needs to have the same segment: the memory is shared. */
export interface SegmentHandle {
  readonly path: string;
  readonly buffer: SharedArrayBuffer;
  readonly lengths: Lengths;
  /** Records of articles, where they are kept in memory; else they are read from the file. */
  readonly records: SharedArrayBuffer | null;
}

const namesSchema = z.object({ outlets: z.array(z.string()), languages: z.array(z.string()) });
type SegmentNames = z.infer<typeof namesSchema>;

/** A part of the index that never changes: what is searched stands in memory, records of articles are read from the file. */
export class Segment {
  readonly sections: Sections;
  readonly terms: TermTable;
  readonly names: SegmentNames;
  readonly handle: SegmentHandle;
  readonly #records: Uint32Array | null;
  #file: number | null = null;

  constructor(handle: SegmentHandle) {
    this.handle = handle;
    this.sections = viewSections(handle.buffer, handle.lengths);
    this.#records = handle.records && new Uint32Array(handle.records);
    const { names, termStarts, terms } = this.sections;
    this.terms = new TermTable(termStarts, terms);
    this.names = namesSchema.parse(JSON.parse(Buffer.from(names).toString()));
  }

  /** How many articles it holds, deleted ones too. */
  get size(): number {
    return this.sections.docs.length;
  }

  /** The place of an article; -1 where it isn't here. */
  placeOf(doc: number): number {
    const { docs } = this.sections;
    const at = lowerBound(docs, doc);
    return docs[at] === doc ? at : -1;
  }

  /** @throws {DamagedSegmentError} */
  forward(place: number): Forward {
    const { records, filed } = this.sections;
    return decodeForward(this.#read(records[place] ?? 0, filed[place] ?? 0));
  }

  /** Keys of the article's story, and its fingerprint as it was packed. @throws {DamagedSegmentError} */
  filed(place: number): { readonly keys: Uint32Array; readonly fingerprint: Uint8Array } {
    const { records, filed } = this.sections;
    const words = this.#read(filed[place] ?? 0, records[place + 1] ?? 0);
    const end = 1 + (words[0] ?? 0);
    return {
      keys: words.subarray(1, end),
      fingerprint: new Uint8Array(words.subarray(end).slice().buffer),
    };
  }

  /** Forward index and what is filed as they stand in the file, to be changed at will. @throws {DamagedSegmentError} */
  record(place: number): Uint32Array {
    const { records } = this.sections;
    return this.#read(records[place] ?? 0, records[place + 1] ?? 0).slice();
  }

  /** The differences that were kept with an entry of `leads`. */
  differences(entry: number): readonly Difference[] {
    const text = this.differencesText(entry);
    // What we wrote ourselves, and its sum was right.
    return text === '' ? [] : (JSON.parse(text) as Difference[]);
  }

  /** The same as JSON; empty for none. */
  differencesText(entry: number): string {
    const { leads, differences } = this.sections;
    const [start, end] = [leads[entry * 3 - 1] ?? 0, leads[entry * 3 + 2] ?? 0];
    return Buffer.from(differences.buffer, differences.byteOffset + start, end - start).toString();
  }

  /** Opens the file where it will be read: from now on it can be though it is deleted. @throws {DamagedSegmentError} */
  open(): void {
    if (!this.#records) this.#file ??= this.#open();
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  /** @param start in words from the first record on. */
  #read(start: number, end: number): Uint32Array {
    if (this.#records) return this.#records.subarray(start, end);
    const words = takeRoom(end - start);
    this.#file ??= this.#open();
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    fill(this.#file, bytes, headerBytes + start * Uint32Array.BYTES_PER_ELEMENT);
    return words;
  }

  #open(): number {
    try {
      return openSync(this.handle.path, 'r');
    } catch (error) {
      throw new DamagedSegmentError(`${this.handle.path} can't be opened`, { cause: error });
    }
  }
}

/** Records are read into rooms for many: a question looks at a hundred, and each room of its own would have to be tidied away. */
const roomWords = 256 * 1024;
let room = new Uint32Array(0);
let taken = 0;

function takeRoom(words: number): Uint32Array {
  if (words > roomWords / 4) return new Uint32Array(words);
  if (taken + words > room.length) {
    room = new Uint32Array(roomWords);
    taken = 0;
  }
  taken += words;
  return room.subarray(taken - words, taken);
}

/** A single read takes no more than this. */
const maxReadBytes = 1024 * 1024 * 1024;

/** Reads as many bytes as there is room for. @throws {DamagedSegmentError} */
export function fill(file: number, bytes: Uint8Array, start: number): void {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(file, bytes, at, Math.min(maxReadBytes, bytes.length - at), start + at);
    if (read === 0) throw new DamagedSegmentError('a segment is cut short');
    at += read;
  }
}

/** The first place whose number isn't below. */
export function lowerBound(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

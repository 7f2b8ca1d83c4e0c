import { closeSync, fstatSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { DamagedSegmentError, fill, Segment } from './segment.ts';
import { bytesOf, headerBytes, type Lengths, type SectionName, sectionNames } from './segment-layout.ts';

/**
 * A segment on disk: a header, the records of its articles, then what is held in memory. It is written once under a name of its own, and never
 * changed.
 */
const magic = 'Dateline index segment';
/**
 * Records of up to this size are looked through when they are opened, and kept: a question reads a hundred, which takes a quarter less without the system's
 * help. More would keep a start waiting, and take memory that the system's own cache uses better.
 */
const maxKeptBytes = 64 * 1024 * 1024;
/** A segment that is new keeps no more than this: while a whole archive is built, most of them are soon merged away. */
const maxKeptNewBytes = 4 * 1024 * 1024;
const chunkBytes = 1024 * 1024;
/** So much is summed up at once. */
const maxSummedBytes = 1024 * 1024 * 1024;

/** What a segment's file begins with, as JSON. */
interface Header {
  readonly magic: typeof magic;
  readonly recordBytes: number;
  readonly recordSum: number;
  readonly sectionSum: number;
  readonly lengths: Readonly<Record<string, number>>;
}

/** Writes bytes to a file as `writeSync` does: tests let it fail. */
export type Write = (file: number, bytes: Uint8Array) => void;

export const writeAll: Write = (file, bytes) => {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
};

/**
 * Writes a segment and sees it onto the disk; a file that couldn't be written whole is deleted.
 * @param records gives the articles' records in order.
 * @param sections gives what is held in memory, asked for when all records are written.
 */
export function writeSegment(
  path: string,
  write: Write,
  records: (add: (record: Uint32Array) => void) => void,
  sections: () => { readonly buffer: SharedArrayBuffer; readonly lengths: Lengths },
): Segment {
  const file = openSync(path, 'w+');
  try {
    write(file, new Uint8Array(headerBytes));
    const kept: Uint8Array[] = [];
    let recordBytes = 0;
    let recordSum = 0;
    let held: Uint8Array[] = [];
    let heldBytes = 0;
    const flush = (): void => {
      if (heldBytes === 0) return;
      const bytes = Buffer.concat(held);
      recordSum = crc32(bytes, recordSum);
      write(file, bytes);
      if (recordBytes + heldBytes <= maxKeptNewBytes) kept.push(bytes);
      recordBytes += heldBytes;
      held = [];
      heldBytes = 0;
    };
    records((record) => {
      held.push(new Uint8Array(record.buffer, record.byteOffset, record.byteLength));
      heldBytes += record.byteLength;
      if (heldBytes >= chunkBytes) flush();
    });
    flush();
    const { buffer, lengths } = sections();
    const bytes = new Uint8Array(buffer);
    write(file, bytes);
    const header = { magic, recordBytes, recordSum, sectionSum: sumOf(bytes), lengths };
    const text = Buffer.from(JSON.stringify(header).padEnd(headerBytes));
    for (let at = 0; at < text.length; ) at += writeSync(file, text, at, text.length - at, at);
    fsyncSync(file);
    return new Segment({
      path,
      buffer,
      lengths,
      records: recordBytes <= maxKeptNewBytes ? sharedFrom(kept, recordBytes) : null,
    });
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** @throws {DamagedSegmentError} when it isn't there or isn't what was written. */
export function readSegment(path: string): Segment {
  const file = openForReading(path);
  try {
    const head = Buffer.alloc(headerBytes);
    readSync(file, head, 0, headerBytes, 0);
    const { recordBytes, recordSum, sectionSum, lengths: given } = parseHeader(path, head);
    const lengths = lengthsOf(path, given);
    const bytes = bytesOf(lengths);
    if (fstatSync(file).size !== headerBytes + recordBytes + bytes)
      throw new DamagedSegmentError(`${path} is cut short`);
    const records = recordBytes <= maxKeptBytes ? readShared(file, headerBytes, recordBytes) : null;
    if (records && sumOf(new Uint8Array(records)) !== recordSum) {
      throw new DamagedSegmentError(`the records of ${path} are not as they were written`);
    }
    const buffer = readShared(file, headerBytes + recordBytes, bytes);
    if (sumOf(new Uint8Array(buffer)) !== sectionSum) throw new DamagedSegmentError(`${path} is not as it was written`);
    return new Segment({ path, buffer, lengths, records });
  } finally {
    closeSync(file);
  }
}

function openForReading(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new DamagedSegmentError(`${path} can't be opened`, { cause: error });
  }
}

function parseHeader(path: string, head: Buffer): Header {
  try {
    const found: unknown = JSON.parse(head.toString());
    if (isHeader(found)) return found;
  } catch (error) {
    throw new DamagedSegmentError(`the header of ${path} can't be read`, { cause: error });
  }
  throw new DamagedSegmentError(`the header of ${path} isn't that of a segment`);
}

/** Looked at by hand: the thread that reads a large index at a start would load a library for this alone. */
function isHeader(found: unknown): found is Header {
  if (!isObject(found) || found['magic'] !== magic) return false;
  const { recordBytes, recordSum, sectionSum, lengths } = found;
  return isObject(lengths) && [recordBytes, recordSum, sectionSum, ...Object.values(lengths)].every(isCount);
}

function isObject(found: unknown): found is Readonly<Record<string, unknown>> {
  return typeof found === 'object' && found !== null && !Array.isArray(found);
}

function isCount(found: unknown): boolean {
  return Number.isSafeInteger(found) && Number(found) >= 0;
}

function lengthsOf(path: string, given: Readonly<Record<string, number>>): Lengths {
  const length = (name: SectionName): number => {
    const found = given[name];
    if (found === undefined) throw new DamagedSegmentError(`${path} lacks a part`);
    return found;
  };
  return Object.fromEntries(sectionNames.map((name) => [name, length(name)])) as Lengths;
}

function readShared(file: number, start: number, length: number): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(length);
  fill(file, new Uint8Array(buffer), start);
  return buffer;
}

function sharedFrom(pieces: readonly Uint8Array[], length: number): SharedArrayBuffer {
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes.buffer;
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += maxSummedBytes) {
    const part = bytes.subarray(at, at + maxSummedBytes);
    sum = crc32(Buffer.from(part.buffer, part.byteOffset, part.byteLength), sum);
  }
  return sum;
}

import { readSync } from 'node:fs';

/** A line of a file as it was read. */
export interface NumberedLine {
  /** Counted from 1. */
  readonly number: number;
  /** The line without its line feed; `null` when it was longer than the limit and skipped. */
  readonly bytes: Buffer | null;
  /** Where the next line begins. */
  readonly end: number;
}

/** Where to begin to read: a byte where a line begins, and how many lines lie before it. */
export interface Start {
  readonly offset: number;
  readonly lines: number;
}

/** Bytes read at a time. */
const chunkBytes = 256 * 1024;
const lineFeed = 0x0a;

/**
 * Reads a file line by line from a point on, holding one line and one chunk in memory. A line over `maxBytes` is passed
 * over without being held. A last line without a line feed counts as one.
 */
export function* readLines(file: number, start: Start, maxBytes: number): Generator<NumberedLine> {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let read = start.offset;
  let number = start.lines;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const hold = (bytes: Buffer): void => {
    heldBytes += bytes.length;
    if (heldBytes > maxBytes) held = [];
    // The chunk is written over by the next read.
    else held.push(Buffer.from(bytes));
  };
  const take = (end: number): NumberedLine => {
    const bytes = heldBytes > maxBytes ? null : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    number++;
    return { number, bytes, end };
  };
  for (;;) {
    const count = readSync(file, chunk, 0, chunkBytes, read);
    if (count === 0) break;
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0 && at < count; at = chunk.indexOf(lineFeed, from)) {
      hold(chunk.subarray(from, at));
      from = at + 1;
      yield take(read + from);
    }
    if (from < count) hold(chunk.subarray(from, count));
    read += count;
  }
  if (heldBytes > 0) yield take(read);
}

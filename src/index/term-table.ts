/** The terms of a segment in the order of their UTF-8 bytes; a term's number is its place. */
export class TermTable {
  readonly #starts: Uint32Array;
  readonly #bytes: Buffer;

  constructor(starts: Uint32Array, bytes: Uint8Array) {
    this.#starts = starts;
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  text(term: number): string {
    return this.#bytes.toString('utf8', this.#starts[term], this.#starts[term + 1]);
  }

  /** A term's number; -1 where the segment doesn't have it. */
  find(text: string): number {
    const wanted = Buffer.from(text);
    const at = this.#lowerBound(wanted);
    return at < this.count && this.#compare(at, wanted) === 0 ? at : -1;
  }

  /** Numbers of the terms that begin so: from the first to before the second. */
  beginningWith(prefix: string): readonly [number, number] {
    const first = Buffer.from(prefix);
    // No UTF-8 has this byte.
    return [this.#lowerBound(first), this.#lowerBound(Buffer.concat([first, Uint8Array.of(0xff)]))];
  }

  #compare(term: number, wanted: Buffer): number {
    return this.#bytes.compare(wanted, 0, wanted.length, this.#starts[term], this.#starts[term + 1]);
  }

  #lowerBound(wanted: Buffer): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(middle, wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const surrogate = /[\ud800-\udfff]/;

/** Compares as the table sorts: JavaScript's own order is that of UTF-8 unless there are surrogates. */
export function byBytes(a: string, b: string): number {
  if (surrogate.test(a) || surrogate.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

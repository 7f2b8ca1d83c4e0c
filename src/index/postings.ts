/**
 * Postings of one term within one block of documents, packed: per document the distance from the one before
 * (LEB128), then one byte with how often the term stands in each field.
 */

/** Documents a block: small enough that adding one article rewrites little, large enough that a scan reads few rows. */
export const blockSize = 2_048;

/** How often a term stands in an article's fields; each is capped, since BM25 saturates long before. */
export interface Frequencies {
  readonly title: number;
  readonly lede: number;
  readonly body: number;
}

export function packFrequencies({ title, lede, body }: Frequencies): number {
  return (Math.min(title, 3) << 6) | (Math.min(lede, 3) << 4) | Math.min(body, 15);
}

export function unpackFrequencies(packed: number): Frequencies {
  return { title: packed >> 6, lede: (packed >> 4) & 3, body: packed & 15 };
}

export interface Posting {
  readonly doc: number;
  readonly packed: number;
}

/**
 * Encodes postings.
 * @param previous the doc before the first: one less than the block's first doc at the start of a block.
 * @param postings by doc, ascending.
 */
export function encodePostings(previous: number, postings: readonly Posting[]): Uint8Array {
  const bytes: number[] = [];
  let before = previous;
  for (const { doc, packed } of postings) {
    let delta = doc - before;
    before = doc;
    while (delta > 127) {
      bytes.push((delta & 127) | 128);
      delta >>= 7;
    }
    bytes.push(delta, packed);
  }
  return Uint8Array.from(bytes);
}

/** Calls `visit(doc, packed)` for each posting of a block, in ascending order of documents. */
export function decodePostings(block: number, bytes: Uint8Array, visit: (doc: number, packed: number) => void): void {
  let doc = block * blockSize - 1;
  let at = 0;
  while (at < bytes.length) {
    let delta = 0;
    let shift = 0;
    let byte = 0;
    do {
      byte = bytes[at++] ?? 0;
      delta |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    doc += delta;
    visit(doc, bytes[at++] ?? 0);
  }
}

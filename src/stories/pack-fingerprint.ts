import type { Fingerprint } from './fingerprint.ts';
import type { WordHashes } from './word-hashes.ts';

const lists = ['headline', 'names', 'numbers', 'lede', 'words'] as const satisfies readonly (keyof Fingerprint)[];

/** A fingerprint as it is stored, without its day: the lengths of its lists, the lists. */
export function packFingerprint(fingerprint: Fingerprint): Uint8Array {
  const all = lists.map((list) => fingerprint[list]);
  const packed = new Uint16Array(lists.length + all.reduce((sum, hashes) => sum + hashes.length, 0));
  let at = lists.length;
  all.forEach((hashes, index) => {
    packed[index] = hashes.length;
    packed.set(hashes, at);
    at += hashes.length;
  });
  return new Uint8Array(packed.buffer);
}

/** What `packFingerprint` packed. */
export function unpackFingerprint(bytes: Uint8Array, day: number | null): Fingerprint {
  const packed = new Uint16Array(bytes.slice(0, bytes.length & ~1).buffer);
  let at = lists.length;
  const hashes = lists.map((_, index): WordHashes => {
    const start = at;
    at += packed[index] ?? 0;
    return packed.subarray(start, at);
  });
  const list = (name: (typeof lists)[number]): WordHashes => hashes[lists.indexOf(name)] ?? new Uint16Array(0);
  return {
    day,
    headline: list('headline'),
    names: list('names'),
    numbers: list('numbers'),
    lede: list('lede'),
    words: list('words'),
  };
}

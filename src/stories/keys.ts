import { hash32 } from '../text/hash.ts';
import type { Fingerprint } from './fingerprint.ts';

/**
 * Keys under which an article is filed, so that two of one story share at least one: MinHash (Broder 1997) over names,
 * numbers and content words, in bands of two rows (locality-sensitive hashing, Indyk and Motwani 1998). With Jaccard similarity s two articles
 * meet with probability 1 − (1 − s²)^bands: .99 at s = .4, .24 at s = .1.
 */
const bands = 27;
const rows = 2;

/** Murmur3's finaliser: spreads a value over 32 bits, another way for every seed. */
function mix(value: number, seed: number): number {
  let hash = value ^ Math.imul(seed + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export function storyKeys({ names, numbers, terms }: Fingerprint): number[] {
  const features = [...terms, ...names.map((name) => `n:${name}`), ...numbers.map((number) => `#:${number}`)].map(
    hash32,
  );
  if (features.length === 0) return [];
  return Array.from({ length: bands }, (_, band) => {
    let key = band;
    for (let row = 0; row < rows; row++) {
      let least = 0xffffffff;
      for (const feature of features) least = Math.min(least, mix(feature, band * rows + row));
      key = mix(key ^ least, band);
    }
    return key;
  });
}

import { type Fingerprint, numberUnits } from './fingerprint.ts';
import type { Marks } from './marks.ts';

const lists = [
  'headline',
  'headlinePlaces',
  'places',
  'subject',
  'names',
  'numbers',
  'lede',
  'terms',
  'runs',
] as const satisfies readonly (keyof Fingerprint)[];

/** `length`, the share of numbers in its units, first word of the headline. */
const headLength = 3;

/** A fingerprint as it is stored, without its day: a head, the lengths of its lists, the lists. */
export function packFingerprint(fingerprint: Fingerprint): Uint8Array {
  const all = lists.map((list) => fingerprint[list]);
  const packed = new Uint16Array(headLength + lists.length + all.reduce((sum, marks) => sum + marks.length, 0));
  packed.set([fingerprint.length, Math.round(fingerprint.numberShare * numberUnits), fingerprint.headlineFirst ?? 0]);
  let at = headLength + lists.length;
  all.forEach((marks, index) => {
    packed[headLength + index] = marks.length;
    packed.set(marks, at);
    at += marks.length;
  });
  return new Uint8Array(packed.buffer);
}

export function unpackFingerprint(bytes: Uint8Array, day: number | null): Fingerprint {
  const packed = new Uint16Array(bytes.slice(0, bytes.length & ~1).buffer);
  let at = headLength + lists.length;
  const marks = lists.map((_, index): Marks => {
    const start = at;
    at += packed[headLength + index] ?? 0;
    return packed.subarray(start, at);
  });
  const list = (name: (typeof lists)[number]): Marks => marks[lists.indexOf(name)] ?? new Uint16Array(0);
  return {
    day,
    length: packed[0] ?? 0,
    numberShare: (packed[1] ?? 0) / numberUnits,
    headlineFirst: packed[2] || null,
    headline: list('headline'),
    headlinePlaces: list('headlinePlaces'),
    places: list('places'),
    subject: list('subject'),
    names: list('names'),
    numbers: list('numbers'),
    lede: list('lede'),
    terms: list('terms'),
    runs: list('runs'),
  };
}

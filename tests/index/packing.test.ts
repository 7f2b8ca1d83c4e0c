import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeForward, encodeForward } from '../../src/index/forward.ts';
import {
  blockSize,
  decodePostings,
  encodePostings,
  packFrequencies,
  unpackFrequencies,
} from '../../src/index/postings.ts';

test('postings come back as they were put in, in order of documents', () => {
  const postings = fc
    .uniqueArray(fc.integer({ min: 0, max: blockSize - 1 }), { maxLength: 200 })
    .chain((docs) => fc.tuple(fc.constant(docs.toSorted((a, b) => a - b)), fc.array(fc.integer({ min: 0, max: 255 }))));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000 }), postings, (block, [docs, bytes]) => {
      const put = docs.map((doc, index) => ({ doc: block * blockSize + doc, packed: bytes[index] ?? 1 }));
      const got: typeof put = [];
      decodePostings(block, encodePostings(block * blockSize - 1, put), (doc, packed) => got.push({ doc, packed }));
      expect(got).toEqual(put);
    }),
  );
});

test('neighbouring documents take two bytes each', () => {
  expect(
    encodePostings(-1, [
      { doc: 0, packed: 7 },
      { doc: 1, packed: 9 },
      { doc: 200, packed: 1 },
    ]),
  ).toEqual(Uint8Array.of(1, 7, 1, 9, (199 & 127) | 128, 1, 1));
});

test('frequencies fit one byte: each is exact up to its cap', () => {
  expect(unpackFrequencies(packFrequencies({ title: 1, lede: 2, body: 9 }))).toEqual({ title: 1, lede: 2, body: 9 });
  expect(unpackFrequencies(packFrequencies({ title: 9, lede: 9, body: 99 }))).toEqual({ title: 3, lede: 3, body: 15 });
  expect(packFrequencies({ title: 9, lede: 9, body: 99 })).toBe(255);
});

test('the forward index comes back as it was put in, at whatever offset its bytes lie', () => {
  const run = fc.uint32Array({ maxLength: 20 });
  fc.assert(
    fc.property(run, fc.array(run, { maxLength: 8 }), fc.nat({ max: 7 }), (title, sentences, offset) => {
      const bytes = encodeForward({ title, sentences });
      const moved = new Uint8Array(offset + bytes.length).subarray(offset);
      moved.set(bytes);
      expect(decodeForward(moved)).toEqual({ title, sentences });
    }),
  );
});

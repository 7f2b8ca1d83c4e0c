import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeForward, encodeForward } from '../../src/index/forward-index.ts';
import { packFrequencies, unpackFrequencies } from '../../src/index/packed-frequencies.ts';
import { byBytes, TermTable } from '../../src/index/term-table.ts';

test('frequencies fit one byte: each is exact up to its cap', () => {
  expect(unpackFrequencies(packFrequencies({ title: 1, lede: 2, body: 9 }))).toEqual({ title: 1, lede: 2, body: 9 });
  expect(unpackFrequencies(packFrequencies({ title: 9, lede: 9, body: 99 }))).toEqual({ title: 3, lede: 3, body: 15 });
  expect(packFrequencies({ title: 9, lede: 9, body: 99 })).toBe(255);
});

test('the forward index comes back as it was put in', () => {
  const run = fc.uint32Array({ maxLength: 20 });
  fc.assert(
    fc.property(run, run, run, fc.uint32Array({ minLength: 1, maxLength: 8 }), (title, body, above, starts) => {
      const aboveStarts = above.length === 0 ? new Uint32Array(0) : starts.slice().reverse();
      const forward = { title, body, starts, above, aboveStarts };
      expect(decodeForward(encodeForward(forward))).toEqual(forward);
    }),
  );
});

test('a term is found by its text, and by its beginning, whatever letters it is written in', () => {
  const texts = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { maxLength: 40 });
  fc.assert(
    fc.property(texts, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), (all, prefix) => {
      const sorted = all.toSorted(byBytes);
      const bytes = Buffer.from(sorted.join(''));
      let end = 0;
      const starts = Uint32Array.from([0, ...sorted.map((text) => (end += Buffer.byteLength(text)))]);
      const table = new TermTable(starts, bytes);
      expect(sorted.map((text) => table.find(text))).toEqual(sorted.map((_, index) => index));
      expect(table.find(`${prefix}${prefix}no such term`)).toBe(-1);
      const [from, to] = table.beginningWith(prefix);
      expect(sorted.slice(from, to)).toEqual(sorted.filter((text) => text.startsWith(prefix)));
    }),
  );
});

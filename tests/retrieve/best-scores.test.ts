import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestOf, leastOf } from '../../src/retrieve/best-scores.ts';

const scores = fc.array(fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 3 })), {
  maxLength: 300,
});

describe('the best of many scores', () => {
  test('end with the one that sorting finds', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 320 }), (some, count) => {
        const sorted = some.toSorted((a, b) => b - a);
        expect(leastOf(Float64Array.from(some), count)).toBe(sorted[count - 1] ?? 0);
      }),
    );
  });

  test('come best first; those that tie with the last come too, by their number', () => {
    const docs = Uint32Array.of(4, 7, 9, 12);
    expect(bestOf(docs, Float64Array.of(1, 3, 1, 2), 3)).toEqual([
      { doc: 7, score: 3 },
      { doc: 12, score: 2 },
      { doc: 4, score: 1 },
      { doc: 9, score: 1 },
    ]);
    expect(bestOf(docs, Float64Array.of(1, 3, 1, 2), 1)).toEqual([{ doc: 7, score: 3 }]);
  });
});

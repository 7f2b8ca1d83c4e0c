import { describe, expect, test } from 'vitest';
import { estimate } from '../../src/evaluate/bootstrap.ts';
import {
  averagePrecision,
  hitAt,
  mean,
  ndcgAt,
  percentile,
  recallAt,
  reciprocalRankAt,
} from '../../src/evaluate/metrics.ts';

// One ranking, worked out by hand: c at rank 2 and e at rank 4 are relevant, x is relevant and not found, a is judged and not relevant.
const ranking = ['a', 'c', 'b', 'e', 'd'];
const judgements = new Map([
  ['c', 1],
  ['e', 2],
  ['x', 1],
  ['a', 0],
]);

describe('a ranking with relevant articles at 2 and 4, and one that it missed', () => {
  test('a hit is a relevant one among the first', () => {
    expect([1, 2, 10].map((k) => hitAt(k, ranking, judgements))).toEqual([0, 1, 1]);
  });

  test('recall counts those it missed: 1 of 3, then 2 of 3', () => {
    expect(recallAt(3, ranking, judgements)).toBeCloseTo(1 / 3, 12);
    expect(recallAt(10, ranking, judgements)).toBeCloseTo(2 / 3, 12);
  });

  test('the first relevant one is at 2: reciprocal rank 1/2, and 0 when cut before', () => {
    expect(reciprocalRankAt(10, ranking, judgements)).toBe(0.5);
    expect(reciprocalRankAt(1, ranking, judgements)).toBe(0);
  });

  test('average precision: (1/2 + 2/4) / 3', () => {
    expect(averagePrecision(ranking, judgements)).toBeCloseTo((1 / 2 + 2 / 4) / 3, 12);
  });

  test('nDCG: 1/log2(3) + 2/log2(5), by 2 + 1/log2(3) + 1/log2(4)', () => {
    const gained = 1 / Math.log2(3) + 2 / Math.log2(5);
    const ideal = 2 + 1 / Math.log2(3) + 1 / 2;
    expect(ndcgAt(10, ranking, judgements)).toBeCloseTo(gained / ideal, 12);
    // Cut at 3, only c counts, against the best three.
    expect(ndcgAt(3, ranking, judgements)).toBeCloseTo(1 / Math.log2(3) / ideal, 12);
  });
});

test('the textbook’s example: relevant at 1, 3, 6, 9 and 10 of ten has average precision .62', () => {
  // Manning and others, Croft and others: precisions 1, .67, .5, .44, .5.
  const ten = Array.from({ length: 10 }, (_, index) => `${index + 1}`);
  const relevant = new Map(['1', '3', '6', '9', '10'].map((id) => [id, 1]));
  expect(averagePrecision(ten, relevant)).toBeCloseTo((1 + 2 / 3 + 3 / 6 + 4 / 9 + 5 / 10) / 5, 12);
});

test('a perfect ranking has 1 everywhere, an empty one 0', () => {
  const one = new Map([['a', 1]]);
  for (const metric of [averagePrecision, ndcgAt.bind(null, 10), recallAt.bind(null, 10)]) {
    expect(metric(['a', 'b'], one)).toBe(1);
    expect(metric([], one)).toBe(0);
  }
});

test('a percentile is the value at its nearest rank', () => {
  const values = [15, 20, 35, 40, 50];
  expect([0.05, 0.3, 0.4, 0.5, 1].map((p) => percentile(p, values))).toEqual([15, 20, 20, 35, 50]);
  expect(percentile(0.5, [])).toBe(0);
});

describe('the interval of a mean', () => {
  const values = Array.from({ length: 100 }, (_, index) => (index < 80 ? 1 : 0));

  test('holds the mean, is as wide as the binomial’s, and is the same every time', () => {
    const found = estimate(values);
    expect(found).toMatchObject({ mean: 0.8, questions: 100 });
    // 1.96 standard errors of .04 to either side.
    expect(found?.low).toBeCloseTo(0.72, 1);
    expect(found?.high).toBeCloseTo(0.88, 1);
    expect(estimate(values)).toEqual(found);
  });

  test('is a point where all agree, and nothing where nobody was asked', () => {
    expect(estimate([1, 1, 1])).toEqual({ mean: 1, low: 1, high: 1, questions: 3 });
    expect(estimate([])).toBeNull();
    expect(mean([])).toBe(0);
  });
});

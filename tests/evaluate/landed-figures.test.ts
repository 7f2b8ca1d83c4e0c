import { expect, test } from 'vitest';
import type { SetReport } from '../../src/evaluate/evaluate-set.ts';
import { fallen } from '../../src/evaluate/landed-figures.ts';

const estimate = (mean: number) => ({ mean, low: mean, high: mean, questions: 10 });

function report(hit1: number): SetReport {
  return {
    name: 'time',
    questions: 10,
    withoutJudgements: 0,
    leftOut: {},
    ranking: { hit1: estimate(hit1), hit4: null, hit10: null, recall10: null, mrr10: null, map: null, ndcg10: null },
    answers: { passage1: null, passage4: null, passage10: null, sentence1: null, sentence3: null, shown: null },
    judged: { covered: 1, unsure: 0, not_covered: 0 },
    judgedAsExpected: null,
    misjudged: [],
    corpus: { articles: 1, duplicates: 0, refused: 0, leftOut: {} },
    indexingMs: 1,
    databaseBytes: 1,
    retrieveMs: { p50: 1, p95: 1, max: 1 },
    peakMemoryBytes: 1,
  };
}

test('a figure may lie .02 under what landed, and no more', () => {
  expect(fallen([report(0.65)], { time: { hit1: 0.67 } })).toEqual([]);
  expect(fallen([report(0.64)], { time: { hit1: 0.67 } })).toEqual([
    'time: hit1 is 0.640, and was 0.670 when it landed.',
  ]);
});

test('a figure that is no longer measured has fallen', () => {
  expect(fallen([report(0.7)], { time: { map: 0.5 } })).toEqual([
    'time: map is missing, and was 0.500 when it landed.',
  ]);
});

test('a set that nothing landed for falls nowhere', () => {
  expect(fallen([report(0.1)], {})).toEqual([]);
});

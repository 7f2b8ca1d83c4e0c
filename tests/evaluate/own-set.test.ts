// @module-tag thorough
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readDataSet } from '../../src/evaluate/beir-set.ts';
import { buildCorpus } from '../../src/evaluate/build-corpus.ts';
import { evaluateSet, type SetReport } from '../../src/evaluate/evaluate-set.ts';
import { calendarIn } from '../../src/language/calendar.ts';

/**
 * Our own questions over `corpus/`: what it says in its words and in others, near misses, Polish, Korean.
 * `npm run evaluate -- tests/evaluate/own-set --corpus corpus` tells where it fails.
 */

const quiet = () => {};
let report: SetReport;

beforeAll(async () => {
  const set = readDataSet(join(import.meta.dirname, 'own-set'), join(import.meta.dirname, '../../corpus'));
  expect(set).toMatchObject({ problems: [], leftOut: {} });
  const calendar = calendarIn('UTC', () => new Date('2026-03-01T12:00:00Z'));
  const corpus = await buildCorpus(set.corpus, calendar, quiet);
  try {
    report = await evaluateSet(set, corpus, { calendar, show: quiet });
  } finally {
    corpus.close();
  }
});

/** What was reached when the floor was set: a figure may rise, never fall. */
test.each([
  ['hit1', 0.937],
  ['hit4', 1],
  ['hit10', 1],
  ['ndcg10', 0.956],
] as const)('the right article: %s reaches %f', (figure, floor) => {
  expect(report.ranking[figure]?.mean).toBeGreaterThanOrEqual(floor);
});

test.each([
  ['passage1', 0.906],
  ['passage4', 1],
  ['sentence1', 0.687],
  ['sentence3', 0.875],
] as const)('the answer inside: %s reaches %f', (figure, floor) => {
  expect(report.answers[figure]?.mean).toBeGreaterThanOrEqual(floor);
});

test('what is covered is called covered, what is not is not', () => {
  expect(report.judgedAsExpected?.mean).toBeGreaterThanOrEqual(0.791);
});

test.each([
  'kupiecki-tanks',
  'duda-warsaw',
  'duda-tariffs',
  'world-cup',
  'lewandowski',
  'rates',
])('nothing answers %s, and the judgement says so', (query) => {
  expect(report.misjudged.map((missed) => missed.query)).not.toContain(query);
});

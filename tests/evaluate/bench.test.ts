// @module-tag thorough
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDataSet } from '../../src/evaluate/beir-set.ts';
import { benchQuestions } from '../../src/evaluate/bench/bench-questions.ts';
import { plotScale, renderBench, renderScale } from '../../src/evaluate/bench/bench-report.ts';
import { oursName } from '../../src/evaluate/bench/contestants.ts';
import { generateCorpus } from '../../src/evaluate/bench/generate-corpus.ts';
import { type Measured, measure } from '../../src/evaluate/bench/measure-contestant.ts';
import { plainPassages } from '../../src/evaluate/bench/plain-corpus.ts';
import { temporaryFolder } from '../building/folder.ts';

function generated(articles: number): string {
  const folder = temporaryFolder();
  generateCorpus(folder, articles);
  return folder;
}

test('the corpus that it makes is a set in BEIR form, the same every time', () => {
  const [one, two] = [generated(50), generated(50)];
  expect(readFileSync(join(one, 'corpus.jsonl'), 'utf8')).toBe(readFileSync(join(two, 'corpus.jsonl'), 'utf8'));
  expect(readDataSet(one, null)).toMatchObject({ problems: [], leftOut: {}, withoutJudgements: 0 });
  expect(benchQuestions(one)).toHaveLength(50);
});

test('a corpus without questions is asked with its own sentences', () => {
  const line = {
    _id: 'a',
    title: 'Ferry',
    text: 'Late. The ferry from Karlskrona to Gdynia runs late because of thick ice.',
  };
  const folder = temporaryFolder({ 'corpus.jsonl': `${JSON.stringify(line)}\nbroken\n` });
  expect(benchQuestions(folder)).toEqual([
    { text: 'The ferry from Karlskrona to Gdynia runs late because of thick ice.', asOf: null, relevant: ['a'] },
  ]);
  expect(() => benchQuestions(temporaryFolder())).toThrow('corpus.jsonl is missing');
});

test('a rival’s passages are whole sentences, and together the article', () => {
  const text = Array.from(
    { length: 40 },
    (_, index) => `Sentence ${index} has some ten words in it and then ends.`,
  ).join(' ');
  const passages = [...plainPassages({ id: 'a#b', title: 'T', text })];
  expect(passages.length).toBeGreaterThan(2);
  expect(passages.map((passage) => passage.text).join(' ')).toBe(text);
  expect(passages.map(({ id }) => id).slice(0, 2)).toEqual(['a#b#0', 'a#b#1']);
});

test('one that takes too long is ended, and the others go on', async () => {
  const folder = generated(10);
  const bench = { corpus: join(folder, 'corpus.jsonl'), questions: benchQuestions(folder), dir: temporaryFolder() };
  const ended = await measure(oursName, { ...bench, capMs: 1 });
  expect(ended).toMatchObject({ build: null, ask: null, failure: expect.stringContaining('was ended') });
  expect(renderBench([ended])).toContain('Dateline: building was ended');
});

test('the plot against size has readable axes and no broken numbers', () => {
  const at = (articles: number, p50: number): Measured & { articles: number } => ({
    name: oursName,
    articles,
    build: { ms: 1_000, peakBytes: 1e8 },
    diskBytes: 1e6,
    open: { ms: 20 },
    ask: { p50, p95: p50 * 3, questions: 100 },
    hit1: 1,
    hit10: 1,
    peakBytes: 1e8,
    failure: null,
  });
  const sizes = [at(1_000, 1.5), at(10_000, 4), at(100_000, 12)];
  const svg = plotScale(sizes);
  for (const label of ['1,000', '100,000', '1 ms', '100 ms', 'p50', 'p95']) expect(svg).toContain(`>${label}<`);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(renderScale(sizes)).toContain('100,000');
});

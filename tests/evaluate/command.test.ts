// @module-tag thorough
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';

const articles = Array.from({ length: 30 }, (_, index) => ({
  _id: `d${index}`,
  title: `Ferry ${index}`,
  text: `The ferry number ${index} from Karlskrona runs late because of ice.`,
}));
const jsonLines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const set = () =>
  temporaryFolder({
    'set/queries.jsonl': jsonLines([{ _id: 'q1', text: 'Why does ferry 7 run late?', metadata: { answers: ['ice'] } }]),
    'set/qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq1\td7\t1\n',
    'corpus/corpus.jsonl': jsonLines(articles),
  });

const report = z.object({
  sets: z.array(
    z.object({ name: z.string(), questions: z.number(), ranking: z.object({ hit1: z.object({ mean: z.number() }) }) }),
  ),
});

test('evaluate --json is one object on standard output; the run file has a line a hit', async () => {
  const folder = set();
  const { code, stdout } = await dateline(
    ['evaluate', './set', '--corpus', './corpus', '--json', '--run', './run.jsonl'],
    {
      folder,
    },
  );
  expect(code).toBe(0);
  expect(report.parse(JSON.parse(stdout)).sets[0]).toMatchObject({ questions: 1, ranking: { hit1: { mean: 1 } } });
  const hits = readFileSync(join(folder, 'run.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(hits.length).toBeGreaterThanOrEqual(20);
  expect(hits[0]).toEqual({ query: 'q1', rank: 1, article: 'd7', passage: 0, score: expect.any(Number) });
  expect(hits.map(({ rank }) => rank)).toEqual(hits.map((_, index) => index + 1));
  expect(new Set(hits.map(({ article }) => article)).size).toBe(hits.length);
});

test('evaluate in words is tables; --coverage is the curve and a plot', async () => {
  const folder = set();
  const plain = await dateline(['evaluate', './set', '--corpus', './corpus'], { folder });
  for (const title of ['Hit@1', 'nDCG@10', '1 sentence', 'not covered', 'retrieve p50'])
    expect(plain.stdout).toContain(title);
  const curve = await dateline(['evaluate', '--coverage', './set', '--corpus', './corpus', '--svg', './curve.svg'], {
    folder,
  });
  expect(curve).toMatchObject({ code: 0, stdout: expect.stringContaining('Refused when not answered') });
  expect(readFileSync(join(folder, 'curve.svg'), 'utf8')).toMatch(/^<svg /);
});

test.each([
  [['evaluate'], 2, 'Usage: npm run evaluate'],
  [['evaluate', './set'], 1, 'corpus.jsonl is missing'],
  [['evaluate', './none', '--corpus', './corpus'], 1, "none doesn't exist"],
  [['evaluate', './set', '--corpus', './corpus', '--run', './no/such/run'], 2, "can't be written"],
  [['bench', './set'], 1, 'corpus.jsonl is missing'],
  [['bench', '--articles', 'many'], 2, 'is no whole number'],
  [['bench', './corpus', '--only', 'Lucene'], 2, 'There is no Lucene'],
] as const)('%s: a code and a sentence with the remedy', async (args, code, sentence) => {
  const run = await dateline(args, { folder: set() });
  expect(run).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(sentence) });
  expect(run.stderr).not.toMatch(/\n\s+at /);
});

// @module-tag thorough
import { expect, test } from 'vitest';
import { z } from 'zod';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';

const jsonLines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const fact = 'The night ferry from Karlskrona came six hours late.';
const set = () =>
  temporaryFolder({
    'set/queries.jsonl': jsonLines([
      { _id: 'q1', text: 'How late was the ferry from Karlskrona?', metadata: { facts: [fact, 'It never sailed.'] } },
      { _id: 'q2', text: 'Who blamed fog near Bornholm?', metadata: { answers: ['captain', 'skipper'] } },
      { _id: 'q3', text: 'Xyzzy quux?', metadata: { answers: ['plugh'] } },
    ]),
    'set/qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\t1\n',
    'set/corpus.jsonl': jsonLines([
      { _id: 'd1', title: 'Ferry runs late', text: `${fact} Its captain blamed fog near Bornholm.` },
      { _id: 'd2', title: 'Council votes', text: 'The council of Lublin passed a budget for new trams on Thursday.' },
    ]),
  });

const report = z.object({
  sets: z.array(
    z.object({
      questions: z.number(),
      facts: z.object({ mean: z.number() }),
      allFacts: z.object({ mean: z.number() }),
      answers: z.object({ mean: z.number() }),
      refused: z.number(),
      words: z.object({ median: z.number() }),
      characters: z.object({ median: z.number() }),
    }),
  ),
});

test('evaluate evidence says how much of what is needed Claude would be sent, and how much that is', async () => {
  const folder = set();
  const json = await dateline(['evaluate', 'evidence', './set', '--json'], { folder });
  const [figures] = report.parse(JSON.parse(json.stdout)).sets;
  expect(figures).toMatchObject({
    questions: 3,
    facts: { mean: 0.5 },
    allFacts: { mean: 0 },
    answers: { mean: 0.5 },
    refused: 1 / 3,
    words: { median: 15 },
  });
  expect(figures?.characters.median).toBeGreaterThan(2_000);
  const plain = await dateline(['evaluate', 'evidence', './set'], { folder });
  for (const title of ['refused without asking', 'characters of the request']) expect(plain.stdout).toContain(title);
  expect(await dateline(['evaluate', 'evidence'], { folder })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Name at least one folder'),
  });
});

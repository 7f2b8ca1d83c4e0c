// @module-tag thorough
import { expect, test } from 'vitest';
import { rouge } from '../../src/evaluate/rouge.ts';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';

const jsonLines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const told = (day: string, text: string) => ({ _id: day, title: day, text, metadata: { date: day } });
const strike = 'Workers of the Gdynia shipyard laid down their tools, the union Stocznia said.';
const offer = 'The owner of the yard, Marek Nowak, came to the gate with an offer of five percent.';
const end = 'After three weeks Anna Zych, who leads the union, declared the strike ended.';
const folder = (): string =>
  temporaryFolder({
    'topics/gdynia/corpus.jsonl': jsonLines([
      told('2026-03-05', strike),
      told('2026-03-12', offer),
      told('2026-03-26', end),
    ]),
    'topics/gdynia/timelines.jsonl': jsonLines([
      { days: ['2026-03-05', '2026-03-12', '2026-03-20'], text: `${strike} ${offer}` },
      { days: ['2026-03-26'], text: end },
      { days: ['March'], text: end },
    ]),
    'empty/readme.txt': 'nothing',
  });

test('timelines of as many days as the reference are held against it, with its span and without', async () => {
  const { code, stdout, stderr } = await dateline(['evaluate', 'timelines', './topics', '--json'], {
    folder: folder(),
  });
  expect(code).toBe(0);
  const { topics, open, span } = JSON.parse(stdout);
  const [first, second] = topics[0].references;
  // Two of three days; within the span there are but these two.
  expect(first).toMatchObject({ days: 3, open: { dateF1: 2 / 3 }, span: { dateF1: 0.8, rouge1: 1, rouge2: 1 } });
  expect(second).toMatchObject({ days: 1, span: { dateF1: 1, rouge1: 1 } });
  expect(open.dateF1).toBeCloseTo((2 / 3 + second.open.dateF1) / 2);
  expect(span.dateF1).toBeCloseTo(0.9);
  expect(stderr).toContain('timelines.jsonl:3: it lacks "days" (ISO days) or "text"');
});

test('the report is a table with the means', async () => {
  const { stdout } = await dateline(['evaluate', 'timelines', './topics/gdynia'], { folder: folder() });
  expect(stdout).toMatch(/^gdynia +3 +3 +\.667 /m);
  expect(stdout).toMatch(/^mean over references/m);
});

test.each([
  [[], 2, 'Name a folder of topics'],
  [['./none'], 1, "/none doesn't exist"],
  [['./empty'], 1, 'holds no topic'],
])('%j says what to do', async (folders, code, said) => {
  expect(await dateline(['evaluate', 'timelines', ...folders], { folder: folder() })).toMatchObject({
    code,
    stderr: expect.stringContaining(said),
  });
});

test('ROUGE counts what both have, each as often as both have it', () => {
  expect(rouge(1, 'the cat sat on the mat', 'The cat, the cat!')).toBeCloseTo((2 * 3) / (6 + 4));
  expect(rouge(2, 'the cat sat', 'the cat ran')).toBeCloseTo(2 / 4);
  expect(rouge(2, 'cat', 'cat')).toBe(0);
});

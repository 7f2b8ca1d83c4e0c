// @module-tag thorough
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';

const jsonLines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const market = (points: string, won: string): string =>
  `Seoul shares closed higher, led by chipmakers. The index rose to ${points} points, and the won was quoted at ${won} per dollar, dealers of Hanbit Securities said.`;
const folder = (): string =>
  temporaryFolder({
    'set/corpus.jsonl': jsonLines([
      { _id: 'tuesday', title: 'Seoul shares close higher', text: market('2,712.4', '1,371.2') },
      { _id: 'wednesday', title: 'Seoul shares close higher', text: market('2,790.1', '1,374.9') },
      { _id: 'copy', title: 'Shares in Seoul higher', text: market('2,712.4', '1,371.2') },
    ]),
    'labels.jsonl': jsonLines([
      { a: 'tuesday', b: 'copy', same: true, part: 'fit' },
      { a: 'tuesday', b: 'wednesday', same: false, part: 'held-out' },
      { a: 'wednesday', b: 'copy', same: true, part: 'held-out' },
      { a: 'tuesday', b: 'monday', same: false },
      { a: 'tuesday' },
    ]),
  });

test('labelled pairs are judged, part by part; what is wrong is named', async () => {
  const args = ['evaluate', 'stories', './set', '--labels', './labels.jsonl'];
  const { code, stdout, stderr } = await dateline(args, { folder: folder() });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^fit +1 +1 +1 \(1\.000\) +0 +0 +0$/m);
  expect(stdout).toMatch(/^held-out +2 +1 +1 \(\.500\) +0 +1 +0$/m);
  expect(stdout).toContain('held-out, parted wrongly: wednesday copy');
  expect(stderr).toContain('it holds no article monday that can be read');
  expect(stderr).toContain('labels.jsonl:5: it lacks "a", "b" or "same"');
});

test.each([
  [['stories', './set'], 2, '--labels'],
  [['stories', './set', '--labels', './none.jsonl'], 1, 'none.jsonl is missing'],
  [['stories', './none', '--labels', './labels.jsonl'], 1, 'corpus.jsonl is missing'],
])('%j says what to do', async (args, code, said) => {
  expect(await dateline(['evaluate', ...args], { folder: folder() })).toMatchObject({
    code,
    stderr: expect.stringContaining(said),
  });
});

test('the labels hold ids alone, and half of the pairs by chance are held out', () => {
  const labels = readFileSync(new URL('stories.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const label of labels) expect(Object.keys(label)).toEqual(['a', 'b', 'same', 'part']);
  expect(new Set(labels.map(({ a, b }) => `${a} ${b}`)).size).toBe(labels.length);
  expect(labels.filter(({ part }) => part === 'held-out').length).toBeGreaterThan(90);
});

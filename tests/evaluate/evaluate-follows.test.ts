// @module-tag thorough
import { expect, test } from 'vitest';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';

const jsonLines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const told = (id: string, title: string, text: string) => ({ _id: id, title, text, metadata: { date: '2026-03-05' } });
const folder = (): string =>
  temporaryFolder({
    'news/corpus.jsonl': jsonLines([
      told('strike', 'Strike at the Gdynia shipyard', 'The shipyard in Gdynia stood still. A strike began at six.'),
      told(
        'talks',
        'Gdynia shipyard: talks on the strike',
        'The strike at the shipyard of Gdynia goes on. Talks began.',
      ),
      told('unheard', 'Gdynia shipyard strike in pictures', 'Pictures of the shipyard strike in Gdynia.'),
      told(
        'list',
        'The week in short',
        `Elections were held. Snow fell. ${'A match was won. '.repeat(9)}A strike began at the shipyard in Gdynia.`,
      ),
      told('quiet', 'Cranes stand still', 'Nobody came to work. The gates were shut.'),
    ]),
    'labels.jsonl': jsonLines([
      {
        topic: 'Gdynia shipyard strike',
        wanted: ['strike', 'quiet'],
        unwanted: ['list'],
        taken: { wanted: [], unwanted: ['talks'] },
      },
      { topic: 'Gdynia' },
    ]),
    'none.jsonl': '\n',
  });

test('what is taken is held against what a person wants, and what nobody judged is counted', async () => {
  const { code, stdout, stderr } = await dateline(
    ['evaluate', 'follows', './news', '--labels', './labels.jsonl', '--json'],
    { folder: folder() },
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    topics: [{ topic: 'Gdynia shipyard strike', taken: 3, unjudged: 1, precision: 0.5, recall: 0.5, f1: 0.5 }],
    precision: 0.5,
    unjudged: 1,
  });
  expect(stderr).toContain('labels.jsonl:2: it is no topic with articles that are wanted');
});

test('the report is a table with the means', async () => {
  const { stdout } = await dateline(['evaluate', 'follows', './news', '--labels', './labels.jsonl'], {
    folder: folder(),
  });
  expect(stdout).toMatch(/^Gdynia shipyard strike +3 +1 +\.500 +\.500 +\.500$/m);
  expect(stdout).toMatch(/^mean over topics +1 +\.500/m);
});

test.each([
  [[], 2, 'Name one folder of articles'],
  [['./gone'], 1, "/gone doesn't exist"],
  [['./news', '--labels', './none.jsonl'], 1, 'holds no labelled topic'],
  [['./news', '--labels', './gone.jsonl'], 1, 'gone.jsonl is missing'],
])('%j says what to do', async (args, code, said) => {
  expect(await dateline(['evaluate', 'follows', ...args], { folder: folder() })).toMatchObject({
    code,
    stderr: expect.stringContaining(said),
  });
});

import { expect, test } from 'vitest';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';

test('what load cannot use is said with the remedy', async () => {
  const article = { _id: 'a', text: 'Late. The ferry from Karlskrona to Gdynia runs late because of thick ice.' };
  const folder = temporaryFolder({ 'few/corpus.jsonl': `${JSON.stringify(article)}\n` });
  const cases = [
    [['./few'], 1, 'gives 1 questions, too few for 50 people. Add --people 1.'],
    [['./none'], 1, 'corpus.jsonl is missing'],
    [['--people', 'many'], 2, 'is no whole number from 1 to 1000'],
    [['./few', '--articles', '9'], 2, 'few.'],
    [['./few', 'more'], 2, 'Name one folder at most'],
  ] as const;
  for (const [args, code, said] of cases) {
    const run = await dateline(['bench', 'load', ...args], { folder });
    expect(run).toMatchObject({ code, stderr: expect.stringContaining(said) });
  }
});

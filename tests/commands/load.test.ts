import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../building/folder.ts';
import { dateline } from '../building/program.ts';

const spread = z.object({ p50: z.number(), p95: z.number(), p99: z.number(), max: z.number() });
const report = z.object({
  articles: z.number(),
  cores: z.number(),
  starts: z.array(z.object({ articles: z.string(), buildMs: z.number(), readyMs: z.number() })),
  fared: z.array(
    z.object({
      name: z.string(),
      questions: z.number(),
      acknowledged: spread,
      answered: spread,
      unacknowledged: z.number(),
      unanswered: z.number(),
      twice: z.number(),
    }),
  ),
});

// The bot starts eight times, and people take their second.
test('under load each question is acknowledged, and answered once', { timeout: 120_000 }, async () => {
  const tiny = ['--articles', '200', '--people', '5', '--rounds', '1', '--starts', '1', '--within', '1'];
  // Its folder and those of the bot lie below this one.
  const TMPDIR = temporaryFolder();
  const { code, stdout, stderr } = await dateline(['bench', 'load', ...tiny, '--json'], { env: { TMPDIR } });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const { articles, starts, fared } = report.parse(JSON.parse(stdout));
  expect(articles).toBe(200);
  expect(starts.map((one) => one.articles)).toEqual(['files in the folder', 'imported']);
  for (const { buildMs, readyMs } of starts) expect(Math.min(buildMs, readyMs)).toBeGreaterThan(0);
  const all = { unacknowledged: 0, unanswered: 0, twice: 0 };
  expect(fared).toMatchObject([
    { name: 'quotes, one by one', questions: 200, ...all },
    { name: 'quotes, together', questions: 5, ...all },
    { name: 'Claude, together', questions: 5, ...all },
  ]);
  for (const { acknowledged, answered } of fared) {
    expect(acknowledged.max).toBeGreaterThan(0);
    expect(answered.p50).toBeGreaterThan(acknowledged.p50);
  }
  expect(readdirSync(TMPDIR).filter((name) => name.startsWith('dateline-'))).toEqual([]);
});

test('what load cannot use is said with the remedy', async () => {
  const article = { _id: 'a', text: 'Late. The ferry from Karlskrona to Gdynia runs late because of thick ice.' };
  const cwd = temporaryFolder({ 'few/corpus.jsonl': `${JSON.stringify(article)}\n` });
  const cases = [
    [['few'], 1, 'gives 1 questions, too few for 50 people. Add --people 1.'],
    [['none'], 1, 'corpus.jsonl is missing'],
    [['--people', 'many'], 2, 'is no whole number from 1 to 1000'],
    [['few', '--articles', '9'], 2, 'leave out few'],
    [['few', 'more'], 2, 'Name one folder at most'],
  ] as const;
  for (const [args, code, said] of cases) {
    const run = await dateline(['bench', 'load', ...args], { cwd });
    expect(run).toMatchObject({ code, stderr: expect.stringContaining(said) });
  }
});

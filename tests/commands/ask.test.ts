import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dateline, type Run } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';

const headline = {
  title: z.string(),
  source: z.string().nullable(),
  date: z.string().nullable(),
  url: z.string().nullable(),
};
const citation = z.looseObject({ ...headline, number: z.number(), quote: z.string(), article: z.string() });
const filter = z.looseObject({
  from: z.string().nullable(),
  to: z.string().nullable(),
  outlets: z.array(z.string()),
});
const answerShape = z.looseObject({
  status: z.enum(['answered', 'not_covered', 'failed']),
  mode: z.enum(['claude', 'quotes']),
  answer: z.string(),
  citations: z.array(citation),
  nearest: z.array(z.looseObject({ ...headline, id: z.string() })),
  quotesReason: z.string().nullable(),
  filter,
  undatedLeftOut: z.number(),
  asOf: z.string().nullable(),
  ms: z.number(),
});
const digestShape = z.looseObject({
  asOf: z.string(),
  items: z.array(
    z.looseObject({
      headline: z.string(),
      text: z.string(),
      date: z.string().nullable(),
      citations: z.array(citation),
      articles: z.array(z.string()),
    }),
  ),
});

/** What stands on standard output: one JSON object on one line, and nothing else. */
function onlyJson<T>({ stdout }: Run, shape: z.ZodType<T>): T {
  expect(stdout).toMatch(/^\{.*\}\n$/);
  return shape.parse(JSON.parse(stdout));
}

const folders = () => {
  const corpus = temporaryFolder(smallCoverage);
  const data = join(temporaryFolder(), 'data');
  return { corpus, data, args: ['--corpus', corpus, '--data', data] };
};

describe.concurrent('ask --json', () => {
  test('answers with one object, its quotes verbatim from the article; what is said to people goes elsewhere', async () => {
    const { corpus, args } = folders();
    const run = await dateline(['ask', 'What did Ewa Zielińska say about the wall?', '--json', ...args]);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('Coverage: 3 added');
    const answer = onlyJson(run, answerShape);
    expect(answer).toMatchObject({
      status: 'answered',
      mode: 'quotes',
      quotesReason: 'no_key',
      nearest: [],
      asOf: '2026-03-02',
    });
    expect(answer.citations[0]).toMatchObject({
      number: 1,
      quote: expect.stringContaining('Harbour master Ewa Zielińska said that the old wall had held.'),
      title: 'Harbour of Gdynia reopens after the storm',
      source: 'Baltic Courier',
      date: '2026-03-02',
      url: 'https://example.org/harbour',
      article: 'coast/harbour',
    });
    const canonicalText = readFileSync(join(corpus, 'coast/harbour.md'), 'utf8').replaceAll('**', '');
    for (const { number, quote } of answer.citations) {
      expect(answer.answer).toContain(`[${number}]`);
      expect(canonicalText).toContain(quote);
    }
  });

  test('says not covered with the nearest headlines, and that is no failure', async () => {
    const run = await dateline(['ask', 'Who is Ewa Nowakowska?', '--json', ...folders().args]);
    expect(run.code).toBe(0);
    expect(onlyJson(run, answerShape)).toMatchObject({
      status: 'not_covered',
      answer: '',
      citations: [],
      nearest: [{ id: 'coast/harbour', title: 'Harbour of Gdynia reopens after the storm' }],
    });
  });

  test('keeps to days and outlets, and says how many undated articles that left out', async () => {
    const filters = ['--from', '2026-03-01', '--to', '2026-03-31', '--outlet', 'baltic courier'];
    const run = await dateline(['ask', 'Which ferry came late?', '--json', ...filters, ...folders().args]);
    expect(onlyJson(run, answerShape)).toMatchObject({
      status: 'not_covered',
      filter: { from: '2026-03-01', to: '2026-03-31' },
    });
    const dated = await dateline([
      'ask',
      'Which ferry came late?',
      '--json',
      '--from',
      '2026-03-01',
      ...folders().args,
    ]);
    expect(onlyJson(dated, answerShape)).toMatchObject({ status: 'not_covered', undatedLeftOut: 1 });
  });
});

test.concurrent('ask answers in words for a person: the quote, its source, outlet, date and link', async () => {
  const { code, stdout } = await dateline(['ask', 'How large is the budget of Lublin?', ...folders().args]);
  expect(code).toBe(0);
  expect(stdout).toContain('“The city council of Lublin passed a budget of 4.2 billion zloty on Thursday. A fifth of');
  expect(stdout).toContain('[1] Lublin council passes its budget — Lublin Post, 5 March 2026');
  expect(stdout).toContain('https://example.org/budget');
  expect(stdout).toContain('As of 5 March 2026');
  expect(stdout).toContain('This bot runs without Claude');
});

test.concurrent('an undated article stays undated', async () => {
  const { stdout } = await dateline(['ask', 'What did the captain of the ferry blame?', ...folders().args]);
  expect(stdout).toContain('Ferry from Karlskrona runs late — an unnamed outlet, undated');
  expect(stdout).toContain('The articles cited carry no date.');
});

describe.concurrent('summary', () => {
  test('--json is the newest stories first and the undated last, each with its own words', async () => {
    const run = await dateline(['summary', '--json', '--as-of', '2026-03-06', ...folders().args]);
    expect(run.code).toBe(0);
    const { asOf, items } = onlyJson(run, digestShape);
    expect(asOf).toBe('2026-03-06T23:59:59.999Z');
    expect(items.map(({ articles, date }) => [articles, date])).toEqual([
      [['council'], '2026-03-05'],
      [['coast/harbour'], '2026-03-02'],
      [['ferry'], null],
    ]);
    expect(items.map(({ citations }) => citations.length)).toEqual([1, 1, 1]);
    expect(items[0]?.text).toContain('“The city council of Lublin passed a budget of 4.2 billion zloty on Thursday.');
  });

  test('says how old a story is, and of one without a date that it has none', async () => {
    const { stdout } = await dateline(['summary', '--as-of', '2026-03-06', ...folders().args]);
    expect(stdout).toContain('Lublin council passes its budget (5 March 2026, yesterday)');
    expect(stdout).toContain('(2 March 2026, 4 days ago)');
    expect(stdout).toContain('Ferry from Karlskrona runs late (undated)');
  });

  test('of a window that holds nothing says so and names the newest story', async () => {
    const { code, stdout } = await dateline(['summary', '--days', '7', '--as-of', '2026-06-01', ...folders().args]);
    expect(code).toBe(0);
    expect(stdout).toContain('There is no story from the last 7 days');
    expect(stdout).toContain('Lublin council passes its budget — Lublin Post, 5 March 2026');
    expect(stdout).toContain('1 article that carries no date was left out.');
  });

  test('keeps to a topic and a count', async () => {
    const topic = await dateline(['summary', '--json', '--topic', 'tram lines', ...folders().args]);
    expect(onlyJson(topic, digestShape).items.map(({ articles }) => articles)).toEqual([['council']]);
    const one = await dateline(['summary', '--json', '--count', '1', ...folders().args]);
    expect(onlyJson(one, digestShape).items).toHaveLength(1);
  });
});

test.concurrent('a second question over an unchanged corpus adds nothing', async () => {
  const { args } = folders();
  await dateline(['ask', 'What about the harbour?', ...args]);
  const { stderr } = await dateline(['ask', 'What about the harbour?', ...args]);
  expect(stderr).toContain('Coverage: 0 added, 0 changed, 0 removed, 3 unchanged.');
});

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { lockDataFolder } from '../../src/store/sqlite/lock.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { markdown } from '../building/article.ts';
import { dateline } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder, writeFiles } from '../building/folder.ts';
import { startProgram } from '../building/program.ts';
import { traceOf } from '../building/trace.ts';

const question = 'What did Ewa Zielińska say about the wall?';
const uncovered = 'Who won the chess championship of Reykjavik?';

type Env = Readonly<Record<string, string>>;

/** A newsroom's folders, and its commands as they run in this process. */
function newsroom(env: Env = {}) {
  const corpus = temporaryFolder(smallCoverage);
  const data = join(temporaryFolder(), 'data');
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await dateline(args, { env: { CORPUS_DIR: corpus, DATA_DIR: data, ...env } });
    return { code, printed: stdout.trimEnd(), told: stderr.trimEnd() };
  };
  const asked = async (text: string): Promise<string> => {
    const { printed } = await run('ask', text, '--json');
    return z.looseObject({ trace: z.string() }).parse(JSON.parse(printed)).trace;
  };
  return { corpus, data, run, asked };
}

/** Nothing was printed, and what to do was told. */
const refusal = (code: number, told: string) => ({ code, printed: '', told: expect.stringContaining(told) });

/** Text as it was before it was wrapped. */
const unwrapped = (text: string) => text.replace(/\s+/g, ' ');

describe('trace ID', () => {
  test('follows one answer from the question to its cost', async () => {
    const { run, asked } = newsroom();
    const id = await asked(question);
    const { code, printed } = await run('trace', id.toLowerCase());
    expect(code).toBe(0);
    expect(unwrapped(printed)).toMatch(
      new RegExp(
        [
          `Trace ${id}: answered, in quotes \\(no_key\\) “${question.replace('?', '\\?')}”`,
          'asked \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d \\(UTC\\) in the terminal',
          'Evidence: covered \\(\\d\\.\\d\\d; covered from 0\\.50\\)',
          '\\d+\\.\\d Harbour of Gdynia reopens after the storm — Baltic Courier, 2 March 2026',
          'coast/harbour, version [0-9a-f]{12}, sentences 1–\\d',
          'Claude was not asked\\.',
          'Answer',
          '\\[1\\] “.*Harbour master Ewa Zielińska said that the old wall had held\\.',
          'characters \\d+–\\d+: current',
          'Cost: \\$0',
          'Time: found after \\d+ ms, first sentence after \\d+ ms, done after \\d+ ms$',
        ].join('.*'),
      ),
    );
  });

  test('says how each cited version stands now: changed, corrected, withdrawn, gone', async () => {
    const { corpus, run, asked } = newsroom();
    const id = await asked(question);
    const harbour = (fields: Env, text: string) =>
      markdown({ title: 'Harbour of Gdynia reopens', date: '2026-03-02', ...fields }, text);
    const now = async (content: string | null): Promise<string> => {
      if (content === null) rmSync(join(corpus, 'coast/harbour.md'));
      else writeFiles(corpus, { 'coast/harbour.md': content });
      await asked('Which ferry came late?');
      const shape = z.looseObject({ standings: z.array(z.looseObject({ article: z.string(), now: z.string() })) });
      const { standings } = shape.parse(JSON.parse((await run('trace', id, '--json')).printed));
      const [first] = standings;
      expect(first?.article).toBe('coast/harbour');
      return first?.now ?? '';
    };
    expect(await now(harbour({}, 'Harbour master Ewa Zielińska said that the wall fell.'))).toBe('changed');
    const { printed } = await run('trace', id);
    expect(printed).toMatch(
      /Changed since \d{4}-\d{2}-\d{2} \d{2}:\d{2}: Harbour of Gdynia reopens \(coast\/harbour\)/,
    );
    expect(printed).toMatch(/\[1\] then: .+\n {2}\[1\] now: /);
    expect(await now(harbour({ status: 'corrected' }, 'Ewa Zielińska said that the wall fell.'))).toBe('corrected');
    expect(await now(harbour({ status: 'withdrawn' }, 'Ewa Zielińska said that the wall fell.'))).toBe('withdrawn');
    expect((await run('trace', id)).printed).toContain('withdrawn since then');
    expect(await now(null)).toBe('gone');
  });

  test('--json is the whole trace in one object', async () => {
    const { run } = newsroom();
    const { printed } = await run('summary', '--json');
    const id = z.looseObject({ trace: z.string() }).parse(JSON.parse(printed)).trace;
    const found = await run('trace', id, '--json');
    expect(found.printed).not.toContain('\n');
    expect(JSON.parse(found.printed)).toMatchObject({
      id,
      kind: 'summary',
      status: 'answered',
      asker: null,
      cost: 0,
      digest: { items: [{ headline: 'Lublin council passes its budget' }, {}, {}] },
      evidence: [{ article: 'council' }, {}, {}],
      standings: [{ number: 1, article: 'council', now: 'current' }, {}, {}],
    });
  });

  test('of none says how long traces are kept; what is no id is wrong use', async () => {
    const { data, run, asked } = newsroom({ TRACE_DAYS: '7' });
    await asked(question);
    expect(await run('trace', '0000000000')).toEqual({
      code: 1,
      printed: '',
      told: `There is no trace 0000000000 in ${data}. Traces are kept for 7 days (TRACE_DAYS).`,
    });
    expect(await run('trace', 'that', 'one')).toEqual(refusal(2, "“that one” is no trace's id"));
    expect(await run('trace', '0000000000', '--unanswered')).toEqual(
      refusal(2, 'Give one of ID, --unanswered and --rated'),
    );
    expect(await run('trace', '--unanswered', '--days', '0')).toEqual(refusal(2, 'no whole number of days'));
    expect(await run('trace', '--days', '3')).toEqual(refusal(2, '--days goes with --unanswered or --rated'));
    expect(await run('trace', '--unasked')).toEqual(refusal(2, 'Usage: npm run trace'));
    expect(await newsroom().run('trace')).toEqual(refusal(1, 'There are no traces in'));
  });
});

describe('trace lists', () => {
  test('the latest questions, next to whoever holds the folder, and writes nothing', async () => {
    const { data, run, asked } = newsroom();
    const [first, second] = [await asked(question), await asked(uncovered)];
    const release = lockDataFolder(data);
    try {
      const { printed } = await run('trace');
      const [above] = printed.split('\n');
      expect(above).toMatch(
        new RegExp(`^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d {2}${second} {2}not covered +\\$0 {2}Who won`),
      );
      expect(unwrapped(printed)).toContain(`${uncovered} `);
      expect(printed).toContain(`${first}  answered `);
      const { traces } = z
        .object({ traces: z.array(z.object({ id: z.string() }).loose()) })
        .parse(JSON.parse((await run('trace', '--json')).printed));
      expect(traces.map(({ id }) => id)).toEqual([second, first]);
    } finally {
      release();
    }
  });

  test('what readers asked and nobody covered, by subject, in a window', async () => {
    const { data, run, asked } = newsroom();
    for (const text of [uncovered, 'When is the chess championship in Reykjavik?', question]) await asked(text);
    const state = openState(data);
    const old = new Date(Date.now() - 10 * 86_400_000);
    await state.traces.keep(traceOf({ askedAt: old, status: 'not_covered', question: 'Will it snow in Opole?' }));
    await state.close();
    const { printed } = await run('trace', '--unanswered', '--days', '7');
    expect(unwrapped(printed)).toMatch(
      /^Asked in the last 7 days and not covered: 2 questions, 1 subject\. 2 × chess championship Reykjavik \(last asked [^)]+\) · “When is the chess/,
    );
    const shape = z.object({
      days: z.number(),
      groups: z.array(z.looseObject({ label: z.string(), count: z.number() })),
    });
    const json = shape.parse(JSON.parse((await run('trace', '--unanswered', '--json')).printed));
    expect(json).toMatchObject({
      days: 30,
      groups: [
        { label: 'chess championship Reykjavik', count: 2 },
        { label: 'snow Opole', count: 1 },
      ],
    });
  });
});

describe('with Claude', () => {
  let claude: LocalClaude;
  beforeAll(async () => {
    claude = await startLocalClaude();
  });
  afterAll(() => claude.close());
  const env = (): Env => ({ ANTHROPIC_API_KEY: 'sk-test', ANTHROPIC_BASE_URL: claude.url });

  test('a trace names the prompt, its version, the tokens and the dollars', async () => {
    const { run, asked } = newsroom(env());
    const { printed } = await run('trace', await asked(question));
    expect(printed).toContain(': answered, written by Claude (claude-haiku-5-5)');
    expect(unwrapped(printed)).toMatch(
      /Claude \(claude-haiku-5-5\) was told prompts\/answer\.md, version [0-9a-f]{12} .*Cost: \$0\.000\d{3} · write by claude-haiku-5-5: \d+ tokens in, \d+ out, 0 read/,
    );
  });

  test("the day's budget holds over restarts", async () => {
    const { run } = newsroom({ ...env(), DAILY_BUDGET_USD: '0.000001' });
    const reason = async () => JSON.parse((await run('ask', question, '--json')).printed).quotesReason;
    expect(await reason()).toBeNull();
    expect(await reason()).toBe('budget_spent');
    expect(unwrapped((await run('ask', question)).printed)).toContain(
      'Today’s budget for Claude is spent, so here are the passages themselves. Trace ',
    );
  });

  test('a budget for a model without a known price is refused with the remedy', async () => {
    const { run } = newsroom({
      ...env(),
      ANTHROPIC_BASE_URL: '',
      DAILY_BUDGET_USD: '1',
      ANTHROPIC_MODEL: 'claude-next',
    });
    expect(await run('ask', question)).toEqual(
      refusal(
        1,
        "DAILY_BUDGET_USD can't be held, because the price of claude-next isn't known. Set ANTHROPIC_MODEL to one of claude-haiku-5-5",
      ),
    );
  });
});

test('--rated lists what readers said was no good, and why', async () => {
  const { data, run, asked } = newsroom();
  const [good, bad, bare] = [await asked(question), await asked(uncovered), await asked('Which ferry came late?')];
  expect((await run('trace', '--rated')).printed).toBe('Nobody rated an answer in the last 30 days.');
  const state = openState(data);
  const now = new Date();
  await state.ratings.keep(good ?? '', 'a', { rating: 'up', reason: null, comment: null }, now);
  await state.ratings.keep(
    bad ?? '',
    'a',
    { rating: 'down', reason: 'incomplete', comment: 'It was \u001b[31min the paper.' },
    now,
  );
  await state.ratings.keep(
    bare ?? '',
    'b',
    { rating: 'down', reason: null, comment: null },
    new Date(now.getTime() - 1_000),
  );
  await state.close();
  const { code, printed } = await run('trace', '--rated', '--days', '1');
  expect(code).toBe(0);
  expect(unwrapped(printed)).toMatch(
    new RegExp(
      `^Rated in the last day: 1 good \\(👍\\), 2 no good \\(👎\\)\\. .*${bad} .*chess.* · Something is missing: “It was .*in the paper\\.” .*${bare} Which ferry came late\\? · no reason given$`,
      'u',
    ),
  );
  expect(printed).not.toContain('\u001b');
  expect(JSON.parse((await run('trace', '--rated', '--json')).printed)).toMatchObject({
    days: 30,
    counts: { up: 1, down: 2 },
    down: [
      { trace: bad, reason: 'incomplete' },
      { trace: bare, reason: null },
    ],
  });
  expect(await run('trace', '--rated', '--unanswered')).toEqual(refusal(2, 'Give one of ID, --unanswered and --rated'));
});

test('older traces go when the bot starts', async () => {
  const { data, run, asked } = newsroom({ TRACE_DAYS: '3' });
  await asked(question);
  const state = openState(data);
  const old = traceOf({ askedAt: new Date(Date.now() - 4 * 86_400_000) });
  await state.traces.keep(old);
  await state.close();
  expect((await run('trace', old.id)).code).toBe(0);
  await asked(question);
  expect((await run('trace', old.id)).code).toBe(1);
});

test('a trace whose id was printed is on the disk, however the program ends', async () => {
  const env = { CORPUS_DIR: temporaryFolder(smallCoverage), DATA_DIR: temporaryFolder() };
  const program = startProgram(['console'], { env });
  program.process.stdin?.write(`${question}\n`);
  const printed = await program.stdout.until(/Trace \w{10}\n/, program.ended);
  program.process.kill('SIGKILL');
  expect(await program.ended).toBeNull();
  const id = /Trace (\w{10})/.exec(printed)?.[1] ?? '';
  const { code, stdout } = await dateline(['trace', id, '--json'], { env });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ id, question, status: 'answered' });
});

describe('the settings', () => {
  test.each([
    [{ TRACE_DAYS: '0' }, 'TRACE_DAYS must lie between 1 and 3650 days.'],
    [{ TRACE_DAYS: 'ever' }, 'TRACE_DAYS is not a whole number of days.'],
    [{ DAILY_BUDGET_USD: '$2' }, 'DAILY_BUDGET_USD is not a sum of dollars; write it like 2.50.'],
    [{ DAILY_BUDGET_USD: '-1' }, 'DAILY_BUDGET_USD is not a sum of dollars'],
  ])('%j is refused', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence);
  });

  test('have defaults: thirty days, no budget', async () => {
    expect(readConfig({})).toMatchObject({ traceDays: 30, dailyBudgetUsd: null });
    expect(readConfig({ TRACE_DAYS: ' 7 ', DAILY_BUDGET_USD: '2.50' })).toMatchObject({
      traceDays: 7,
      dailyBudgetUsd: 2.5,
    });
  });
});

// @module-tag thorough
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { renderAnswers } from '../../src/evaluate/answers-report.ts';
import { type AnswersReport, evaluateAnswers } from '../../src/evaluate/evaluate-answers.ts';
import { calendarIn } from '../../src/language/calendar.ts';
import { startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { type MessagesBody, searchResults } from '../../src/local/claude/request-body.ts';
import { cite, httpError, type Turn, type WrittenBlock } from '../../src/local/claude/turn-script.ts';
import { extract } from '../../src/local/claude/written-answer.ts';
import { temporaryFolder } from '../building/folder.ts';

/**
 * Our own questions over `corpus/`, near misses among them, through the whole pipeline.
 * `npm run evaluate -- answers tests/evaluate/answers.jsonl` tells where it fails.
 */
const file = join(import.meta.dirname, 'answers.jsonl');
const quiet = () => {};
const calendar = calendarIn('UTC', () => new Date('2026-03-01T12:00:00Z'));

const evaluate = (env: Readonly<Record<string, string>> = {}): Promise<AnswersReport> => {
  const config = readConfig(env);
  return evaluateAnswers(file, { corpus: config.corpusDir, config, calendar, show: quiet, tellProblems: quiet });
};

/** A run with the stand-in for Claude, every request of which gets the same turn. */
async function withClaude(turn: Turn): Promise<AnswersReport> {
  const claude = await startLocalClaude();
  try {
    claude.script(...Array.from({ length: 100 }, () => turn));
    return await evaluate({ ANTHROPIC_API_KEY: 'sk-test', ANTHROPIC_BASE_URL: claude.url });
  } finally {
    await claude.close();
  }
}

/** Next to the honest answer: a sentence from memory, one that cites other words, and what was said of Poland, said of Norway. */
function inventive(body: MessagesBody): readonly WrittenBlock[] {
  const results = searchResults(body);
  const [poland] = results.flatMap(({ content }, index) =>
    content.flatMap(({ text }, block) =>
      /\bPoland\b/.test(text) ? { text, citations: [cite(results, index, block)] } : [],
    ),
  );
  if (!poland) return extract(body);
  const { text, citations } = poland;
  return [
    ...extract(body),
    { type: 'text', text: '\n\nIt was the ninth event of its kind. ' },
    { type: 'text', text: 'The penguins of Antarctica applauded loudly. ', citations },
    { type: 'text', text: text.replaceAll('Poland', 'Norway'), citations },
  ];
}

let quotes: AnswersReport;
let honest: AnswersReport;
beforeAll(async () => {
  quotes = await evaluate();
  honest = await withClaude({});
});

/** What was reached when the floor was set: a figure may rise, never fall. */
test.each([
  ['refusal precision', 1, 0.888, (report: AnswersReport) => report.refusal.precision],
  ['refusal recall', 0.9, 0.8, (report: AnswersReport) => report.refusal.recall],
  ['facts held', 0.933, 0.844, (report: AnswersReport) => report.facts],
  ['a right article', 1, 0.933, (report: AnswersReport) => report.rightArticle],
] as const)('%s reaches %f in quotes, %f with the stand-in', (_, floorOfQuotes, floorOfClaude, read) => {
  expect(read(quotes)?.mean).toBeGreaterThanOrEqual(floorOfQuotes);
  expect(read(honest)?.mean).toBeGreaterThanOrEqual(floorOfClaude);
});

test('quotes cost nothing, are never taken out, and come with their times', () => {
  expect(quotes).toMatchObject({ writer: 'quotes', dollars: { all: 0 }, answeredBy: { claude: 0 }, failures: {} });
  expect(quotes.sentences).toMatchObject({ written: 0, takenOut: 0 });
  expect(quotes.answers.map(({ id }) => id)).toHaveLength(25);
  expect(quotes.totalMs.p95).toBeGreaterThan(0);
});

test('what Claude writes is priced, and its saying that nothing answers is no sentence taken out', () => {
  expect(honest).toMatchObject({ writer: 'claude-haiku-5-5', answeredBy: { quotes: 0 }, failures: {} });
  expect(honest.dollars?.all).toBeGreaterThan(0);
  expect(honest.sentences.takenOut).toBe(0);
  expect(honest.firstSentenceMs?.p50).toBeGreaterThan(0);
});

test('sentences that nothing supports are taken out and counted; what was honest stays', async () => {
  const invented = await withClaude({ blocks: inventive });
  const { uncited, unsupported, contradicted } = invented.sentences;
  expect(uncited).toBeGreaterThanOrEqual(10);
  expect(unsupported + contradicted).toBeGreaterThanOrEqual(10);
  expect(invented.facts?.mean).toBeGreaterThanOrEqual(honest.facts?.mean ?? 1);
  for (const { id, sentences } of honest.answers.filter(
    ({ mode, status }) => status === 'answered' && mode === 'claude',
  )) {
    expect(invented.answers.find((answer) => answer.id === id)?.sentences).toEqual(
      expect.arrayContaining([...sentences]),
    );
  }
  expect(renderAnswers(invented)).toMatch(/^citing nothing +\d/m);
});

describe('exchanges', () => {
  const some = join(temporaryFolder(), 'some.jsonl');
  beforeAll(() => {
    writeFileSync(some, readFileSync(file, 'utf8').split('\n').slice(0, 6).join('\n'));
  });
  const run = (options: { record?: string; replay?: string }, env: Record<string, string> = {}) => {
    const config = readConfig(env);
    return evaluateAnswers(some, {
      corpus: config.corpusDir,
      config,
      calendar,
      show: quiet,
      tellProblems: quiet,
      ...options,
    });
  };
  const recorded = async (): Promise<{ folder: string; report: AnswersReport }> => {
    const folder = temporaryFolder();
    const claude = await startLocalClaude();
    const env = { ANTHROPIC_API_KEY: 'sk-test', ANTHROPIC_BASE_URL: claude.url };
    const report = await run({ record: folder }, env);
    await claude.close();
    return { folder, report };
  };
  const shownOf = ({ answers }: AnswersReport) =>
    answers.map(({ id, status, sentences, read }) => ({ id, status, sentences, read }));

  test('that were recorded give the same answers, with nobody there and no key', async () => {
    const { folder, report } = await recorded();
    const again = await run({ replay: folder });
    expect(again.waiting).toBe(0);
    expect(shownOf(again)).toEqual(shownOf(report));
    expect(again.sentences).toEqual(report.sentences);
  });

  test('that are missing are left as files with an empty response, which a person can fill in', async () => {
    const { folder } = await recorded();
    const verdicts = readdirSync(folder).map((name) => join(folder, name));
    const [one] = verdicts.filter((path) => JSON.parse(readFileSync(path, 'utf8')).kind === 'verify');
    if (one === undefined) throw new Error('no sentence was read');
    const kept = JSON.parse(readFileSync(one, 'utf8'));
    rmSync(one);
    expect((await run({ replay: folder })).waiting).toBe(1);
    expect(JSON.parse(readFileSync(one, 'utf8'))).toEqual({ ...kept, response: {} });
    writeFileSync(one, JSON.stringify({ ...kept, response: { verdict: 'contradicted', why: 'by hand' } }));
    expect((await run({ replay: folder })).sentences.contradicted).toBe(1);
  });

  test('that were filled in wrongly are told by their file', async () => {
    const { folder } = await recorded();
    const name =
      readdirSync(folder).find((one) => JSON.parse(readFileSync(join(folder, one), 'utf8')).kind === 'verify') ?? '';
    const kept = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    writeFileSync(join(folder, name), JSON.stringify({ ...kept, response: { verdict: 'true' } }));
    await expect(run({ replay: folder })).rejects.toThrow(name);
  });

  test('can’t be recorded without a key', async () => {
    await expect(run({ record: temporaryFolder() })).rejects.toThrow('ANTHROPIC_API_KEY');
  });
});

test('a Claude that fails is told with its failure, and quotes answer instead', async () => {
  const failing = await withClaude(httpError(529, 'overloaded_error'));
  expect(failing.answeredBy).toEqual({ claude: 0, quotes: quotes.answeredBy.quotes });
  expect(renderAnswers(failing)).toContain('claude-haiku-5-5 failed: overloaded');
});

test('the table has every figure with its interval', () => {
  const text = renderAnswers(quotes);
  for (const what of ['refusals', 'taken out', 'facts held', 'a right article cited', 'first checked sentence'])
    expect(text).toContain(what);
  expect(text).toMatch(/^refusals +1\.000 \[1\.000, 1\.000\] of \d+/m);
  for (const { id, fault } of quotes.misses.slice(0, 10)) expect(text).toContain(`${id}: ${fault}`);
});

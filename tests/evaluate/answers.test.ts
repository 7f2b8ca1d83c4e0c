import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type AnswersReport, evaluateAnswers } from '../../src/evaluate/answers.ts';
import { renderAnswers } from '../../src/evaluate/answers-report.ts';
import { extract } from '../../src/local/claude/answer.ts';
import { type MessagesBody, searchResults } from '../../src/local/claude/body.ts';
import { type Block, cite, httpError, type Turn } from '../../src/local/claude/script.ts';
import { startLocalClaude } from '../../src/local/claude/server.ts';

/**
 * Our own questions over `corpus/`, near misses among them, through the whole pipeline.
 * `npm run evaluate -- answers tests/evaluate/answers.jsonl` tells where it fails.
 */
const file = join(import.meta.dirname, 'answers.jsonl');
const quiet = () => {};

const evaluate = (env: Readonly<Record<string, string>> = {}): Promise<AnswersReport> => {
  const config = readConfig(env);
  const now = new Date('2026-03-01T12:00:00Z');
  return evaluateAnswers(file, { corpus: config.corpusDir, config, now, show: quiet, tellProblems: quiet });
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

/** Beside the honest answer: a sentence from memory, one that cites other words, and what was said of Poland, said of Norway. */
function inventive(body: MessagesBody): readonly Block[] {
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
  ['citation precision', 1, 1, (report: AnswersReport) => report.citations.supported.precision],
  ['citation recall', 1, 1, (report: AnswersReport) => report.citations.supported.recall],
  ['facts held', 0.933, 0.844, (report: AnswersReport) => report.facts],
  ['a right article', 1, 0.933, (report: AnswersReport) => report.rightArticle],
] as const)('%s reaches %f in quotes, %f with the stand-in', (_, floorOfQuotes, floorOfClaude, read) => {
  expect(read(quotes)?.mean).toBeGreaterThanOrEqual(floorOfQuotes);
  expect(read(honest)?.mean).toBeGreaterThanOrEqual(floorOfClaude);
});

test('quotes cost nothing, are never taken out, and come with their times', () => {
  expect(quotes).toMatchObject({ writer: 'quotes', dollars: { all: 0 }, answeredBy: { claude: 0 }, failures: {} });
  expect(quotes.sentences).toMatchObject({ takenOut: 0, partly: 0, supported: quotes.sentences.written });
  expect(quotes.answers.map(({ id }) => id)).toHaveLength(25);
  expect(quotes.totalMs.p95).toBeGreaterThan(0);
});

test('what Claude writes is priced, and its saying that nothing answers is no sentence taken out', () => {
  expect(honest).toMatchObject({ writer: 'claude-haiku-5-5', answeredBy: { quotes: 0 }, failures: {} });
  expect(honest.dollars?.all).toBeGreaterThan(0);
  expect(honest.sentences.takenOut).toBe(0);
  expect(honest.firstSentenceMs?.p50).toBeGreaterThan(0);
});

test('sentences that nothing bears are taken out: they are counted, and lower nothing of what is shown', async () => {
  const invented = await withClaude({ blocks: inventive });
  const { uncited, unsupported, contradicted } = invented.sentences;
  for (const count of [uncited, unsupported, contradicted]) expect(count).toBeGreaterThanOrEqual(10);
  for (const figure of ['precision', 'recall'] as const) {
    expect(invented.citations.supported[figure]?.mean).toBe(honest.citations.supported[figure]?.mean);
  }
  expect(invented.facts?.mean).toBeGreaterThanOrEqual(honest.facts?.mean ?? 1);
  for (const { id, sentences } of honest.answers.filter(({ status }) => status === 'answered')) {
    expect(invented.answers.find((answer) => answer.id === id)?.sentences).toEqual(sentences);
  }
  expect(renderAnswers(invented)).toMatch(/^contradicted +\d/m);
});

test('a Claude that fails is told with its failure, and quotes answer instead', async () => {
  const failing = await withClaude(httpError(529, 'overloaded_error'));
  expect(failing.answeredBy).toEqual({ claude: 0, quotes: quotes.answeredBy.quotes });
  expect(renderAnswers(failing)).toContain('claude-haiku-5-5 failed: overloaded');
});

test('the table has every figure with its interval', () => {
  const text = renderAnswers(quotes);
  for (const what of [
    'refusals',
    'citations, supported',
    'facts held',
    'a right article cited',
    'first checked sentence',
  ])
    expect(text).toContain(what);
  expect(text).toMatch(/^refusals +1\.000 \[1\.000, 1\.000\] of \d+/m);
  for (const { id, fault } of quotes.misses.slice(0, 10)) expect(text).toContain(`${id}: ${fault}`);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBudget } from '../../src/desk/daily-budget.ts';
import type { DeskParts } from '../../src/desk/desk-work.ts';
import { calendarIn } from '../../src/language/calendar.ts';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { httpError, type Turn } from '../../src/local/claude/turn-script.ts';
import { silentLog } from '../../src/log/log.ts';
import { createClaude } from '../../src/model/claude.ts';
import type { Library } from '../../src/retrieve/library.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import type { Trace } from '../../src/store/trace.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { digestRequest, never, openDesk, question } from '../building/desk.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { memorySpending } from '../building/spending.ts';

let claude: LocalClaude;
beforeAll(async () => {
  claude = await startLocalClaude();
});
afterAll(() => claude.close());

const harbour = article(
  'harbour',
  { title: 'Harbour of Gdynia reopens', source: 'Baltic Courier', date: '2026-03-02' },
  'The harbour of Gdynia opened again on Monday. Harbour master Ewa Zielińska said that the old wall of the harbour had held. Nobody was hurt.',
);
const council = article(
  'council',
  { title: 'Lublin council passes its budget', source: 'Lublin Post', date: '2026-03-05' },
  'The council of Lublin passed a budget of 4.2 billion zloty. The mayor praised the vote.',
);
const asked = question('What did Ewa Zielińska say about the wall of the harbour?');
const uncovered = question('Who won the chess championship of Reykjavik?');
const asker = {
  id: '112233445566778899',
  server: '998877665544332211',
  channel: null,
  place: 'discord',
  isPrivate: false,
};

/** A desk that keeps traces, and with turns a Claude that plays them. */
function deskWith(turns: readonly Turn[] | null, more: Partial<DeskParts> = {}) {
  const folder = temporaryFolder();
  const state = openState(folder);
  onTestFinished(() => state.close());
  const { library } = archiveOf(harbour, council);
  claude.script(...(turns ?? []));
  const model = turns && createClaude({ apiKey: 'sk-test', baseUrl: claude.url, model: 'claude-haiku-5-5' });
  const budget = createBudget({
    limit: Number.POSITIVE_INFINITY,
    ...{ calendar: calendarIn('UTC'), spending: state.spending, log: { warn: (line: string) => expect.fail(line) } },
  });
  const opened = openDesk(library, model, { keeping: state, budget, ...more });
  const traced = async (id: string | null | undefined): Promise<Trace> => {
    const found = await state.traces.find(id ?? '');
    if (!found) throw new Error(`There is no trace ${id}.`);
    return found;
  };
  return { ...opened, folder, state, library, traced };
}

const noUsage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

describe('the trace of an answer', () => {
  test('by Claude holds what was asked, found, told, said and paid', async () => {
    const { desk, traced } = deskWith([{}]);
    const before = Date.now();
    const { trace, ...answer } = await desk.ask(asked, { signal: never, asker });
    const { record, ...summary } = await traced(trace);
    expect(summary).toMatchObject({ kind: 'ask', place: 'discord', question: asked.text, status: 'answered' });
    expect(summary.askedAt.getTime()).toBeGreaterThanOrEqual(before);
    expect(record.asOf).toEqual(asked.askedAt);
    expect(record.answer).toEqual(answer);
    expect(record.answer?.citations[0]).toMatchObject({ article: 'harbour', version: harbour.hash });
    expect(record).toMatchObject({ judgement: 'covered', model: 'claude-haiku-5-5', failure: null });
    expect(record.evidence[0]).toMatchObject({
      article: 'harbour',
      version: harbour.hash,
      title: 'Harbour of Gdynia reopens',
      outlet: 'Baltic Courier',
      score: expect.any(Number),
      passages: [{ first: 0, last: 2 }],
    });
    expect(record.prompt).toEqual({ name: 'answer', version: expect.stringMatching(/^[0-9a-f]{12}$/) });
    const { retrieveMs, firstSentenceMs, totalMs } = record.timings;
    expect(0 < Number(retrieveMs) && Number(retrieveMs) < Number(firstSentenceMs)).toBe(true);
    expect(Number(firstSentenceMs)).toBeLessThanOrEqual(totalMs);
  });

  test('costs what the tokens that Claude counted cost', async () => {
    const { desk, traced, state } = deskWith([{}]);
    const { trace } = await desk.ask(asked, { signal: never });
    const { cost, record } = await traced(trace);
    expect(record.calls.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['write', 'verify']));
    const dollars = record.calls.map(({ usage }) => {
      const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = usage ?? noUsage;
      expect(inputTokens).toBeGreaterThan(100);
      expect(outputTokens).toBeGreaterThan(5);
      return inputTokens * 0.1 + outputTokens * 0.5 + cacheWriteTokens * 0.125 + cacheReadTokens * 0.01;
    });
    expect(cost).toBeCloseTo(dollars.reduce((sum, one) => sum + one, 0) / 1_000_000, 12);
    expect(await state.spending.since(new Date(0))).toBeCloseTo(Number(cost), 12);
  });

  test('in quotes, and of a question that is not covered, costs nothing and names no prompt', async () => {
    const { desk, traced } = deskWith(null);
    const quoted = await traced((await desk.ask(asked, { signal: never })).trace);
    expect(quoted).toMatchObject({ status: 'answered', cost: 0, place: 'terminal', asker: null, server: null });
    expect(quoted.record).toMatchObject({ prompt: null, model: null, calls: [] });
    const declined = await traced((await desk.ask(uncovered, { signal: never })).trace);
    expect(declined).toMatchObject({ status: 'not_covered', cost: 0 });
    expect(declined.record).toMatchObject({ judgement: 'not_covered', coverage: expect.any(Number) });
    expect(declined.record.timings.firstSentenceMs).toBeNull();
  });

  test('that Claude failed says why, and what was taken out is counted', async () => {
    const { desk, traced } = deskWith([httpError(401, 'authentication_error')]);
    const failed = await traced((await desk.ask(asked, { signal: never })).trace);
    expect(failed.record).toMatchObject({ failure: 'bad_key', detail: expect.any(String) });
    expect(failed.record.calls).toMatchObject([{ kind: 'write', failure: 'bad_key', usage: null }]);
    expect(failed).toMatchObject({ status: 'answered', cost: 0 });
    const more = deskWith([{ change: (blocks) => [...blocks, { type: 'text', text: ' The mayor resigned.' }] }]);
    const dropped = await more.traced((await more.desk.ask(asked, { signal: never })).trace);
    expect(dropped.record.read.filter(({ fate }) => fate !== 'shown')).toMatchObject([{ text: 'The mayor resigned.' }]);
  });

  test('holds what Claude looked for while it wrote', async () => {
    const input = { query: 'Lublin council budget' };
    const { desk, traced } = deskWith([
      { blocks: [{ type: 'tool_use', id: 'toolu_1', name: 'search_coverage', input }] },
      {},
    ]);
    const { record } = await traced((await desk.ask(asked, { signal: never })).trace);
    expect(record.searches).toMatchObject([
      { words: input.query, problem: null, evidence: [{ article: 'council', version: council.hash }] },
    ]);
  });

  test('of a summary holds its stories and its words', async () => {
    const { desk, traced } = deskWith(null);
    const { trace, ...digest } = await desk.summarise(digestRequest(), { signal: never, asker });
    const { record, ...summary } = await traced(trace);
    expect(summary).toMatchObject({ kind: 'summary', place: 'discord', question: '', status: 'answered' });
    expect(record.digest).toEqual(digest);
    expect(record.evidence.map(({ article, version }) => [article, version])).toEqual([
      ['council', council.hash],
      ['harbour', harbour.hash],
    ]);
    const none = await desk.summarise(digestRequest({ topic: 'chess' }), { signal: never });
    expect(await traced(none.trace)).toMatchObject({ question: 'chess', status: 'not_covered' });
  });
});

test('ids of people and servers never reach the disk, and one person’s traces can be erased', async () => {
  const { desk, state, folder } = deskWith(null);
  await desk.ask(asked, { signal: never, asker });
  await desk.summarise(digestRequest(), { signal: never, asker });
  await desk.ask(asked, { signal: never, asker: { ...asker, id: '1', server: null } });
  for (const ending of ['', '-wal']) {
    const bytes = readFileSync(join(folder, `state.sqlite${ending}`), 'latin1');
    expect(bytes).not.toContain(asker.id);
    expect(bytes).not.toContain(asker.server);
  }
  expect(await state.erasure.erase(state.hashId('person', asker.id), new Date())).toEqual({
    traces: 2,
    ratings: 0,
    follows: 0,
  });
  expect(await state.traces.latest(9)).toHaveLength(1);
});

describe('when something goes wrong', () => {
  test('an error of ours is traced as a failure, and thrown on', async () => {
    const { state, library } = deskWith(null);
    const broken: Library = { ...library, retrieve: () => Promise.reject(new Error('the index is on fire')) };
    const { desk } = openDesk(broken, null, { keeping: state });
    await expect(desk.ask(asked, { signal: never, asker })).rejects.toThrow('the index is on fire');
    const [latest] = await state.traces.latest(1);
    expect(latest).toMatchObject({ status: 'failed', question: asked.text, cost: 0 });
    expect((await state.traces.find(latest?.id ?? ''))?.record).toMatchObject({
      failure: 'error',
      detail: 'the index is on fire',
      answer: null,
    });
  });

  test('what was refused before it was a question leaves no trace', async () => {
    const { desk, state } = deskWith(null);
    await expect(desk.ask(question('?!'), { signal: never })).rejects.toThrow('no words');
    await expect(desk.ask(question('Who?', { outlets: ['Daily'] }), { signal: never })).rejects.toThrow('no outlet');
    expect(await state.traces.latest(1)).toEqual([]);
  });

  test('a trace that cannot be kept is logged, and the answer goes out', async () => {
    const full = { traces: { keep: async () => expect.fail('the disk is full') }, hashId: () => 'hash' };
    const { desk, logged } = deskWith(null, { keeping: full });
    const answer = await desk.ask(asked, { signal: never, asker });
    expect(answer).toMatchObject({ status: 'answered', trace: null });
    expect(logged.at(-1)).toMatchObject({
      level: 'error',
      message: 'A trace could not be kept',
      fields: { error: 'the disk is full' },
    });
  });
});

describe("when the day's budget is spent", () => {
  /** A budget that the first answer uses up. */
  const smallest = () =>
    createBudget({
      limit: 0.000_001,
      calendar: calendarIn('UTC', () => new Date('2026-03-06T12:00:00Z')),
      spending: memorySpending(),
      log: silentLog,
    });

  test('answers and summaries are quotes that say so, and Claude is not asked', async () => {
    const { desk, traced, logged } = deskWith([{}], { budget: smallest() });
    expect(await desk.ask(asked, { signal: never })).toMatchObject({ mode: 'claude', quotesReason: null });
    const requests = claude.requests.length;
    const quoted = await desk.ask(asked, { signal: never });
    expect(quoted).toMatchObject({ status: 'answered', mode: 'quotes', quotesReason: 'budget_spent' });
    expect((await traced(quoted.trace)).cost).toBe(0);
    const digest = await desk.summarise(digestRequest(), { signal: never });
    expect(digest).toMatchObject({ mode: 'quotes', quotesReason: 'budget_spent' });
    expect(claude.requests.length).toBe(requests);
    const warnings = logged.filter(({ level }) => level !== 'info').map(({ message }) => message);
    expect(warnings).toEqual(["The day's budget for Claude is spent: answers are quotes"]);
  });

  test('a question under way is finished, and counts when it ends', async () => {
    const budget = smallest();
    const { desk } = deskWith([{ delayMs: 2 }, {}], { budget });
    const [one, two] = await Promise.all([desk.ask(asked, { signal: never }), desk.ask(asked, { signal: never })]);
    expect([one.mode, two.mode]).toEqual(['claude', 'claude']);
    expect(await budget.isSpent()).toBe(true);
  });

  test('without a key the reason stays that there is none', async () => {
    const { desk } = deskWith(null, {
      budget: createBudget({ limit: 0, calendar: calendarIn('UTC'), spending: memorySpending(), log: silentLog }),
    });
    expect(await desk.ask(asked, { signal: never })).toMatchObject({ quotesReason: 'no_key' });
  });
});

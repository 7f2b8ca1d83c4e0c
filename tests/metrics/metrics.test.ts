import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Gauge, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import type { SourceStatus } from '../../src/coverage/source.ts';
import { Readiness } from '../../src/desk/readiness.ts';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { httpError } from '../../src/local/claude/turn-script.ts';
import type { LocalDiscord } from '../../src/local/discord/local-discord.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { serveMetrics } from '../../src/metrics/metrics-server.ts';
import { createClaude } from '../../src/model/claude.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';
import { openFrontDesk } from '../building/front-desk.ts';
import { onTestFinished } from '../building/running-test.ts';
import { online } from '../discord/harness.ts';

const harbour = article('harbour', { title: 'A harbour' }, 'The harbour of Gdynia opened on Monday, the port said.');
const apiKey = 'sk-ant-test-0123456789';

interface Watched {
  readonly discord: LocalDiscord;
  readonly claude: LocalClaude;
  readonly get: (path: string) => Promise<{ status: number; text: string }>;
  /** Values of a metric by its labels, as they are written. */
  readonly values: (name: string) => Promise<Record<string, number>>;
}

const feed: SourceStatus = {
  ...{ id: 'wire', kind: 'feed', readAt: new Date('2026-03-06T12:00:00Z'), changedAt: null, nextAt: null },
  ...{ articles: 7, trouble: 'it is down', failures: 3, isSilent: false, held: null },
};

/** The bot in a Discord on this machine and with a Claude there, asked as Prometheus asks. */
async function watched(): Promise<Watched> {
  const claude = await startLocalClaude();
  const readiness = new Readiness();
  const metrics = createMetrics({ version: '1.2.3', dailyBudgetUsd: 5 });
  const server = await serveMetrics({ host: '127.0.0.1', port: 0, registry: metrics.registry, readiness });
  onTestFinished(async () => {
    await server.close();
    await claude.close();
  });
  const { library } = archiveOf(harbour);
  const model = createClaude({ apiKey, baseUrl: claude.url, model: 'claude-haiku-5-5' });
  const setting = { library, model, observer: metrics.desk, limits: { personBurst: 4 } };
  const { frontDesk, dataDir } = openFrontDesk(setting);
  metrics.watch({
    articles: async () => (await library.facts(new Date())).articles,
    waitingSearches: () => 2,
    sources: () => [feed, { ...feed, id: 'new', readAt: null, failures: 0 }],
    lastSync: () => ({ at: new Date('2026-03-06T12:00:00Z') }),
    dataDir,
  });
  const { discord } = await online(frontDesk, { observer: metrics.discord, readiness });
  const get: Watched['get'] = async (path) => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  return {
    ...{ discord, claude, get },
    values: async (name) => {
      const lines = (await get('/metrics')).text
        .split('\n')
        .filter((line) => /^[a-z_]+(?=[ {])/.exec(line)?.[0] === name);
      return Object.fromEntries(
        lines.map((line) => [
          line.slice(name.length, line.lastIndexOf(' ')),
          Number(line.slice(line.lastIndexOf(' '))),
        ]),
      );
    },
  };
}

test.concurrent('a figure that can not be had takes no other with it', async () => {
  const { registry, watch } = createMetrics({ version: '1.2.3', dailyBudgetUsd: null });
  const fail = () => {
    throw new Error('The store is damaged.');
  };
  const dataDir = join(temporaryFolder(), 'a file');
  writeFileSync(dataDir, 'no folder');
  watch({ articles: async () => fail(), waitingSearches: () => 2, sources: fail, lastSync: fail, dataDir });
  const figures = (await registry.metrics()).split('\n').filter((line) => line.startsWith('dateline_'));
  expect(figures).toContain('dateline_searches_waiting 2');
  expect(figures.filter((line) => /_(articles|bytes|failures|timestamp_seconds)\b/.test(line))).toEqual([]);
});

test.concurrent('what people ask, what Claude does and how Discord fares can be read from outside', async () => {
  const { discord, claude, get, values } = await watched();
  const ask = async (question: string) => discord.invoke({ command: 'ask', options: { question } }).reply();
  expect(await get('/healthz')).toMatchObject({ status: 200 });
  expect(await get('/readyz')).toEqual({ status: 200, text: 'It answers questions.\n' });
  expect((await get('/elsewhere')).status).toBe(404);

  await ask('When did the harbour of Gdynia open?');
  expect(await values('dateline_questions_total')).toEqual({ '{kind="ask",status="answered"}': 1 });
  expect(await values('dateline_claude_calls_total')).toMatchObject({ '{step="write",outcome="ok"}': 1 });
  const tokens = await values('dateline_claude_tokens_total');
  expect(tokens['{model="claude-haiku-5-5",kind="output"}']).toBeGreaterThan(0);
  expect((await values('dateline_claude_cost_dollars_total'))['{model="claude-haiku-5-5"}']).toBeGreaterThan(0);
  expect(await values('dateline_claude_budget_dollars')).toEqual({ '': 5 });
  expect((await values('dateline_sentences_total'))['{fate="shown"}']).toBeGreaterThan(0);
  const steps = await values('dateline_step_duration_seconds_count');
  expect(Object.keys(steps)).toEqual(
    expect.arrayContaining(['{step="retrieve"}', '{step="write"}', '{step="verify"}', '{step="first_words"}']),
  );
  expect(await values('dateline_delivery_duration_seconds_count')).toEqual({ '': 1 });
  expect(await values('dateline_articles')).toEqual({ '': 1 });
  expect((await values('dateline_data_bytes'))['{part="state"}']).toBeGreaterThan(0);
  expect(await values('dateline_searches_waiting')).toEqual({ '': 2 });
  expect(await values('dateline_source_failures')).toEqual({ '{source="wire"}': 3, '{source="new"}': 0 });
  const read = Date.parse('2026-03-06T12:00:00Z') / 1_000;
  expect(await values('dateline_source_success_timestamp_seconds')).toEqual({ '{source="wire"}': read });

  claude.script(httpError(529, 'overloaded_error'), httpError(529, 'overloaded_error'));
  await ask('Who said that the harbour of Gdynia opened?');
  expect(await values('dateline_claude_calls_total')).toMatchObject({ '{step="write",outcome="overloaded"}': 1 });
  expect(await values('dateline_quotes_total')).toEqual({ '{reason="overloaded"}': 1 });

  discord.faults.add({ method: 'PATCH' }, { kind: 'rate_limited', retryAfterMs: 20 });
  await ask('Who won the chess championship of Reykjavik?');
  expect(await values('dateline_discord_responses_total')).toMatchObject({ '{status="429"}': 1 });
  expect((await values('dateline_questions_total'))['{kind="ask",status="not_covered"}']).toBe(1);
  await discord.invoke({ command: 'ask', options: { question: '?', private: true } }).reply();
  await ask('When did the port open?');
  await ask('When did the port open then?');
  const refused = await values('dateline_questions_refused_total');
  expect(refused).toMatchObject({ '{reason="unusable"}': 1, '{reason="person_burst"}': 1 });
  expect(await values('dateline_questions_in_flight')).toEqual({ '': 0 });

  const { text } = await get('/metrics');
  for (const secret of ['harbour', 'Reykjavik', discord.token, apiKey]) expect(text).not.toContain(secret);
});

test.concurrent('without the gateway the bot lives and is not ready, until it is back', async () => {
  const { discord, get, values } = await watched();
  discord.gateway.behaviour.readyDelayMs = 1_500;
  discord.gateway.invalidateSessions(false);
  await expect
    .poll(() => get('/readyz'))
    .toEqual({ status: 503, text: expect.stringContaining('The connection to Discord was lost') });
  expect((await get('/healthz')).status).toBe(200);
  expect(await values('dateline_discord_gateway_up')).toEqual({ '': 0 });
  await expect.poll(async () => (await get('/readyz')).status).toBe(200);
  expect(await values('dateline_discord_gateway_losses_total')).toEqual({ '': 1 });
});

test.concurrent('a port that is taken ends the start with what to do', async () => {
  const other = createServer();
  onTestFinished(() => void other.close());
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const taken = typeof address === 'object' && address !== null ? String(address.port) : '';
  const env = { DATA_DIR: temporaryFolder(), METRICS_PORT: taken };
  const { code, stderr } = await dateline(['start'], { env });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `METRICS_PORT can't be used: another program has port ${taken} at 127.0.0.1. Set METRICS_PORT to a free one, correct METRICS_HOST, or leave both empty.\n`,
  });
});

test.concurrent('docs/metrics.md lists what is measured, and nothing else', () => {
  const { registry } = createMetrics({ version: '1.2.3', dailyBudgetUsd: 1 });
  const measured = registry.getMetricsAsArray().map(({ name }) => name);
  const page = readFileSync(join(import.meta.dirname, '../../docs/metrics.md'), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| `(?!\/)/.test(line));
  const listed = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([a-z_0-9]+)`/g)].map(([, name]) => name),
  );
  expect(listed.toSorted()).toEqual(measured.toSorted());
  // What is to be told of exists as well.
  const used = [...page.matchAll(/\b(?:dateline|nodejs|process)_[a-z0-9_]+/g)].map(([name]) =>
    name.replace(/_bucket$/, ''),
  );
  expect(used.filter((name) => !measured.includes(name))).toEqual([]);
});

/** Metrics whose collection lasts until it is let go. */
async function heldMetrics() {
  const registry = new Registry();
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  let collections = 0;
  new Gauge({
    ...{ registers: [registry], name: 'asked', help: 'How often it was collected' },
    async collect() {
      this.set(++collections);
      await held;
    },
  });
  const server = await serveMetrics({ host: '127.0.0.1', port: 0, registry, readiness: new Readiness() });
  onTestFinished(() => server.close());
  return { port: server.port, letGo, collections: () => collections };
}

test.concurrent('many who ask at once are told what was collected once', { tags: 'thorough' }, async () => {
  const { port, letGo, collections } = await heldMetrics();
  const asked = Array.from({ length: 40 }, async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
  // Asked in between, it is answered: nobody waits for a collection.
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  await expect.poll(collections).toBe(1);
  letGo();
  for (const text of await Promise.all(asked)) expect(text).toMatch(/^asked \d+$/m);
  expect(collections()).toBeLessThan(40);
});

test.concurrent(
  'connections beyond those that a few machines need are closed at once',
  { tags: 'thorough' },
  async () => {
    const { port } = await heldMetrics();
    const sockets = Array.from({ length: 64 }, () => connect(port, '127.0.0.1'));
    onTestFinished(() => sockets.forEach((socket) => void socket.destroy()));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const oneMore = connect(port, '127.0.0.1').resume();
    await once(oneMore, 'close');
    expect(oneMore.bytesRead).toBe(0);
  },
);

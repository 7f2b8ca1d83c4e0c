import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startBotProcess } from '../../src/commands/load/bot-process.ts';
import { measureLoad } from '../../src/commands/load/load.ts';
import type { StartProgram } from '../../src/commands/load/program-process.ts';
import { startLocalDiscord } from '../../src/local/discord/local-discord.ts';
import { lockDataFolder } from '../../src/store/sqlite/lock.ts';
import { startDateline } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';

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

/** Folders that the bench works in. */
const workplaces = () => readdirSync(tmpdir()).filter((name) => name.startsWith('dateline-load-'));

/** The program inside this process: what is tested is the measuring, and eight processes take their time. */
const startHere: StartProgram = (args, env) => {
  const startedAt = performance.now();
  const { stderr, stop, ended } = startDateline(args, { env });
  return {
    startedAt,
    said: () => stderr.text,
    onSaid: (listener) => stderr.onMore(listener),
    exit: ended.then(({ code }) => code),
    pid: undefined,
    send: stop,
  };
};

test('under load each question is acknowledged, and answered once', async () => {
  const tiny = ['--articles', '40', '--people', '5', '--rounds', '1', '--starts', '1', '--within', '1', '--json'];
  const before = workplaces();
  const printed: string[] = [];
  const told: string[] = [];
  const context = {
    ...{ env: {}, print: (text: string) => void printed.push(text), tell: (line: string) => void told.push(line) },
    stopSignal: () => new AbortController().signal,
  };
  expect([await measureLoad(tiny, context, startHere), told.join('\n')]).toEqual([
    0,
    expect.stringContaining('Answers: measured.'),
  ]);
  const { articles, starts, fared } = report.parse(JSON.parse(printed.join('\n')));
  expect(articles).toBe(40);
  expect(starts.map((one) => one.articles)).toEqual(['files in the folder', 'imported']);
  for (const { buildMs, readyMs } of starts) expect(Math.min(buildMs, readyMs)).toBeGreaterThan(0);
  const all = { unacknowledged: 0, unanswered: 0, twice: 0 };
  expect(fared).toMatchObject([
    { name: 'quotes, one by one', questions: 40, ...all },
    { name: 'quotes, together', questions: 5, ...all },
    { name: 'Claude, together', questions: 5, ...all },
  ]);
  for (const { acknowledged, answered } of fared) {
    expect(acknowledged.max).toBeGreaterThan(0);
    expect(answered.p50).toBeGreaterThan(acknowledged.p50);
  }
  expect(workplaces().filter((name) => !before.includes(name))).toEqual([]);
});

test('the bot is started in a process of its own, and stopped', async () => {
  const discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  const [dir, dataDir] = [temporaryFolder(), temporaryFolder()];
  const { marks, stop } = await startBotProcess({
    ...{ dir, env: {}, signal: AbortSignal.timeout(60_000) },
    ...{ discord, corpusDir: temporaryFolder(smallCoverage), dataDir },
    ...{ claudeUrl: null, sourcesFile: null, withinMs: 30_000 },
  });
  expect(marks.connecting).toBeGreaterThan(0);
  expect(marks.ready).toBeGreaterThan(marks.connecting);
  await stop();
  lockDataFolder(dataDir)();
});

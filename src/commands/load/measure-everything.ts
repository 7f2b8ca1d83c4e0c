import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalClaude } from '../../local/claude/claude-server.ts';
import type { LocalDiscord } from '../../local/discord/local-discord.ts';
import { startArrivals } from './arriving-items.ts';
import { type BotSettings, startBotProcess } from './bot-process.ts';
import { writeCorpusFolder } from './corpus-folder.ts';
import { type AskingRounds, askOneByOne, askTogether, type Crowd } from './crowd.ts';
import type { LoadReport, Starts } from './load-report.ts';
import { measureNode, measureStarts } from './measure-starts.ts';
import { writingTurn } from './played-claude.ts';
import { ended, type ProgramPlace, startProgram } from './program-process.ts';
import { faredOf } from './spread.ts';
import { createStopwatch } from './stopwatch.ts';

export interface LoadPlan extends ProgramPlace, AskingRounds {
  readonly discord: LocalDiscord;
  /** A file `corpus.jsonl`. */
  readonly corpus: string;
  readonly questions: readonly string[];
  /** How often the bot is started over an index that is there. */
  readonly starts: number;
  /** How long it may take to build an index, to import, or to start. */
  readonly capMs: number;
  /** News that comes in while people ask once more; `null` for none. */
  readonly itemsAMinute: number | null;
}

type FaredSoFar = LoadReport['fared'];
type Tell = (line: string) => void;

/**
 * Measures starts and answers with the articles as files, then starts with the same articles imported.
 * @throws {LoadError} when something fails or takes longer than it may.
 */
export async function measureEverything(plan: LoadPlan, tell: Tell): Promise<Omit<LoadReport, 'cores'>> {
  const { people, rounds, withinMs, capMs } = plan;
  const filed: BotSettings = {
    ...{
      dir: plan.dir,
      start: plan.start,
      env: plan.env,
      signal: plan.signal,
      discord: plan.discord,
      claudeUrl: null,
      sourcesFile: null,
      withinMs: capMs,
    },
    corpusDir: join(plan.dir, 'corpus'),
    dataDir: join(plan.dir, 'data'),
  };
  const articles = writeCorpusFolder(plan.corpus, filed.corpusDir);
  const nodeMs = await measureNode(plan, plan.starts, capMs);
  const first = await startBotProcess(filed);
  await first.stop();
  const built = { articles: 'files in the folder', buildMs: first.marks.ready } as const;
  tell(`The index of ${articles.toLocaleString('en')} files is built.`);
  const starts = [await measureStarts(filed, plan.starts, built)];
  tell('Starts with files: measured.');
  const fared = [
    ...(await quotes(plan, filed)),
    ...(await written(plan, filed)),
    ...(await arriving(plan, filed, tell)),
  ];
  tell('Answers: measured.');
  for (const path of [filed.corpusDir, filed.dataDir]) rmSync(path, { recursive: true, force: true });
  starts.push(await imported(plan, filed));
  return { articles, people, rounds, withinMs, nodeMs, starts, fared };
}

/** Without Claude: one after another, then all together. */
async function quotes(plan: LoadPlan, settings: BotSettings): Promise<FaredSoFar> {
  const bot = await startBotProcess(settings);
  const alone = createStopwatch(plan.discord);
  const together = createStopwatch(plan.discord);
  try {
    await askOneByOne(crowd(plan, alone));
    await askTogether(crowd(plan, together), plan);
  } finally {
    await bot.stop();
    alone.close();
    together.close();
  }
  return [
    { name: 'quotes, one by one', ...faredOf(alone.timed) },
    { name: 'quotes, together', ...faredOf(together.timed) },
  ];
}

/** With a Claude on this machine that writes as fast as a quick model does. */
async function written(plan: LoadPlan, settings: BotSettings): Promise<FaredSoFar> {
  const claude = await startLocalClaude();
  // More than there can be requests: each question one, and a second try.
  claude.script(...Array.from({ length: 2 * plan.people * plan.rounds }, () => writingTurn));
  const together = createStopwatch(plan.discord);
  try {
    const bot = await startBotProcess({ ...settings, claudeUrl: claude.url });
    try {
      await askTogether(crowd(plan, together), plan);
    } finally {
      await bot.stop();
    }
  } finally {
    together.close();
    await claude.close();
  }
  return [{ name: 'Claude, together', ...faredOf(together.timed) }];
}

/** The quotes of a crowd once more, while news comes in. */
async function arriving(plan: LoadPlan, settings: BotSettings, tell: Tell): Promise<FaredSoFar> {
  const { itemsAMinute } = plan;
  if (itemsAMinute === null) return [];
  const sourcesFile = join(plan.dir, 'sources.yaml');
  const arrivals = await startArrivals(itemsAMinute, sourcesFile);
  const alone = createStopwatch(plan.discord);
  const together = createStopwatch(plan.discord);
  try {
    const bot = await startBotProcess({ ...settings, sourcesFile });
    try {
      // As without news: a bot that was just started takes longer for its first answers.
      await askOneByOne(crowd(plan, alone));
      const began = performance.now();
      const before = arrivals.fetched();
      await askTogether(crowd(plan, together), plan);
      const minutes = (performance.now() - began) / 60_000;
      tell(`${Math.round((arrivals.fetched() - before) / minutes).toLocaleString('en')} items a minute came in.`);
    } finally {
      await bot.stop();
    }
  } finally {
    alone.close();
    together.close();
    await arrivals.close();
  }
  return [
    { name: `quotes, together, ${itemsAMinute.toLocaleString('en')} items a minute`, ...faredOf(together.timed) },
  ];
}

function crowd({ discord, questions, signal }: LoadPlan, stopwatch: Crowd['stopwatch']): Crowd {
  return { discord, questions, signal, stopwatch };
}

/** The same articles by `npm run import`, next to an empty folder. */
async function imported(plan: LoadPlan, filed: BotSettings): Promise<Starts> {
  const settings = { ...filed, corpusDir: join(plan.dir, 'empty'), dataDir: join(plan.dir, 'imported') };
  mkdirSync(settings.corpusDir);
  const folders = ['--corpus', settings.corpusDir, '--data', settings.dataDir];
  const importing = (plan.start ?? startProgram)(['import', plan.corpus, ...folders], {}, plan);
  const buildMs = await ended(importing, 'The import', plan.capMs);
  return measureStarts(settings, plan.starts, { articles: 'imported', buildMs });
}

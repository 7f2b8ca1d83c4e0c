import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { benchQuestions } from '../../evaluate/bench/bench-questions.ts';
import { generateCorpus } from '../../evaluate/bench/generate-corpus.ts';
import { createRandom } from '../../evaluate/seeded-random.ts';
import { startLocalDiscord } from '../../local/discord/local-discord.ts';
import type { CommandContext } from '../command.ts';
import { expectEmptyDatabase } from '../empty-database.ts';
import { type BotProcess, startBotProcess } from '../load/bot-process.ts';
import { writeCorpusFolder } from '../load/corpus-folder.ts';
import { LoadError } from '../load/program-process.ts';
import { countOptions, minutesOption, parseFlags, readCounts, UsageError } from '../options.ts';
import { inWorkplace } from '../workplace.ts';
import { answersPerSecond, askWithoutPause } from './askers.ts';
import { correctOnce, killOne } from './kill-one.ts';
import { guildsOfShards } from './measure-processes.ts';
import { postDigest } from './post-digest.ts';

/** How it is called. */
export const usage =
  'DATABASE_URL=postgres://… npm run bench -- soak --processes N [--minutes N] [--seed N] [--articles N] [--readers N] [--json]; the database must be an empty one';

const usualMinutes = 30;
const counts = {
  processes: { usual: 3, most: 16 },
  seed: { usual: 1, most: 1e9 },
  articles: { usual: 2_000, most: 100_000 },
  readers: { usual: 6, most: 100 },
};
const options = {
  ...countOptions(counts),
  minutes: { type: 'string' },
  json: { type: 'boolean' },
} as const;
/** How long people ask in a round, at most; around a kill a quarter of it. */
const mostAskingMs = 20_000;
const onlineWithinMs = 300_000;

interface SoakPlan {
  readonly dir: string;
  readonly env: CommandContext['env'];
  readonly signal: AbortSignal;
  readonly databaseUrl: string;
  readonly processes: number;
  readonly minutes: number;
  readonly seed: number;
  readonly articles: number;
  readonly readers: number;
}

export interface ProcessesSoak {
  readonly rounds: number;
  /** Questions that were answered before the kills, and how many a second. */
  readonly answered: number;
  readonly perSecond: number;
  /** Of the killed processes: questions that people were told to ask again. */
  readonly told: number;
  readonly slowestTakeoverMs: number;
  readonly slowestCorrectionMs: number;
  /** What isn't as promised, with its round. */
  readonly broken: readonly string[];
}

/**
 * `bench soak --processes N`: several processes on one PostgreSQL, over the wire, for a time: people ask, one process at random is killed and started again, an article comes and is corrected, a digest is posted;
 * and all of it again.
 * @returns the exit code: 1 where a promise was broken.
 * @throws {UsageError}
 */
export async function soakSeveral(
  args: readonly string[],
  { env, config, print, tell, stopSignal }: CommandContext,
): Promise<number> {
  const values = parseFlags(args, options, usage);
  const { databaseUrl } = config;
  if (databaseUrl === null) throw new UsageError(`Name a database.\nUsage: ${usage}`);
  const given = { minutes: minutesOption(values.minutes, usualMinutes), ...readCounts(values, counts) };
  if (given.processes < 2) throw new UsageError(`--processes takes 2 or more.\nUsage: ${usage}`);
  const signal = stopSignal();
  return inWorkplace('soak', signal, async (dir) => {
    await expectEmptyDatabase(dir, databaseUrl);
    const report = await soak({ ...given, dir, env, signal, databaseUrl }, tell);
    print(values.json ? JSON.stringify({ ...given, ...report }) : renderSoak(report));
    return report.broken.length === 0 ? 0 : 1;
  });
}

async function soak(plan: SoakPlan, tell: (line: string) => void): Promise<ProcessesSoak> {
  const { dir, processes, databaseUrl, readers: people } = plan;
  const folder = join(dir, 'made-up');
  generateCorpus(folder, plan.articles);
  const questions = benchQuestions(folder).map(({ text }) => text);
  const corpusDir = join(dir, 'corpus');
  writeCorpusFolder(join(folder, 'corpus.jsonl'), corpusDir);
  const discord = await startLocalDiscord({ kept: 1_000 });
  Object.assign(discord.gateway.behaviour, { shards: processes, sessionsAtOnce: processes });
  const guilds = guildsOfShards(discord, processes);
  const start = (shard: number): Promise<BotProcess> => {
    const dataDir = join(dir, `process-${shard}`);
    mkdirSync(dataDir, { recursive: true });
    return startBotProcess({
      ...{ dir, env: plan.env, signal: plan.signal, discord, claudeUrl: null, sourcesFile: null },
      ...{ withinMs: onlineWithinMs, corpusDir, dataDir },
      moreSettings: { DATABASE_URL: databaseUrl, SHARDS: `${shard}`, SHARD_COUNT: `${processes}` },
    });
  };
  const running: BotProcess[] = [];
  const random = createRandom(plan.seed);
  const broken: string[] = [];
  const sums = { answered: 0, told: 0, perSecond: 0, slowestTakeoverMs: 0, slowestCorrectionMs: 0 };
  const askForMs = Math.min(mostAskingMs, plan.minutes * 15_000);
  const until = performance.now() + plan.minutes * 60_000;
  let round = 0;
  try {
    for (let shard = 0; shard < processes; shard++) running.push(await start(shard));
    tell('All processes are online.');
    while ((round === 0 || performance.now() < until) && !plan.signal.aborted) {
      round++;
      const breaks = (many: number, what: string): void => {
        if (many > 0) broken.push(`round ${round}: ${many} ${what}`);
      };
      const timed = await askWithoutPause(
        { discord, questions, people, guilds: guilds.flat() },
        AbortSignal.timeout(askForMs),
      );
      breaks(timed.filter(({ answeredAt }) => answeredAt === null).length, 'questions were never answered');
      breaks(timed.filter(({ answers }) => answers > 1).length, 'questions were answered twice');
      const which = Math.floor(random() * processes);
      const several = { discord, guilds, corpusDir, running, questions, people, askForMs };
      const killed = await killOne(several, which, round, () => start(which));
      breaks(killed.unanswered, 'acknowledged questions to a process that was killed were never heard of again');
      breaks(killed.othersUnanswered, 'questions to the others were never answered');
      breaks(killed.twice, 'questions around a kill were answered twice');
      const correctedMs = await correctOnce(several, round);
      const { posted } = await postDigest(discord, dir, databaseUrl);
      breaks(posted - 1, 'more digests than one were posted');
      sums.answered += timed.length;
      sums.perSecond = answersPerSecond(timed);
      sums.told += killed.told;
      sums.slowestTakeoverMs = Math.max(sums.slowestTakeoverMs, killed.takenOverMs);
      sums.slowestCorrectionMs = Math.max(sums.slowestCorrectionMs, correctedMs);
      tell(`Round ${round}: process ${which} was killed and started again; ${broken.length} broken promises so far.`);
    }
    for (const [at, bot] of running.entries()) {
      await bot.stop();
      const code = await bot.program.exit;
      if (code !== 0) broken.push(`process ${at} ended with ${code} when it was told to stop`);
    }
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    broken.push(`round ${round}: ${error.message}`);
  } finally {
    for (const bot of running) await bot.stop();
    await discord.close();
  }
  return { rounds: round, ...sums, broken };
}

function renderSoak(report: ProcessesSoak): string {
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  return [
    `rounds               ${report.rounds}, with a kill, an article, its correction and a digest each`,
    `answered             ${report.answered}, ${report.perSecond.toFixed(1)} a second in the last round`,
    `told to ask again    ${report.told}`,
    `slowest takeover     ${seconds(report.slowestTakeoverMs)}, slowest correction ${seconds(report.slowestCorrectionMs)}`,
    `broken promises      ${report.broken.length}`,
    ...report.broken.map((what) => `  ${what}`),
  ].join('\n');
}

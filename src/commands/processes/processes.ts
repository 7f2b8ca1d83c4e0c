import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { benchQuestions } from '../../evaluate/bench/bench-questions.ts';
import { generateCorpus } from '../../evaluate/bench/generate-corpus.ts';
import { startLocalDiscord } from '../../local/discord/local-discord.ts';
import type { CommandContext } from '../command.ts';
import { expectEmptyDatabase } from '../empty-database.ts';
import { LoadError } from '../load/program-process.ts';
import { countOptions, parseFlags, readCounts, UsageError } from '../options.ts';
import { inWorkplace } from '../workplace.ts';
import { measureProcesses, type ProcessesReport } from './measure-processes.ts';

/** How it is called. */
export const usage =
  'DATABASE_URL=postgres://… npm run bench -- load --processes N [--articles N] [--people N] [--seconds N] [--json]; the database must be an empty one';

const counts = {
  processes: { usual: 3, most: 16 },
  articles: { usual: 20_000, most: 1_000_000 },
  people: { usual: 20, most: 1_000 },
  // With fewer, three processes are still compiling what one had long compiled.
  seconds: { usual: 75, most: 3_600 },
};
const options = { ...countOptions(counts), json: { type: 'boolean' } } as const;
/** Building an index of many articles takes minutes. */
const capMs = 600_000;

/**
 * `bench load --processes N`: several processes of the bot on one PostgreSQL, against one on SQLite; one of them is killed, an article corrected, a digest posted.
 * @returns the exit code: 1 where the digest doesn't stand there once.
 * @throws {UsageError}
 */
export async function measureSeveral(
  args: readonly string[],
  { env, config, print, tell, stopSignal }: CommandContext,
): Promise<number> {
  const values = parseFlags(args, options, usage);
  const { databaseUrl } = config;
  if (databaseUrl === null) throw new UsageError(`Name a database.\nUsage: ${usage}`);
  const { articles, seconds, ...given } = readCounts(values, counts);
  if (given.processes < 2) throw new UsageError(`--processes takes 2 or more.\nUsage: ${usage}`);
  const signal = stopSignal();
  return inWorkplace('processes', signal, async (dir) => {
    await expectEmptyDatabase(dir, databaseUrl);
    const folder = join(dir, 'made-up');
    generateCorpus(folder, articles);
    const questions = benchQuestions(folder).map(({ text }) => text);
    const home = join(dir, 'home');
    mkdirSync(home);
    const discord = await startLocalDiscord();
    try {
      const corpus = join(folder, 'corpus.jsonl');
      const plan = {
        ...given,
        askForMs: 1_000 * seconds,
        databaseUrl,
        capMs,
        dir: home,
        env,
        signal,
        discord,
        corpus,
        questions,
      };
      const report = await measureProcesses(plan, tell);
      print(values.json ? JSON.stringify(report) : renderProcesses(report, given.people));
      return report.digest.posted === 1 ? 0 : 1;
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      tell(error.message);
      return 1;
    } finally {
      await discord.close();
    }
  });
}

function renderProcesses(report: ProcessesReport, people: number): string {
  const { articles, perSecond, onlineMs, killed, correctedMs, digest } = report;
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  const ratio = perSecond.together / perSecond.alone;
  return [
    `${articles.toLocaleString('en')} articles, ${people} people who ask without a pause, ${availableParallelism()} cores for all.`,
    `Answers a second: ${perSecond.alone.toFixed(1)} by one process on SQLite, ${perSecond.together.toFixed(1)} by ${onlineMs.length} on PostgreSQL: × ${ratio.toFixed(2)}.`,
    `Online after ${onlineMs.map(seconds).join(', ')}: the first shares its coverage, the others begin with nothing.`,
    `The one that takes the coverage in was killed: of ${killed.told} questions to it people were told to ask again, ${killed.unanswered} were acknowledged and never heard of again, ${killed.unacknowledged} were not acknowledged; of the others’ ${killed.othersUnanswered} were lost, and ${killed.twice} answered twice.`,
    `Another had taken in a new article after ${seconds(killed.takenOverMs)}; started again, it was online after ${seconds(killed.restartedMs)}.`,
    `A corrected article was in the answers of all processes after ${seconds(correctedMs)}; a digest stood in its channel ${digest.posted === 1 ? 'once' : `${digest.posted} times`}, ${seconds(digest.afterMs)} after it was due.`,
  ].join('\n');
}

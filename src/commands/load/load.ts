import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DataSetError } from '../../evaluate/beir-set.ts';
import { benchQuestions } from '../../evaluate/bench/bench-questions.ts';
import { generateCorpus } from '../../evaluate/bench/generate-corpus.ts';
import { startLocalDiscord } from '../../local/discord/local-discord.ts';
import type { CommandContext } from '../command.ts';
import { countOption, UsageError, usageError } from '../options.ts';
import { inWorkplace } from '../workplace.ts';
import { renderLoad } from './load-report.ts';
import { type LoadPlan, measureEverything } from './measure-everything.ts';
import { LoadError, type StartProgram } from './program-process.ts';

/** How it is called. */
export const usage =
  'npm run bench -- load [DIR] [--articles N] [--people N] [--rounds N] [--starts N] [--within SECONDS] [--cap SECONDS] [--items-a-minute N] [--json]';

const options = {
  articles: { type: 'string' },
  people: { type: 'string' },
  rounds: { type: 'string' },
  starts: { type: 'string' },
  within: { type: 'string' },
  cap: { type: 'string' },
  'items-a-minute': { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** What the goals speak of: 50 people within 5 seconds, on 20,000 articles. */
const defaults = { articles: 20_000, people: 50, rounds: 3, starts: 5, withinSeconds: 5, capSeconds: 300 };
/** What one run can stand, and nobody mistypes. */
const most = { articles: 1_000_000, people: 1_000, rounds: 100, starts: 100, seconds: 3_600, itemsAMinute: 100_000 };
/** Discord takes no longer question, and the bot neither. */
const maxQuestionChars = 300;

/**
 * `bench load`: how fast the bot starts, and answers many people at once; in processes of its own, over the wire.
 * @returns the exit code.
 * @throws {UsageError | DataSetError}
 */
export async function measureLoad(
  args: readonly string[],
  { env, print, tell, stopSignal }: Pick<CommandContext, 'env' | 'print' | 'tell' | 'stopSignal'>,
  start?: StartProgram,
): Promise<number> {
  const { values, positionals } = readArguments(args);
  const [given, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Name one folder at most.\nUsage: ${usage}`);
  if (given !== undefined && values.articles !== undefined) {
    throw new UsageError(`--articles makes its own corpus: leave out ${given}.\nUsage: ${usage}`);
  }
  const articles = countOption('articles', values.articles, defaults.articles, most.articles);
  const counts = {
    people: countOption('people', values.people, defaults.people, most.people),
    rounds: countOption('rounds', values.rounds, defaults.rounds, most.rounds),
    starts: countOption('starts', values.starts, defaults.starts, most.starts),
    withinMs: 1_000 * countOption('within', values.within, defaults.withinSeconds, most.seconds),
    itemsAMinute:
      values['items-a-minute'] === undefined
        ? null
        : countOption('items-a-minute', values['items-a-minute'], 10_000, most.itemsAMinute),
    capMs: 1_000 * countOption('cap', values.cap, defaults.capSeconds, most.seconds),
  };
  const signal = stopSignal();
  return inWorkplace('load', signal, async (dir) => {
    const folder = given ?? join(dir, 'made-up');
    if (given === undefined) generateCorpus(folder, articles);
    const questions = benchQuestions(folder)
      .map(({ text }) => text)
      .filter((text) => text.length <= maxQuestionChars);
    if (questions.length < counts.people) {
      throw new DataSetError(
        `${folder} gives ${questions.length} questions, too few for ${counts.people} people. Add --people ${questions.length}.`,
      );
    }
    const home = join(dir, 'home');
    mkdirSync(home);
    const discord = await startLocalDiscord();
    try {
      const place = { start, dir: home, env, signal };
      const plan: LoadPlan = { ...counts, ...place, corpus: join(folder, 'corpus.jsonl'), questions, discord };
      const report = { ...(await measureEverything(plan, tell)), cores: availableParallelism() };
      print(values.json ? JSON.stringify(report) : renderLoad(report));
      return 0;
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      tell(error.message);
      return 1;
    } finally {
      await discord.close();
    }
  });
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageError(error, usage);
  }
}

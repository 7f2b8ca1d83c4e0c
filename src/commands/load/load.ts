import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { maxQuestionChars } from '../../desk/input-limits.ts';
import { DataSetError } from '../../evaluate/beir-set.ts';
import { benchQuestions } from '../../evaluate/bench/bench-questions.ts';
import { generateCorpus } from '../../evaluate/bench/generate-corpus.ts';
import { startLocalDiscord } from '../../local/discord/local-discord.ts';
import type { CommandContext } from '../command.ts';
import { countOption, countOptions, parseArguments, readCounts, UsageError } from '../options.ts';
import { inWorkplace } from '../workplace.ts';
import { renderLoad } from './load-report.ts';
import { type LoadPlan, measureEverything } from './measure-everything.ts';
import { LoadError, type StartProgram } from './program-process.ts';

/** How it is called. */
export const usage =
  'npm run bench -- load [DIR] [--articles N] [--people N] [--rounds N] [--starts N] [--within SECONDS] [--cap SECONDS] [--items-a-minute N] [--json]';

/** What the goals speak of: 50 people within 5 seconds, on 20,000 articles; and what one run can stand, and nobody mistypes. */
const counts = {
  articles: { usual: 20_000, most: 1_000_000 },
  people: { usual: 50, most: 1_000 },
  rounds: { usual: 3, most: 100 },
  starts: { usual: 5, most: 100 },
  within: { usual: 5, most: 3_600 },
  cap: { usual: 300, most: 3_600 },
};
const itemsAMinute = { usual: 10_000, most: 100_000 };
const options = {
  ...countOptions(counts),
  'items-a-minute': { type: 'string' },
  json: { type: 'boolean' },
} as const;

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
  const { values, positionals } = parseArguments(args, options, usage);
  const [named, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Name one folder at most.\nUsage: ${usage}`);
  if (named !== undefined && values.articles !== undefined) {
    throw new UsageError(`--articles makes its own corpus: leave out ${named}.\nUsage: ${usage}`);
  }
  const { articles, within, cap, ...given } = readCounts(values, counts);
  const items = values['items-a-minute'];
  const pace = {
    withinMs: 1_000 * within,
    capMs: 1_000 * cap,
    itemsAMinute:
      items === undefined ? null : countOption('items-a-minute', items, itemsAMinute.usual, itemsAMinute.most),
  };
  const signal = stopSignal();
  return inWorkplace('load', signal, async (dir) => {
    const folder = named ?? join(dir, 'made-up');
    if (named === undefined) generateCorpus(folder, articles);
    const questions = benchQuestions(folder)
      .map(({ text }) => text)
      .filter((text) => text.length <= maxQuestionChars);
    if (questions.length < given.people) {
      throw new DataSetError(
        `${folder} gives ${questions.length} questions, too few for ${given.people} people. Add --people ${questions.length}.`,
      );
    }
    const home = join(dir, 'home');
    mkdirSync(home);
    const discord = await startLocalDiscord();
    try {
      const place = { start, dir: home, env, signal };
      const plan: LoadPlan = { ...given, ...pace, ...place, corpus: join(folder, 'corpus.jsonl'), questions, discord };
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

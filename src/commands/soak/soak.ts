import { parseArgs } from 'node:util';
import type { CommandContext } from '../command.ts';
import { LoadError } from '../load/program-process.ts';
import { countOption, minutesOption, usageError } from '../options.ts';
import { inWorkplace } from '../workplace.ts';
import { runSoak } from './run-soak.ts';
import { isFlat, renderSoak } from './soak-report.ts';

/** How it is called. */
export const usage =
  'npm run bench -- soak [--minutes N] [--seed N] [--articles N] [--readers N] [--verbose] [--json]; N of minutes may be 0.5';

const options = {
  minutes: { type: 'string' },
  seed: { type: 'string' },
  articles: { type: 'string' },
  readers: { type: 'string' },
  verbose: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const defaults = { minutes: 30, seed: 1, articles: 2_000, readers: 6 };
const most = { seed: 1e9, articles: 100_000, readers: 100 };

/**
 * `bench soak`: the real bot, for a time, in a world where much goes wrong; its promises are watched all the while.
 * @returns the exit code: 1 where a promise was broken or the bot grew.
 * @throws {UsageError}
 */
export async function measureSoak(
  args: readonly string[],
  { env, print, tell, stopSignal }: CommandContext,
): Promise<number> {
  const values = readArguments(args);
  const plan = {
    minutes: minutesOption(values.minutes, defaults.minutes),
    seed: countOption('seed', values.seed, defaults.seed, most.seed),
    articles: countOption('articles', values.articles, defaults.articles, most.articles),
    readers: countOption('readers', values.readers, defaults.readers, most.readers),
  };
  const signal = stopSignal();
  return inWorkplace('soak', signal, async (dir) => {
    const startedAt = performance.now();
    const onMishap = (what: string): void => {
      if (values.verbose) tell(`${((performance.now() - startedAt) / 1_000).toFixed(1)} s: ${what}`);
    };
    try {
      const report = await runSoak({ ...plan, dir, env, signal, onMishap }, tell);
      print(values.json ? JSON.stringify({ ...plan, ...report }) : renderSoak(report));
      const isWell = report.broken.length === 0 && isFlat(report.vitals);
      if (!isWell) tell(`Repeat it with --seed ${plan.seed} --minutes ${plan.minutes}.`);
      return isWell ? 0 : 1;
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      tell(`${error.message}\nRepeat it with --seed ${plan.seed} --minutes ${plan.minutes}.`);
      return 1;
    }
  });
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw usageError(error, usage);
  }
}

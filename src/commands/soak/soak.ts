import type { CommandContext } from '../command.ts';
import { LoadError } from '../load/program-process.ts';
import { countOptions, minutesOption, parseFlags, readCounts } from '../options.ts';
import { inWorkplace } from '../workplace.ts';
import { runSoak } from './run-soak.ts';
import { isFlat, renderSoak } from './soak-report.ts';

/** How it is called. */
export const usage =
  'npm run bench -- soak [--minutes N] [--seed N] [--articles N] [--readers N] [--verbose] [--json]; N of minutes may be 0.5';

const usualMinutes = 30;
const counts = {
  seed: { usual: 1, most: 1e9 },
  articles: { usual: 2_000, most: 100_000 },
  readers: { usual: 6, most: 100 },
};
const options = {
  ...countOptions(counts),
  minutes: { type: 'string' },
  verbose: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/**
 * `bench soak`: the real bot, for a time, in a world where much goes wrong; its promises are watched all the while.
 * @returns the exit code: 1 where a promise was broken or the bot grew.
 * @throws {UsageError}
 */
export async function measureSoak(
  args: readonly string[],
  { env, print, tell, stopSignal }: CommandContext,
): Promise<number> {
  const values = parseFlags(args, options, usage);
  const plan = { minutes: minutesOption(values.minutes, usualMinutes), ...readCounts(values, counts) };
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

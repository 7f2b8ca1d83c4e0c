import type { CommandContext } from '../command.ts';
import { expectEmptyDatabase } from '../empty-database.ts';
import { countOptions, parseFlags, readCounts, UsageError } from '../options.ts';
import { inWorkplace } from '../workplace.ts';
import { type LimitsReport, measureLimits } from './measure-limits.ts';

/** How it is called. */
export const usage =
  'DATABASE_URL=postgres://… npm run bench -- limits [--processes N] [--questions N] [--seed N] [--json]; the database must be an empty one';

const counts = {
  processes: { usual: 3, most: 16 },
  questions: { usual: 10_000, most: 1_000_000 },
  seed: { usual: 1, most: 1e9 },
};
const options = { ...countOptions(counts), json: { type: 'boolean' } } as const;

/**
 * `bench limits`: whether quotas and the day's budget hold while several processes on one PostgreSQL are asked at once.
 * @returns the exit code: 1 where one was exceeded, refused too early, or never reached.
 * @throws {UsageError}
 */
export async function measureKeptLimits(
  args: readonly string[],
  { config, print, tell, stopSignal }: CommandContext,
): Promise<number> {
  const values = parseFlags(args, options, usage);
  const { databaseUrl } = config;
  if (databaseUrl === null) throw new UsageError(`Name a database.\nUsage: ${usage}`);
  const plan = readCounts(values, counts);
  const signal = stopSignal();
  return inWorkplace('limits', signal, async (dir) => {
    await expectEmptyDatabase(dir, databaseUrl);
    const report = await measureLimits({ ...plan, dir, databaseUrl, signal }, tell);
    const broken = brokenIn(report);
    print(values.json ? JSON.stringify({ ...report, broken }) : renderLimits(report, broken));
    return broken.length === 0 ? 0 : 1;
  });
}

const names = {
  person_day: 'a person, a day',
  person_burst: 'a person, a minute',
  server_day: 'a server, a day',
  server_burst: 'a server, a minute',
} as const;

/** What isn't as promised, in sentences. */
function brokenIn({ limits, budget, failures }: LimitsReport): readonly string[] {
  const broken = limits.flatMap(({ limit, most, refused, exceededBy, refusedEarly }) => [
    ...(exceededBy > 0 ? [`${names[limit]}: ${most + exceededBy} were taken of ${most}`] : []),
    ...(refusedEarly > 0 ? [`${names[limit]}: ${refusedEarly} were refused too early`] : []),
    ...(refused === 0 ? [`${names[limit]}: never reached, so nothing is known of it`] : []),
  ]);
  const { late, wasReached, dollars, inTheBooks } = budget;
  if (late > 0) broken.push(`the budget: ${late} calls were made after it was spent`);
  if (!wasReached) broken.push('the budget: never reached, so nothing is known of it');
  if (Math.abs(dollars - inTheBooks) > 1e-6)
    broken.push(`the budget: ${dollars} were paid, ${inTheBooks} were counted`);
  for (const [why, many] of Object.entries(failures))
    broken.push(`${many} questions were neither refused nor answered: ${why}`);
  return broken;
}

function renderLimits(report: LimitsReport, broken: readonly string[]): string {
  const { processes, questions, people, servers, taken, limits, budget, seconds } = report;
  const usd = (dollars: number): string => `$${dollars.toFixed(6)}`;
  return [
    `${questions.toLocaleString('en')} questions of ${people} people in ${servers} servers to ${processes} processes at once, ${seconds.toFixed(0)} s; ${taken} were taken.`,
    ...limits.map(
      ({ limit, most, refused, exceededBy }) =>
        `${names[limit].padEnd(20)} ${String(most).padStart(4)}; refused ${refused}, exceeded by ${exceededBy}`,
    ),
    `the day's budget     ${usd(budget.limit)}; paid ${usd(budget.dollars)} for ${budget.calls} calls: the last one that it allowed, and ${budget.underWay} that were under way then (${usd(budget.underWayDollars)}); allowed later ${budget.late}`,
    `broken promises      ${broken.length}`,
    ...broken.map((what) => `  ${what}`),
  ].join('\n');
}

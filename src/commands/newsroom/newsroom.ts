import type { CommandContext } from '../command.ts';
import { countOption, countOptions, parseFlags, readCounts } from '../options.ts';
import { inWorkplace } from '../workplace.ts';
import { ForgottenError } from './killed-intake.ts';
import { type DayReport, playDay } from './play-day.ts';

/** How it is called. */
export const usage = 'npm run bench -- newsroom [--feeds N] [--hours N] [--seed N] [--kills N] [--verbose] [--json]';

const counts = {
  feeds: { usual: 200, most: 2_000 },
  hours: { usual: 24, most: 24 * 7 },
  seed: { usual: 1, most: 1e9 },
};
const options = {
  ...countOptions(counts),
  kills: { type: 'string' },
  verbose: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const mostKills = 1_000;
/** Articles named of each kind of trouble. */
const named = 8;

/**
 * `bench newsroom`: plays a day of newsrooms whose feeds do all that feeds do wrong, takes it in, and compares the archive with the truth.
 * @returns the exit code: 1 where something stands there twice, is lost, or was taken out by mistake.
 * @throws {UsageError}
 */
export async function measureNewsroom(
  args: readonly string[],
  { print, tell, stopSignal }: CommandContext,
): Promise<number> {
  const values = parseFlags(args, options, usage);
  const plan = {
    ...readCounts(values, counts),
    kills: [undefined, '0'].includes(values.kills) ? 0 : countOption('kills', values.kills, 50, mostKills),
  };
  const signal = stopSignal();
  return inWorkplace('newsroom', signal, async (dataDir) => {
    try {
      const report = await playDay({ ...plan, dataDir, signal }, values.verbose ? tell : () => {});
      print(values.json ? JSON.stringify({ ...plan, ...report }) : renderDay(report, plan.kills));
      return report.duplicates.length + report.lost.length + report.falseWithdrawals.length === 0 ? 0 : 1;
    } catch (error) {
      if (!(error instanceof ForgottenError)) throw error;
      tell(`After a kill, ${error.message}.`);
      return 1;
    }
  });
}

function renderDay(report: DayReport, kills: number): string {
  const of = (files: readonly string[]): string =>
    files.length === 0
      ? '0'
      : `${files.length} (${files.slice(0, named).join(', ')}${files.length > named ? ', …' : ''})`;
  const { articles, withdrawn, corrected, polls, seconds } = report;
  return [
    `articles            ${articles}, of which ${withdrawn} were withdrawn and ${corrected} corrected`,
    `polls               ${polls}`,
    ...(kills > 0 ? [`kills               ${kills}, ${report.killedInside} of them in the middle of a round`] : []),
    `duplicates          ${of(report.duplicates)}`,
    `lost                ${of(report.lost)}`,
    `false withdrawals   ${of(report.falseWithdrawals)}`,
    `missed withdrawals  ${of(report.missedWithdrawals)}`,
    `missed corrections  ${of(report.missedCorrections)}`,
    `other words         ${of(report.garbled)}`,
    `no article          ${of(report.strangers)}`,
    `took                ${seconds.toFixed(1)} s`,
  ].join('\n');
}

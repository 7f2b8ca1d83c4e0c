import type { CommandContext } from '../command.ts';
import { expectEmptyDatabase } from '../empty-database.ts';
import { countOption, parseFlags, UsageError } from '../options.ts';
import { inWorkplace } from '../workplace.ts';
import { type AnswersWhilePosting, answersWhilePosting } from './answers-while-posting.ts';
import { type DueAtEight, dueAtEight, mostMinutes } from './due-at-eight.ts';
import { type KilledCorrecting, killCorrecting } from './killed-correcting.ts';
import { type KilledPosting, killPosting } from './killed-posting.ts';

export const usage =
  'npm run bench -- posting [--kills N [--processes N] | --channels N [--people N] | --corrections N [--kills N]] [--seed N] [--json]; with DATABASE_URL, of an empty database, several processes are killed';

const options = {
  kills: { type: 'string' },
  processes: { type: 'string' },
  channels: { type: 'string' },
  corrections: { type: 'string' },
  people: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const defaults = { kills: 200, processes: 3, channels: 1_000, answers: 1_000, people: 50, seed: 1 };
const most = { kills: 10_000, processes: 16, channels: 5_000, answers: 10_000, people: 1_000, seed: 1e9 };
/** What posting may add to the answers' 95th percentile. */
const mostSlower = 1.2;

/**
 * `bench posting`: posts digests to a local Discord by processes that are killed at random moments, several at a time where there is a PostgreSQL; or, with `--channels`, to that many channels that are all due at eight o'clock; with `--people` as
 * well, from the real bot, which that many people ask meanwhile; or, with `--corrections`, corrects that many answers where they stand.
 * @returns the exit code: 1 where something is lost, stands there twice, or came too late, and where answers are much slower meanwhile.
 * @throws {UsageError}
 */
export async function measurePosting(
  args: readonly string[],
  { env, config, print, stopSignal }: CommandContext,
): Promise<number> {
  const values = parseFlags(args, options, usage);
  if (values.kills !== undefined && values.channels !== undefined)
    throw new UsageError(`--kills and --channels are two measurements.\nUsage: ${usage}`);
  if (values.corrections !== undefined && values.channels !== undefined)
    throw new UsageError(`--corrections and --channels are two measurements.\nUsage: ${usage}`);
  if (values.people !== undefined && values.channels === undefined)
    throw new UsageError(`--people goes with --channels.\nUsage: ${usage}`);
  const { databaseUrl } = config;
  if (values.processes !== undefined && databaseUrl === null)
    throw new UsageError(`Several processes need a database: set DATABASE_URL.\nUsage: ${usage}`);
  const seed = countOption('seed', values.seed, defaults.seed, most.seed);
  const signal = stopSignal();
  return inWorkplace('posting', signal, async (dataDir) => {
    if (values.channels !== undefined) {
      const channels = countOption('channels', values.channels, defaults.channels, most.channels);
      if (values.people !== undefined) {
        const people = countOption('people', values.people, defaults.people, most.people);
        const report = await answersWhilePosting({ dir: dataDir, env, signal, channels, people });
        print(values.json ? JSON.stringify(report) : renderAnswers(report));
        const isWhole = report.posted === channels && report.twice === 0 && report.posting.unanswered === 0;
        return isWhole && ratioOf(report) < mostSlower ? 0 : 1;
      }
      const report = await dueAtEight({ dataDir, channels, seed, signal });
      print(values.json ? JSON.stringify({ seed, ...report }) : renderDue(report));
      const { posted, twice, seconds, refused } = report;
      return posted === channels && twice === 0 && refused === 0 && seconds < mostMinutes * 60 ? 0 : 1;
    }
    if (values.corrections !== undefined) {
      const answers = countOption('corrections', values.corrections, defaults.answers, most.answers);
      const kills = values.kills === undefined ? 0 : countOption('kills', values.kills, defaults.kills, most.kills);
      const report = await killCorrecting({ dataDir, answers, kills, seed, signal });
      print(values.json ? JSON.stringify({ seed, ...report }) : renderCorrecting(report));
      return report.right === answers && report.twice + report.refused === 0 ? 0 : 1;
    }
    const kills = countOption('kills', values.kills, defaults.kills, most.kills);
    const several = countOption('processes', values.processes, defaults.processes, most.processes);
    const processes = databaseUrl === null ? 1 : several;
    if (databaseUrl !== null) await expectEmptyDatabase(dataDir, databaseUrl);
    const report = await killPosting({ dataDir, databaseUrl, processes, kills, seed, signal });
    print(values.json ? JSON.stringify({ seed, processes, ...report }) : renderKilled(report, processes));
    return report.lost.length + report.double.length + report.untold.length + report.open === 0 ? 0 : 1;
  });
}

function renderKilled(report: KilledPosting, processes: number): string {
  const of = (names: readonly string[]): string => (names.length === 0 ? '0' : `${names.length} (${names.join(', ')})`);
  return [
    `kills        ${report.kills} of ${processes === 1 ? 'the one process' : `${processes} processes on PostgreSQL`}; of ${report.uncertain} messages nobody knew then whether they stood there`,
    `posted       ${report.posted}`,
    `lost         ${of(report.lost)}`,
    `double       ${of(report.double)}`,
    `held         ${report.held.length}, of which untold: ${of(report.untold)}`,
    `unfinished   ${report.open}`,
    `took         ${report.seconds.toFixed(1)} s`,
  ].join('\n');
}

function renderCorrecting(report: KilledCorrecting): string {
  return [
    `kills              ${report.kills}`,
    `right in the end   ${report.right} of ${report.answers} answers, corrected ${report.corrections} times`,
    `edited twice       ${report.twice}; ${report.repeated} more after a kill, when nobody knew`,
    `refused by limits  ${report.refused}`,
    `took               ${report.seconds.toFixed(1)} s`,
  ].join('\n');
}

function renderDue(report: DueAtEight): string {
  return [
    `posted             ${report.posted} of ${report.channels}, ${report.twice} twice`,
    `texts              ${report.texts}`,
    `last one after     ${report.seconds.toFixed(1)} s`,
    `most in a second   ${report.mostPerSecond}`,
    `refused by limits  ${report.refused}`,
  ].join('\n');
}

function ratioOf({ without, posting }: AnswersWhilePosting): number {
  return posting.answered.p95 / without.answered.p95;
}

function renderAnswers(report: AnswersWhilePosting): string {
  const of = ({ questions, answered, unanswered }: AnswersWhilePosting['without']): string =>
    `p50 ${answered.p50.toFixed(0)} ms, p95 ${answered.p95.toFixed(0)} ms (${questions} questions, ${unanswered} unanswered)`;
  return [
    `posted             ${report.posted} of ${report.channels}, ${report.twice} twice`,
    `last one after     ${report.seconds.toFixed(1)} s`,
    `answers without    ${of(report.without)}`,
    `answers meanwhile  ${of(report.posting)}`,
    `p95 meanwhile      ${ratioOf(report).toFixed(2)} times as long`,
  ].join('\n');
}

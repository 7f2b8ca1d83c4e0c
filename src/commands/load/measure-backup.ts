import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { maxQuestionChars } from '../../desk/input-limits.ts';
import { benchQuestions } from '../../evaluate/bench/bench-questions.ts';
import { differingRows } from '../../evaluate/bench/differing-rows.ts';
import { generateCorpus } from '../../evaluate/bench/generate-corpus.ts';
import { table } from '../../evaluate/text-table.ts';
import { type LocalDiscord, startLocalDiscord } from '../../local/discord/local-discord.ts';
import type { CommandContext } from '../command.ts';
import { countOptions, parseArguments, readCounts, UsageError } from '../options.ts';
import { inWorkplace } from '../workplace.ts';
import { startBotProcess } from './bot-process.ts';
import { askUntil, readForMs } from './crowd.ts';
import { ended, LoadError, type ProgramPlace, startCopy, startProgram } from './program-process.ts';
import { type Fared, faredOf } from './spread.ts';
import { createStopwatch } from './stopwatch.ts';

/** How it is called. */
export const usage = 'npm run bench -- backup [DIR] [--data DIR] [--articles N] [--people N] [--json]';
const counts = {
  articles: { usual: 10_000, most: 1_000_000 },
  people: { usual: 20, most: 1_000 },
};
const options = { ...countOptions(counts), data: { type: 'string' }, json: { type: 'boolean' } } as const;

/** How long any step may take. */
const capMs = 600_000;
/** How long people ask while nothing else is done: there are a few hundred answers by then. */
const aloneMs = 15_000;
/** What changes while the bot runs: leases are renewed, a reply is promised until it is there, an answer that is shown is looked at once more. */
const restless = ['leases', 'deferred', 'shown'];

/** What was done meanwhile, how long it took, and how answers fared. */
interface Phase extends Fared {
  readonly name: string;
  readonly tookMs: number;
}

interface BackupReport {
  readonly people: number;
  readonly phases: readonly Phase[];
  readonly restoreMs: number;
  /** From the start of the bot on what was restored until it is online: the index is made anew. */
  readonly firstStartMs: number;
  readonly rows: number;
  readonly differ: number;
}

/**
 * `bench backup`: how long a backup of a running bot takes while people ask, and what it does to their answers; how long its restore takes, and
 * whether each row is as it was.
 * @returns the exit code.
 * @throws {UsageError | DataSetError}
 */
export async function measureBackup(
  args: readonly string[],
  { env, print, tell, stopSignal }: CommandContext,
): Promise<number> {
  const { values, positionals } = parseArguments(args, options, usage);
  const [given, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Name one folder at most.\nUsage: ${usage}`);
  if (values.data !== undefined && !existsSync(join(values.data, 'store.sqlite')))
    throw new UsageError(
      `There is no data folder ${values.data}. Name one that was made by npm run import, or leave --data out.`,
    );
  const { articles, people } = readCounts(values, counts);
  const signal = stopSignal();
  return inWorkplace('backup', signal, async (dir) => {
    const folder = given ?? join(dir, 'made-up');
    if (given === undefined) generateCorpus(folder, articles);
    const discord = await startLocalDiscord();
    try {
      const report = await measure({
        folder,
        imported: values.data ?? null,
        people,
        discord,
        place: { dir, env, signal },
        tell,
      });
      print(values.json ? JSON.stringify(report) : render(report));
      return report.differ === 0 ? 0 : 1;
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      tell(error.message);
      return 1;
    } finally {
      await discord.close();
    }
  });
}

interface Measuring {
  /** With `corpus.jsonl`. */
  readonly folder: string;
  /** A data folder into which that was imported before; it is copied. `null` to import it. */
  readonly imported: string | null;
  readonly people: number;
  readonly discord: LocalDiscord;
  readonly place: ProgramPlace;
  readonly tell: (line: string) => void;
}

async function measure({ folder, imported, people, discord, place, tell }: Measuring): Promise<BackupReport> {
  const { dir, signal } = place;
  const [corpusDir, dataDir, restoredDir] = [join(dir, 'empty'), join(dir, 'data'), join(dir, 'restored')];
  const [file, copy] = [join(dir, 'dateline.tar.zst'), join(dir, 'copy.sqlite')];
  mkdirSync(corpusDir);
  if (imported === null) {
    const folders = ['--corpus', corpusDir, '--data', dataDir];
    const importing = startProgram(['import', join(folder, 'corpus.jsonl'), ...folders], {}, place);
    await ended(importing, 'The import', capMs);
    tell('The articles are imported.');
  } else cpSync(imported, dataDir, { recursive: true });
  const settings = { ...place, discord, corpusDir, claudeUrl: null, sourcesFile: null, withinMs: capMs };
  const bot = await startBotProcess({ ...settings, dataDir });
  const questions = benchQuestions(folder)
    .map(({ text }) => text)
    .filter((text) => text.length <= maxQuestionChars);
  const phase = async (name: string, work: () => Promise<unknown>): Promise<Phase> => {
    const stopwatch = createStopwatch(discord);
    const began = performance.now();
    let tookMs = 0;
    const working = work().finally(() => {
      tookMs = performance.now() - began;
    });
    await askUntil({ discord, stopwatch, questions, signal }, people, working);
    stopwatch.close();
    tell(`${name}: measured.`);
    return { name, tookMs, ...faredOf(stopwatch.timed) };
  };
  const copied = (way: 'backup' | 'vacuum') => async () => {
    rmSync(copy, { force: true });
    await ended(startCopy(way, join(dataDir, 'store.sqlite'), copy, place), 'The copy', capMs);
  };
  const idle = () => delay(aloneMs, undefined, { signal });
  const phases: Phase[] = [];
  try {
    // A bot that was just started takes longer for its first answers.
    await phase('Warming up', idle);
    phases.push(await phase('nothing else', idle));
    const backingUp = () => ended(startProgram(['backup', file, '--data', dataDir], {}, place), 'The backup', capMs);
    phases.push(await phase('npm run backup', backingUp));
    phases.push(await phase('the copy alone, by SQLite’s backup', copied('backup')));
    phases.push(await phase('the copy alone, by VACUUM INTO', copied('vacuum')));
  } finally {
    await bot.stop();
  }
  const restoring = startProgram(['restore', file, '--data', restoredDir], {}, place);
  const restoreMs = await ended(restoring, 'The restore', capMs);
  const compared = ['store.sqlite', 'state.sqlite'].map((name) =>
    differingRows(join(restoredDir, name), join(dataDir, name), restless),
  );
  const again = await startBotProcess({ ...settings, dataDir: restoredDir });
  await again.stop();
  return {
    ...{ people, phases, restoreMs },
    firstStartMs: again.marks.ready,
    rows: compared.reduce((sum, { rows }) => sum + rows, 0),
    differ: compared.reduce((sum, { differ }) => sum + differ, 0),
  };
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

function render({ people, phases, restoreMs, firstStartMs, rows, differ }: BackupReport): string {
  const lines = phases.map(({ name, tookMs, questions, unanswered, answered: { p50, p95, max } }) => [
    ...[name, seconds(tookMs), questions.toLocaleString('en'), String(unanswered)],
    ...[p50, p95, max].map((ms) => `${ms.toFixed(0)} ms`),
  ]);
  return [
    `${people} people ask, read for up to ${seconds(readForMs)}, and ask again, while this is done:`,
    table(['', 'takes', 'questions', 'unanswered', 'p50', 'p95', 'max'], lines),
    '',
    `The restore takes ${seconds(restoreMs)}; the bot is online on it after ${seconds(firstStartMs)}, with its index rebuilt.`,
    `Of ${rows.toLocaleString('en')} rows that were restored, ${differ} are not as the bot has them.`,
  ].join('\n');
}

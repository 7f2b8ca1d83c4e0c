import { resolve } from 'node:path';
import { readDataSet } from '../../evaluate/beir-set.ts';
import { calendarIn } from '../../language/calendar.ts';
import type { CommandContext } from '../command.ts';
import { expectEmptyDatabase } from '../empty-database.ts';
import { countOption, parseArguments, UsageError } from '../options.ts';
import { inWorkplace } from '../workplace.ts';
import { type ComparedCopies, compareCopies } from './compare-copies.ts';

/** How it is called. */
export const usage =
  'DATABASE_URL=postgres://… npm run bench -- same-evidence DIR [--corpus DIR] [--processes N] [--json]; DIR as for npm run evaluate, the database must be an empty one';

const options = {
  corpus: { type: 'string' },
  processes: { type: 'string' },
  json: { type: 'boolean' },
} as const;
const defaultProcesses = 3;
const mostProcesses = 16;

/**
 * `bench same-evidence`: whether several processes on PostgreSQL find the same evidence for the questions of a set, each in its own copy, as one on SQLite.
 * @returns the exit code: 1 where any differs, or nothing was found at all.
 * @throws {UsageError | DataSetError}
 */
export async function measureSameEvidence(
  args: readonly string[],
  { config, now, print, tell, stopSignal }: CommandContext,
): Promise<number> {
  const { values, positionals } = parseArguments(args, options, usage);
  const { databaseUrl, timeZone } = config;
  const [folder, ...more] = positionals;
  if (databaseUrl === null) throw new UsageError(`Name a database.\nUsage: ${usage}`);
  if (folder === undefined || more.length > 0) throw new UsageError(`Name one folder of questions.\nUsage: ${usage}`);
  const processes = countOption('processes', values.processes, defaultProcesses, mostProcesses);
  const set = readDataSet(folder, values.corpus === undefined ? null : resolve(values.corpus));
  // What asks "now" asks all copies at one moment.
  const startedAt = now();
  const calendar = calendarIn(timeZone, () => startedAt);
  return inWorkplace('same-evidence', stopSignal(), async (dir) => {
    await expectEmptyDatabase(dir, databaseUrl);
    const compared = await compareCopies({ dir, set, calendar, databaseUrl, processes }, tell);
    print(values.json ? JSON.stringify(compared) : renderCompared(compared));
    const { found, otherPassages, otherFigures } = compared;
    const hasAll = compared.articles.every((articles) => articles === compared.articles[0]);
    return hasAll && found > 0 && otherPassages.length + otherFigures.length === 0 ? 0 : 1;
  });
}

function renderCompared({ name, articles, questions, found, otherPassages, otherFigures }: ComparedCopies): string {
  const of = (ids: readonly string[]): string => (ids.length === 0 ? '0' : `${ids.length} (${ids.join(', ')})`);
  return [
    `${name}: ${questions} questions, of which ${found} have evidence; ${articles.length - 1} processes on PostgreSQL against one on SQLite`,
    `articles              ${articles.join(', ')}`,
    `same in all           ${questions - otherPassages.length - otherFigures.length}`,
    `other passages        ${of(otherPassages)}`,
    `other figures alone   ${of(otherFigures)}`,
  ].join('\n');
}

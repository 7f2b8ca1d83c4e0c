import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { questionOf } from '../../evaluate/ask-question.ts';
import type { DataSet } from '../../evaluate/beir-set.ts';
import type { Calendar } from '../../language/calendar.ts';
import { writeCorpusFolder } from '../load/corpus-folder.ts';
import { CoverageCopy, type FoundEvidence } from './coverage-copy.ts';

interface ComparePlan {
  /** Empty. */
  readonly dir: string;
  readonly set: DataSet;
  readonly calendar: Calendar;
  readonly databaseUrl: string;
  readonly processes: number;
}

export interface ComparedCopies {
  readonly name: string;
  /** In the copy of the process on SQLite, and in each of those on PostgreSQL. */
  readonly articles: readonly number[];
  readonly questions: number;
  /** Questions for which anything was found. */
  readonly found: number;
  /** Ids of questions for which a process on PostgreSQL has other passages, or the same in another order. */
  readonly otherPassages: readonly string[];
  /** Those for which it has the same passages, and something else that its evidence says differs: a score, a copy, the judgement. */
  readonly otherFigures: readonly string[];
}

/** Has each question of a set looked up by one process on SQLite, then by several on PostgreSQL, each in its own copy: the first takes the coverage in for itself, the others fetch it. */
export async function compareCopies(plan: ComparePlan, tell: (line: string) => void): Promise<ComparedCopies> {
  const { dir, set, databaseUrl } = plan;
  const corpusDir = corpusOf(plan);
  const settings = (name: string): Record<string, string> => {
    const dataDir = join(dir, name);
    mkdirSync(dataDir);
    return { CORPUS_DIR: corpusDir, DATA_DIR: dataDir, SOURCES_FILE: join(dir, 'no-sources.yaml') };
  };
  const copies: CoverageCopy[] = [];
  try {
    const alone = await CoverageCopy.open(settings('alone'));
    copies.push(alone);
    const expected = await ofAll(alone, plan);
    await alone.close();
    tell(`${set.name}: one process on SQLite has found its evidence.`);
    for (let at = 0; at < plan.processes; at++)
      copies.push(await CoverageCopy.open({ ...settings(`process-${at}`), DATABASE_URL: databaseUrl }));
    const others = copies.slice(1);
    const all = await Promise.all(others.map((copy) => ofAll(copy, plan)));
    await Promise.all(others.map((copy) => copy.close()));
    return {
      name: set.name,
      articles: copies.map(({ articles }) => articles),
      questions: set.questions.length,
      found: expected.filter(({ passages }) => passages.length > 0).length,
      ...differencesIn(
        expected,
        all,
        set.questions.map(({ id }) => id),
      ),
    };
  } finally {
    for (const copy of copies) copy.kill();
  }
}

/**
 * Holds what others found against what was found first.
 * @param questions their ids, in the order of what was found.
 */
export function differencesIn(
  expected: readonly FoundEvidence[],
  others: readonly (readonly FoundEvidence[])[],
  questions: readonly string[],
): Pick<ComparedCopies, 'otherPassages' | 'otherFigures'> {
  const differs = (of: (one: FoundEvidence | undefined) => unknown): string[] =>
    questions.filter((_, at) => others.some((theirs) => of(theirs[at]) !== of(expected[at])));
  const otherPassages = differs((one) => JSON.stringify(one?.passages));
  return { otherPassages, otherFigures: differs((one) => one?.all).filter((id) => !otherPassages.includes(id)) };
}

/** A folder as it is, or the lines of a `corpus.jsonl` as files. */
function corpusOf({ dir, set }: ComparePlan): string {
  const lines = join(set.corpus, 'corpus.jsonl');
  if (!existsSync(lines)) return set.corpus;
  const folder = join(dir, 'corpus');
  writeCorpusFolder(lines, folder);
  return folder;
}

async function ofAll(copy: CoverageCopy, { set, calendar }: ComparePlan): Promise<readonly FoundEvidence[]> {
  const all: FoundEvidence[] = [];
  for (const question of set.questions) all.push(await copy.find(questionOf(question, calendar)));
  return all;
}

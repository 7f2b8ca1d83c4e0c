import type { Progress } from '../app/progress.ts';
import { type BuiltCorpus, buildCorpus, type ShowProgress } from '../evaluate/build-corpus.ts';
import { formatProblem, type Problem } from '../ingest/problem.ts';
import type { Calendar } from '../language/calendar.ts';

/** Problems of one file that are told. */
const maxToldProblems = 20;

/** A set over the articles of one corpus. */
interface CorpusSet {
  /** A folder with `corpus.jsonl`, or a corpus folder of Markdown and plain text. */
  readonly corpus: string;
  readonly problems: readonly Problem[];
}

/** Does some work on each set, over an archive of its corpus; sets in a row on one corpus share the archive. */
export async function overSets<Set extends CorpusSet, T>(
  sets: readonly Set[],
  calendar: Calendar,
  { tell, progress }: { readonly tell: (line: string) => void; readonly progress: Progress },
  work: (set: Set, corpus: BuiltCorpus, show: ShowProgress) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  let builtFrom: string | undefined;
  let corpus: BuiltCorpus | undefined;
  try {
    for (const set of sets) {
      if (!corpus || builtFrom !== set.corpus) {
        corpus?.close();
        corpus = await buildCorpus(set.corpus, calendar, progress.show);
        builtFrom = set.corpus;
        progress.clear();
        tellProblems(corpus.problems, tell);
      }
      tellProblems(set.problems, tell);
      results.push(await work(set, corpus, progress.show));
      progress.clear();
    }
  } finally {
    corpus?.close();
  }
  return results;
}

/** Names the first problems, and counts the others. */
export function tellProblems(problems: readonly Problem[], tell: (line: string) => void): void {
  for (const problem of problems.slice(0, maxToldProblems)) tell(`Not read: ${formatProblem(problem)}.`);
  const more = problems.length - maxToldProblems;
  if (more > 0) tell(`Not read: ${more} lines more.`);
}

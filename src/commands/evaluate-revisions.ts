import { evaluateRevisions } from '../evaluate/evaluate-revisions.ts';
import { renderRevisions } from '../evaluate/revisions-report.ts';
import { tellProblems } from './evaluate-sets.ts';
import { UsageError } from './options.ts';

/** The pairs that come with the code. */
const ownPairs = 'tests/evaluate/revisions.jsonl';

/** Judges labelled pairs of versions of articles: is the newer one a correction of what was cited? */
export function revisions(
  files: readonly string[],
  isJson: boolean,
  usage: string,
  tell: (line: string) => void,
): string {
  const [file = ownPairs] = files;
  if (files.length > 1) throw new UsageError(`Name one file of labelled pairs of versions, or none.\nUsage: ${usage}`);
  const report = evaluateRevisions(file);
  tellProblems(report.problems, tell);
  return isJson ? JSON.stringify(report) : renderRevisions(report);
}

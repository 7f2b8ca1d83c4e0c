import { formatProblem } from '../ingest/problem.ts';
import type { SyncReport } from '../ingest/sync.ts';

/** Tells what a sync did, and every file that couldn't be read. */
export function report(
  { added, changed, removed, unchanged, problems }: SyncReport,
  tell: (line: string) => void,
): void {
  tell(`Coverage: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged.`);
  for (const problem of problems) tell(`  Not read: ${formatProblem(problem)}.`);
}

import type { IntakeReport } from '../ingest/poll-tally.ts';
import { formatProblem, type Problem } from '../ingest/problem.ts';

/** Warnings that are told one by one: a screenful. */
const mostTold = 20;

/** Tells what a sync did, every file that couldn't be read, and what was guessed in the others. */
export function tellIntake(
  { added, changed, removed, unchanged, problems, warnings }: IntakeReport,
  tell: (line: string) => void,
): void {
  tell(`Coverage: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged.`);
  for (const problem of problems) tell(`  Not read: ${formatProblem(problem)}.`);
  tellWarnings(warnings, warnings.length, tell);
}

/** @param count how many there are in all. */
export function tellWarnings(warnings: readonly Problem[], count: number, tell: (line: string) => void): void {
  if (count === 0) return;
  tell(`  Warnings: ${count}. npm run read -- FILE shows how a file is read.`);
  const told = warnings.slice(0, mostTold);
  for (const warning of told) tell(`    ${formatProblem(warning)}.`);
  if (count > told.length) tell(`    and ${count - told.length} more.`);
}

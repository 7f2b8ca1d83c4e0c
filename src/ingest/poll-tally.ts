import { noCounts, type SourceCounts } from '../store/source-record.ts';
import type { Problem, Warning } from './problem.ts';

/** What came of a poll. `unchanged` counts articles that stood in the archive already. */
export interface IntakeReport {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly problems: readonly Problem[];
  /** What was guessed or left out in what was read. */
  readonly warnings: readonly Problem[];
  /** Changes that wait for a person to look, since they would touch so much of the source. */
  readonly held: number;
  /** When the source wants to be polled next; `null` where it doesn't say. */
  readonly nextAt: Date | null;
}

/** More trouble than this in one poll is counted, and not listed. */
const mostListed = 10_000;
/** How a warning about a field that was left out begins. */
const leftOutField = /^(\w+) .*; it was left out$/s;

/** What a poll has done so far, next to what was counted of its source before. */
export class PollTally {
  readonly counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];
  /** Whether a problem may be none at the next look, though nothing of the source changes. */
  hasPassingTrouble = false;
  /** Of the source, this poll and those before it. */
  totals: SourceCounts;

  constructor(totals: SourceCounts) {
    this.totals = totals;
  }

  /** The source is counted from its start. */
  begin(): void {
    this.totals = noCounts();
  }

  /** @param isRepeat whether the same reading of a file brought it before. */
  written(outcome: 'added' | 'changed' | 'unchanged', isRepeat: boolean): void {
    this.counts[outcome]++;
    this.totals[isRepeat ? 'duplicates' : outcome]++;
  }

  removed(): void {
    this.counts.removed++;
    this.totals.removed++;
  }

  problem(problem: Problem): void {
    if (this.problems.length < mostListed) this.problems.push(problem);
  }

  warn(file: string, warnings: readonly Warning[]): void {
    for (const { line, reason } of warnings) {
      const field = leftOutField.exec(reason)?.[1];
      if (field !== undefined) this.totals.leftOut[field] = (this.totals.leftOut[field] ?? 0) + 1;
      this.totals.warnings++;
      if (this.warnings.length < mostListed) this.warnings.push({ file, line, reason });
    }
  }
}

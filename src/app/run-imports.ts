import { resolve } from 'node:path';
import type { ArchiveWriter } from '../index/archive-writer.ts';
import { formatProblem } from '../ingest/problem.ts';
import { shownPath } from '../sources/folder-files.ts';
import {
  ImportError,
  type ImportOptions,
  type ImportReport,
  importedUpTo,
  importFile,
  importId,
  removeImport,
} from '../sources/jsonl.ts';
import type { State } from '../store/state.ts';
import type { Progress } from './progress.ts';
import { tellWarnings } from './tell-intake.ts';

export interface ImportParts {
  readonly writer: ArchiveWriter;
  readonly state: State;
  /** Says a line to the person who runs it. */
  readonly tell: (line: string) => void;
  readonly progress: Progress;
  /** Ends the import; the next start goes on with it. */
  readonly signal: AbortSignal;
}

/**
 * Imports a file, remembers it for when the index has to be built again, and tells what came of it.
 * @throws {ImportError} when the file can't be read.
 */
export function importAndReport(parts: ImportParts, path: string, again: boolean): Promise<ImportReport> {
  // Before the first article is written: a rebuild must find the file even after a crash in between.
  const remember = (file: string): Promise<void> => parts.state.folder.imports.remember(file, new Date());
  return importShown(parts, path, { again, begun: remember });
}

/** Takes out what an imported file brought. @returns how many articles that were; `null` when it was never imported. */
export async function forgetImport({ writer, state }: ImportParts, path: string): Promise<number | null> {
  const { imports } = state.folder;
  const wasKnown = (await imports.all()).some(({ file }) => file === resolve(path));
  const removed = removeImport(writer, path);
  await imports.forget(resolve(path));
  return removed ?? (wasKnown ? 0 : null);
}

/** Finishes imports that were cut off or that a new index doesn't know yet, and tells of files that can't be read any more. */
export async function finishImports(parts: ImportParts): Promise<void> {
  const { writer, state, tell } = parts;
  for (const { file, at } of await state.folder.imports.all()) {
    const begun = importedUpTo(writer.store.sources.cursor(importId(file)));
    if (begun?.isFinished) continue;
    const name = `${shownPath(file)} of ${at.toISOString().slice(0, 10)}`;
    tell(begun ? `The import of ${name} was cut off; it goes on.` : `The index is new: ${name} is imported again.`);
    try {
      await importShown(parts, file, { again: false, begun: async () => {} });
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      tell(
        `${error.message} The index lacks its articles: put it back, or give it up with ` +
          `npm run import -- --forget ${shownPath(file)}`,
      );
    }
  }
}

async function importShown(
  { writer, tell, progress, signal }: ImportParts,
  path: string,
  options: Omit<ImportOptions, 'progress' | 'signal'>,
): Promise<ImportReport> {
  const what = `importing ${shownPath(path)}`;
  const imported = await importFile(writer, path, {
    ...{ ...options, signal },
    progress: (done, total) => progress.show(what, done, total),
  });
  progress.clear();
  reportImport(imported, tell, shownPath(imported.file));
  return imported;
}

/** Whether nothing of a file could be read. */
export function isAllRefused({ counts: { added, changed, unchanged, refused } }: ImportReport): boolean {
  return refused > 0 && added + changed + unchanged === 0;
}

/** Tells what came of an import. @param name the file's. */
export function reportImport(
  { known, resumedAfter, lines, counts, problems, warnings }: ImportReport,
  tell: (line: string) => void,
  name: string,
): void {
  if (known) {
    tell(`${name} was imported before and has not changed since. To read it again, add --again.`);
    return;
  }
  if (resumedAfter > 0) tell(`${name}: went on after line ${resumedAfter}, where it was cut off.`);
  const { added, changed, unchanged, duplicates, refused, leftOut } = counts;
  tell(`${name}: articles: ${added} added, ${changed} changed, ${unchanged} unchanged; lines: ${lines}.`);
  if (duplicates > 0) tell(`  Lines with an id that stood in the file before: ${duplicates}. The last one counts.`);
  for (const [field, count] of Object.entries(leftOut)) {
    tell(`  Articles whose ${field} can't be used and was left out: ${count}.`);
  }
  tellWarnings(warnings, counts.warnings, tell);
  if (refused > 0) tell(`  Lines not read: ${refused}.`);
  for (const problem of problems) tell(`    ${formatProblem(problem)}.`);
  if (refused > problems.length) tell(`    and ${refused - problems.length} more.`);
}

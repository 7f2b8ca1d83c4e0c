import { setImmediate } from 'node:timers/promises';
import { withoutPassedEmbargo } from '../ingest/embargo.ts';
import type { Problem } from '../ingest/problem.ts';
import { type Calendar, dayOf, dayPublished } from '../language/calendar.ts';

import { tryReading } from './article-file.ts';
import { listFiles, takenId } from './folder-files.ts';

/** What a corpus folder holds. */
interface FolderContents {
  /** Files that were looked at, of this many; fewer when the time was up. */
  readonly looked: number;
  readonly files: number;
  readonly articles: number;
  readonly undated: number;
  /** Articles of days to come: they aren't shown before. */
  readonly future: number;
  /** The day of the newest article, future ones left out; `null` when none is dated. */
  readonly newest: string | null;
  readonly problems: readonly Problem[];
  /** Articles that readers don't see: drafts and withdrawn ones. */
  readonly held: number;
  /** What was guessed or left out in the files that were read. */
  readonly warnings: readonly Problem[];
}

/** How long files are read before others may go on: requests wait meanwhile. */
const sliceMs = 20;

/**
 * Reads the files of a corpus folder as a sync does, and writes nothing.
 * @param signal when it fires, no further file is read.
 * @throws {CorpusError} when the folder can't be listed.
 */
export async function inspectFolder(
  folder: string,
  { calendar, signal }: { readonly calendar: Calendar; readonly signal: AbortSignal },
): Promise<FolderContents> {
  const { timeZone } = calendar;
  const now = calendar.now();
  const today = dayOf(calendar, now);
  const files = listFiles(folder);
  const claimed = new Map<string, string>();
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  let held = 0;
  const days: (string | null)[] = [];
  let looked = 0;
  let sliceEnd = performance.now() + sliceMs;
  for (const file of files) {
    if (performance.now() > sliceEnd) {
      await setImmediate();
      sliceEnd = performance.now() + sliceMs;
    }
    if (signal.aborted) break;
    looked++;
    const reading = tryReading(folder, file, timeZone);
    if ('problem' in reading) {
      problems.push(reading.problem);
      continue;
    }
    const article = withoutPassedEmbargo(reading.article, now);
    const rival = claimed.get(article.id);
    if (rival !== undefined) {
      problems.push(takenId(file, article, rival));
      continue;
    }
    claimed.set(article.id, file.path);
    warnings.push(...reading.warnings.map((warning) => ({ file: file.path, ...warning })));
    if (article.status === 'draft' || article.status === 'withdrawn') held++;
    days.push(article.date === null ? null : dayPublished({ timeZone }, article.date));
  }
  const dated = days.filter((day) => day !== null);
  return {
    looked,
    files: files.length,
    articles: days.length,
    undated: days.length - dated.length,
    future: dated.filter((day) => day > today).length,
    newest:
      dated
        .filter((day) => day <= today)
        .toSorted()
        .at(-1) ?? null,
    problems,
    held,
    warnings,
  };
}

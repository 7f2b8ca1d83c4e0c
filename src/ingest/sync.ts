import { z } from 'zod';
import type { Article } from '../coverage/article.ts';
import type { ArchiveWriter } from '../index/writer.ts';
import type { FileRecord } from '../store/store.ts';
import { type CorpusFile, listFiles, takenId, tryReading } from './files.ts';
import type { Problem } from './problem.ts';

/** What a sync did. `unchanged` counts articles that stood in the archive already. */
export interface SyncReport {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly problems: readonly Problem[];
  /** What was guessed or left out in the files that were read. */
  readonly warnings: readonly Problem[];
}

/** From this many changed files on, a transaction holds many articles: building a whole index is then ten times faster. */
const bulkFrom = 64;
const bulkArticles = 256;

const problemSchema = z.object({ file: z.string(), line: z.number().nullable(), reason: z.string() });

/** One change of the archive, to be written in a transaction. */
type Change =
  | { readonly kind: 'put'; readonly file: CorpusFile; readonly article: Article }
  | { readonly kind: 'problem'; readonly file: CorpusFile; readonly problem: Problem; readonly keeps: string | null }
  | { readonly kind: 'gone'; readonly path: string; readonly article: string | null };

/**
 * Brings the archive in line with the corpus folder. Files whose size and times are as they were aren't read again;
 * only what changed is written. A file that can't be read is a problem of the report, and the rest goes in; a version of it that was read
 * before stays where its body alone is the trouble, and goes where the file may say that readers mustn't see the article.
 * @throws {CorpusError} when the folder can't be listed.
 */
export function syncFolder(writer: ArchiveWriter, folder: string): SyncReport {
  const { timeZone } = writer;
  // In another time zone, times that name none are other times.
  const files = listFiles(folder).map((file) => ({ ...file, stamp: `${file.stamp} ${timeZone}` }));
  const before = new Map(writer.store.files().map((record) => [record.path, record]));
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const changes = plan({ folder, files, before, problems, warnings, counts, timeZone });
  const changedFiles = files.filter((file) => before.get(file.path)?.stamp !== file.stamp).length;
  const perTransaction = changedFiles >= bulkFrom ? bulkArticles : 1;
  try {
    for (let batch = take(changes, perTransaction); batch.length > 0; batch = take(changes, perTransaction)) {
      writer.transaction(() => {
        for (const change of batch) apply(writer, change, counts);
      });
    }
    removeUnfiled(writer, counts);
  } finally {
    writer.publish();
  }
  return { ...counts, problems, warnings };
}

function take<T>(iterator: Iterator<T>, count: number): T[] {
  const taken: T[] = [];
  while (taken.length < count) {
    const { value, done } = iterator.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

interface Planned {
  readonly folder: string;
  readonly files: readonly CorpusFile[];
  readonly before: ReadonlyMap<string, FileRecord>;
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly counts: { unchanged: number };
  readonly timeZone: string;
}

function* plan({ folder, files, before, problems, warnings, counts, timeZone }: Planned): Generator<Change> {
  const claimed = new Map<string, string>();
  for (const file of files) {
    const known = before.get(file.path);
    if (
      known?.stamp === file.stamp &&
      known.problem === null &&
      known.article !== null &&
      !claimed.has(known.article)
    ) {
      claimed.set(known.article, file.path);
      counts.unchanged++;
      continue;
    }
    const reading = tryReading(folder, file, timeZone);
    if ('problem' in reading) {
      const earlier = reading.mayKeepEarlier ? (known?.article ?? null) : null;
      const keeps = earlier === null || claimed.has(earlier) ? null : earlier;
      if (keeps !== null) claimed.set(keeps, file.path);
      const problem = keeps === null ? reading.problem : withEarlier(reading.problem);
      problems.push(problem);
      if (!isRecorded(known, file, problem, keeps)) yield { kind: 'problem', file, problem, keeps };
      continue;
    }
    const { article } = reading;
    const rival = claimed.get(article.id);
    if (rival !== undefined) {
      const problem = takenId(file, article, rival);
      problems.push(problem);
      if (!isRecorded(known, file, problem, null)) yield { kind: 'problem', file, problem, keeps: null };
      continue;
    }
    claimed.set(article.id, file.path);
    warnings.push(...reading.warnings.map((warning) => ({ file: file.path, ...warning })));
    yield { kind: 'put', file, article };
  }
  const present = new Set(files.map(({ path }) => path));
  for (const record of before.values()) {
    const keeps = record.article !== null && claimed.has(record.article);
    if (!present.has(record.path)) yield { kind: 'gone', path: record.path, article: keeps ? null : record.article };
  }
}

/** A problem that leaves an earlier version in its place: people must know that what is shown isn't what the file says. */
function withEarlier(problem: Problem): Problem {
  return { ...problem, reason: `${problem.reason}; until then its earlier version is shown` };
}

/** Articles that no file holds any more: theirs names another id now, whether in this sync or in one that a crash cut off. */
function removeUnfiled(writer: ArchiveWriter, counts: { removed: number }): void {
  for (const id of writer.store.unfiled()) {
    writer.transaction(() => {
      if (writer.remove(id)) counts.removed++;
    });
  }
}

function isRecorded(known: FileRecord | undefined, file: CorpusFile, problem: Problem, keeps: string | null): boolean {
  if (known?.stamp !== file.stamp || known.problem === null || known.article !== keeps) return false;
  const recorded = problemSchema.parse(JSON.parse(known.problem));
  return recorded.line === problem.line && recorded.reason === problem.reason;
}

type Counts = { added: number; changed: number; removed: number; unchanged: number };

function apply(writer: ArchiveWriter, change: Change, counts: Counts): void {
  switch (change.kind) {
    case 'put': {
      counts[writer.put(change.article)]++;
      const { path, stamp } = change.file;
      writer.store.putFile({ path, stamp, article: change.article.id, problem: null });
      return;
    }
    case 'problem': {
      const { path, stamp } = change.file;
      writer.store.putFile({ path, stamp, article: change.keeps, problem: JSON.stringify(change.problem) });
      return;
    }
    case 'gone':
      writer.store.dropFile(change.path);
      if (change.article !== null && writer.remove(change.article)) counts.removed++;
  }
}

import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { UnreadableError } from '../coverage/unreadable.ts';
import type { ArchiveWriter } from '../index/archive-writer.ts';
import type { readImportedLine } from '../ingest/imported-line.ts';
import { Intake } from '../ingest/intake.ts';
import { maxArticleBytes } from '../ingest/limits.ts';
import { type Problem, type Warning, WithdrawnError } from '../ingest/problem.ts';
import { type Change, type Source, SourceError } from '../ingest/source.ts';
import { importPrefix } from '../store/source-names.ts';
import type { SourceCounts } from '../store/source-record.ts';
import { shownPath } from './folder-files.ts';
import { type NumberedLine, readLines } from './lines.ts';

/** JSON can write a character of two bytes with six; four times an article's length leaves room for its other fields too. */
export const maxLineBytes = 4 * maxArticleBytes;
/** A transaction holds many articles, since each transaction costs a write to the disk; and few enough that memory stays small. */
const batchArticles = 256;
const batchBytes = 16 * 1024 * 1024;
/** Bad lines and warnings that are told; all are counted. */
const maxTold = 20;

/** The file can't be read at all; the message says what to do. */
export class ImportError extends SourceError {
  override readonly name = 'ImportError';
}

export interface ImportReport {
  /** Absolute path. */
  readonly file: string;
  /** True when the file had been imported before and not changed since, so that it wasn't read. */
  readonly known: boolean;
  /** Lines read by an earlier run, after which this one went on. */
  readonly resumedAfter: number;
  readonly lines: number;
  readonly counts: SourceCounts;
  /** The first bad lines of this run. */
  readonly problems: readonly Problem[];
  /** The first warnings of this run. */
  readonly warnings: readonly Problem[];
}

/** A copy of a file that was handed in: it is read in the place of one on another machine, or of one that may be gone by now. */
interface HandedInFile {
  readonly path: string;
  /** As what `fileStamp` knows the file. */
  readonly stamp: string;
  /** As what people know it. */
  readonly shownAs: string;
}

export interface ImportOptions {
  /** Where it is read; `null` for the file itself. */
  readonly copy?: HandedInFile | null;
  /** Read the file again even if it hasn't changed since it was imported. */
  readonly again: boolean;
  /** Called with the absolute path once the file is open, before anything of it is written. */
  readonly begun: (file: string) => Promise<void>;
  /** Called with bytes read and bytes in all, after every batch. */
  readonly progress: (doneBytes: number, totalBytes: number) => void;
  /** Ends the import; a later one goes on where it ended. */
  readonly signal?: AbortSignal;
}

const cursorSchema = z.object({
  /** Tells this version of the file from another: its size and time of change, and the time zone it was read in. */
  stamp: z.string(),
  /** Counts how often the file was begun from its start. */
  pass: z.number(),
  /** Bytes read; the next line begins here. */
  offset: z.number(),
  /** Lines read. */
  lines: z.number(),
  isFinished: z.boolean(),
});
type Cursor = z.infer<typeof cursorSchema>;

/** How far a file was read, by what its source's cursor says; `null` when it was never begun. */
export function importedUpTo(cursor: string | null): Cursor | null {
  return cursor === null ? null : cursorSchema.parse(JSON.parse(cursor));
}

/** The id of the source that a file of JSON Lines is. */
export function importId(path: string): string {
  return `${importPrefix}${resolve(path)}`;
}

/**
 * A file of JSON Lines as a source. A poll goes on where an earlier one was cut off, unless the file has changed since: then it is read from its
 * start. Articles are added and changed by id; one is taken out where its line says that it was withdrawn.
 */
export function jsonlSource(
  path: string,
  timeZone: string,
  { again, begun, progress, copy = null }: ImportOptions,
  id: string = importId(path),
): Source {
  const file = resolve(path);
  const shownAs = copy?.shownAs ?? shownPath(file);
  return {
    id,
    kind: 'jsonl',
    identity: 'file',
    async *poll(cursor) {
      const handle = open(copy?.path ?? file);
      try {
        // What reads articles is loaded for an import that isn't finished alone.
        const { readImportedLine: readLine } = await import('../ingest/imported-line.ts');
        const { size } = fstatSync(handle);
        await begun(file);
        const stamp = `${copy?.stamp ?? stampOf(handle)} ${timeZone}`;
        const known = importedUpTo(cursor);
        const isSame = known?.stamp === stamp && !(known.isFinished && again);
        if (isSame && known.isFinished) return;
        const start = isSame ? known : { stamp, pass: (known?.pass ?? 0) + 1, offset: 0, lines: 0, isFinished: false };
        if (!isSame) yield { changes: [], cursor: JSON.stringify(start), isFirst: true };
        let at = start;
        for (const batch of batchesOf(handle, start)) {
          const last = batch.at(-1);
          at = { ...at, offset: last?.end ?? at.offset, lines: last?.number ?? at.lines };
          const changes = batch.flatMap((line) => changesOf(line, shownAs, start.pass, timeZone, readLine));
          yield { changes, cursor: JSON.stringify(at) };
          progress(at.offset, size);
        }
        yield { changes: [], cursor: JSON.stringify({ ...at, isFinished: true }) };
        progress(size, size);
      } finally {
        closeSync(handle);
      }
    },
  };
}

/** Lines up to what a transaction should hold. */
function* batchesOf(handle: number, start: Cursor): Generator<NumberedLine[]> {
  let batch: NumberedLine[] = [];
  let bytes = 0;
  for (const line of readLines(handle, start, maxLineBytes)) {
    batch.push(line);
    bytes += line.bytes?.length ?? 0;
    if (batch.length < batchArticles && bytes < batchBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  yield batch;
}

/** What one line says: an article, one that is withdrawn, nothing, or something that can't be read. */
function changesOf(
  { number, bytes }: NumberedLine,
  shownAs: string,
  pass: number,
  timeZone: string,
  readLine: typeof readImportedLine,
): Change[] {
  if (bytes?.every((byte) => byte <= 0x20)) return [];
  const warnings: Warning[] = [];
  const warn = (reason: string): void => {
    warnings.push({ line: number, reason });
  };
  try {
    if (bytes === null) throw new UnreadableError('it is longer than a line may be; split the article up');
    const article = readLine(bytes, { timeZone, warn });
    const found = { article, warnings };
    const stamp = `${pass}:${number}`;
    return [{ kind: 'here', names: [article.id], stamp, pass: `${pass}`, shownAs, line: number, read: () => found }];
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    const problem = { file: shownAs, line: number, reason: error.message };
    const refused = { kind: 'refused' as const, problem, warnings };
    return error instanceof WithdrawnError ? [refused, { kind: 'gone', names: [error.id] }] : [refused];
  }
}

/** Tells this version of a file from another. @throws {ImportError} when the file can't be read. */
export function fileStamp(path: string): string {
  const handle = open(resolve(path));
  try {
    return stampOf(handle);
  } finally {
    closeSync(handle);
  }
}

/** Its size and the time of its last change. */
function stampOf(handle: number): string {
  const { size, mtimeNs } = fstatSync(handle, { bigint: true });
  return `${size}-${mtimeNs}`;
}

function open(file: string): number {
  try {
    if (statSync(file).isFile()) return openSync(file, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ImportError(
      code === 'ENOENT'
        ? `The file ${file} doesn't exist. Name a file of JSON Lines.`
        : `The file ${file} can't be read (${code}). Name a file of JSON Lines that this user may read.`,
    );
  }
  throw new ImportError(`${file} is not a file. Name a file of JSON Lines.`);
}

/**
 * Imports a file of JSON Lines. A line that can't be read is reported, and the rest goes in.
 * @throws {ImportError} when the file can't be read.
 */
export async function importFile(writer: ArchiveWriter, path: string, options: ImportOptions): Promise<ImportReport> {
  const { sources } = writer.store;
  const id = importId(path);
  const file = resolve(path);
  const before = importedUpTo(sources.cursor(id));
  const { problems, warnings } = await new Intake(writer).take(
    jsonlSource(path, writer.timeZone, options),
    options.signal,
  );
  const record = sources.record(id);
  const after = importedUpTo(sources.cursor(id));
  if (!record || !after) throw new Error(`the import of ${file} was not recorded`);
  const known = before?.isFinished === true && before.pass === after.pass;
  return {
    ...{ file, known, lines: after.lines, counts: record.counts },
    resumedAfter: !known && before?.pass === after.pass ? before.lines : 0,
    problems: problems.slice(0, maxTold),
    warnings: warnings.slice(0, maxTold),
  };
}

/** Takes out all that a file brought, and forgets the file. Returns how many articles that were; `null` when it was never imported. */
export function removeImport(writer: ArchiveWriter, path: string): number | null {
  return new Intake(writer).remove(importId(path));
}

import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ArchiveWriter } from '../index/writer.ts';
import type { ImportRecord } from '../store/import-table.ts';
import { maxFileBytes } from './files.ts';
import { type ImportCounts, ImportRun, noCounts } from './import-run.ts';
import { type Line, readLines } from './lines.ts';
import type { Problem } from './problem.ts';

/** JSON can write a character of two bytes with six; four times an article's length leaves room for its other fields too. */
export const maxLineBytes = 4 * maxFileBytes;
/** A transaction holds many articles, since each costs a write to the disk; and not so many that memory grows. */
const batchArticles = 256;
const batchBytes = 16 * 1024 * 1024;
/** The file can't be read at all; the message says what to do. */
export class ImportError extends Error {
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
  readonly counts: ImportCounts;
  /** The first bad lines of this run. */
  readonly problems: readonly Problem[];
  /** The first warnings of this run. */
  readonly warnings: readonly Problem[];
}

export interface ImportOptions {
  /** Read the file again even if it hasn't changed since it was imported. */
  readonly again: boolean;
  /** Called with the absolute path once the file is open, before anything of it is written. */
  readonly begun: (file: string) => void;
  /** Called with bytes read and bytes in all, after every transaction. */
  readonly progress: (doneBytes: number, totalBytes: number) => void;
}

/**
 * Imports a file of JSON Lines. Articles are added and changed by id; one is taken out where its line says that it was withdrawn. It goes on where an earlier run
 * was cut off, unless the file has changed since: then it is read from its start. A line that can't be read is
 * reported, and the rest goes in.
 * @throws {ImportError} when the file can't be read.
 */
export function importFile(
  writer: ArchiveWriter,
  path: string,
  { again, begun, progress }: ImportOptions,
): ImportReport {
  const file = resolve(path);
  const handle = open(file);
  try {
    const { size, mtimeNs } = fstatSync(handle, { bigint: true });
    begun(file);
    const record = begin(writer, file, `${size}-${mtimeNs} ${writer.timeZone}`, again);
    const report = { file, resumedAfter: record.lines };
    const run = new ImportRun(writer, record);
    if (record.finished) return { ...report, ...run.report(), known: true };
    let batch: Line[] = [];
    let bytes = 0;
    for (const line of readLines(handle, record, maxLineBytes)) {
      batch.push(line);
      bytes += line.bytes?.length ?? 0;
      if (batch.length < batchArticles && bytes < batchBytes) continue;
      run.write(batch, false);
      progress(line.end, Number(size));
      batch = [];
      bytes = 0;
    }
    run.write(batch, true);
    progress(Number(size), Number(size));
    return { ...report, ...run.report(), known: false };
  } finally {
    writer.publish();
    closeSync(handle);
  }
}

/** Takes out all that a file brought, and forgets the file. Returns how many articles that were; `null` when it was never imported. */
export function removeImport(writer: ArchiveWriter, path: string): number | null {
  const record = writer.store.imports.record(resolve(path));
  if (!record) return null;
  let removed = 0;
  for (;;) {
    const ids = writer.store.imports.articles(record.id, batchArticles);
    writer.transaction(() => {
      for (const id of ids) if (writer.remove(id)) removed++;
      if (ids.length === 0) writer.store.imports.drop(record.id);
    });
    if (ids.length === 0) break;
  }
  writer.publish();
  return removed;
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

/** The record to go on from: that of an earlier run on this very file, or a new one at its start. */
function begin(writer: ArchiveWriter, file: string, stamp: string, again: boolean): ImportRecord {
  const known = writer.store.imports.record(file);
  if (known?.stamp === stamp && !(known.finished && again)) return known;
  writer.transaction(() => writer.store.imports.begin(file, stamp, JSON.stringify(noCounts)));
  const begun = writer.store.imports.record(file);
  if (!begun) throw new Error(`the import of ${file} was not recorded`);
  return begun;
}

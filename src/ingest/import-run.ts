import { z } from 'zod';
import type { Article } from '../coverage/article.ts';
import type { ArchiveWriter } from '../index/writer.ts';
import type { ImportRecord } from '../store/import-table.ts';
import { shownPath } from './files.ts';
import type { ImportReport } from './import.ts';
import { readImportedLine } from './imported-line.ts';
import type { Line } from './lines.ts';
import { type Problem, UnreadableError, type Warn, WithdrawnError } from './problem.ts';

/** Bad lines and warnings that are told; all are counted. */
const maxTold = 20;
/** How a warning about a field that was left out begins. */
const leftOutField = /^(\w+) .*; it was left out$/s;

const countsSchema = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  /** Lines whose id stood in the file before: the last one wins. */
  duplicates: z.number(),
  /** Lines that don't hold an article. */
  refused: z.number(),
  /** Fields that couldn't be used, how often each. */
  leftOut: z.record(z.string(), z.number()),
  /** What was guessed or left out, in all lines. */
  warnings: z.number().default(0),
});

/** What happened to the lines of a file. */
export type ImportCounts = Readonly<z.infer<typeof countsSchema>>;

export const noCounts: ImportCounts = {
  added: 0,
  changed: 0,
  unchanged: 0,
  duplicates: 0,
  refused: 0,
  leftOut: {},
  warnings: 0,
};

/** Writes the lines of one file batch by batch, each with how far the file has been read. */
export class ImportRun {
  readonly #writer: ArchiveWriter;
  readonly #record: ImportRecord;
  readonly #counts: z.infer<typeof countsSchema>;
  readonly #problems: Problem[] = [];
  readonly #warnings: Problem[] = [];
  #offset: number;
  #lines: number;

  constructor(writer: ArchiveWriter, record: ImportRecord) {
    this.#writer = writer;
    this.#record = record;
    this.#counts = countsSchema.parse(JSON.parse(record.counts));
    this.#offset = record.offset;
    this.#lines = record.lines;
  }

  /** What happened so far, in earlier runs on this file too; problems and warnings are those of this run. */
  report(): Pick<ImportReport, 'lines' | 'counts' | 'problems' | 'warnings'> {
    return { lines: this.#lines, counts: this.#counts, problems: this.#problems, warnings: this.#warnings };
  }

  /** Writes some lines, and that the file is read up to their end, in one transaction. */
  write(lines: readonly Line[], finished: boolean): void {
    const read = lines.map((line) => ({ change: this.#read(line), line: line.number }));
    const last = lines.at(-1);
    this.#offset = last?.end ?? this.#offset;
    this.#lines = last?.number ?? this.#lines;
    this.#writer.transaction(() => {
      for (const { change, line } of read) {
        if (change && 'withdrawn' in change) this.#withdraw(change.withdrawn);
        else if (change) this.#put(change, line);
      }
      this.#writer.store.imports.advance({
        id: this.#record.id,
        offset: this.#offset,
        lines: this.#lines,
        finished,
        counts: JSON.stringify(this.#counts),
      });
    });
  }

  #read({ number, bytes }: Line): Article | { readonly withdrawn: string } | null {
    if (bytes?.every((byte) => byte <= 0x20)) return null;
    try {
      if (bytes === null) throw new UnreadableError('it is longer than a line may be; split the article up');
      const warn: Warn = (reason) => this.#warn(number, reason);
      return readImportedLine(bytes, { timeZone: this.#writer.timeZone, warn });
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      this.#refuse(number, error.message);
      return error instanceof WithdrawnError ? { withdrawn: error.id } : null;
    }
  }

  #put(article: Article, line: number): void {
    const { store } = this.#writer;
    const known = store.known(article.id);
    const from = known && store.imports.from(known.doc);
    if (known && !from) {
      this.#refuse(line, `its id ${article.id} is taken by a file of the corpus folder; give one of them another id`);
      return;
    }
    const { id, pass } = this.#record;
    const isDuplicate = from?.import === id && from.pass === pass;
    const outcome = this.#writer.put(article);
    this.#counts[isDuplicate ? 'duplicates' : outcome]++;
    const doc = store.known(article.id)?.doc;
    if (doc !== undefined) store.imports.claim(doc, { import: id, pass });
  }

  #withdraw(id: string): void {
    const known = this.#writer.store.known(id);
    if (known && this.#writer.store.imports.from(known.doc)) this.#writer.remove(id);
  }

  #warn(line: number, reason: string): void {
    const field = leftOutField.exec(reason)?.[1];
    if (field !== undefined) this.#counts.leftOut[field] = (this.#counts.leftOut[field] ?? 0) + 1;
    this.#counts.warnings++;
    if (this.#warnings.length < maxTold) this.#warnings.push({ file: shownPath(this.#record.file), line, reason });
  }

  #refuse(line: number, reason: string): void {
    this.#counts.refused++;
    if (this.#problems.length < maxTold) this.#problems.push({ file: shownPath(this.#record.file), line, reason });
  }
}

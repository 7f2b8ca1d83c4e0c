import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArchiveReader } from '../index/archive-reader.ts';
import type { ArchiveWriter } from '../index/archive-writer.ts';
import { openArchive } from '../index/open-archive.ts';
import type { Problem } from '../ingest/problem.ts';
import type { Calendar } from '../language/calendar.ts';
import { createLibrary, type Library } from '../retrieve/library.ts';
import { readWish } from '../retrieve/read-wish.ts';
import { wishJudge } from '../retrieve/wish-judge.ts';
import { syncFolder } from '../sources/folder.ts';
import { importFile } from '../sources/jsonl.ts';
import { openStoreForReading } from '../store/sqlite/database.ts';

/** Says how far long work has come. */
export type ShowProgress = (what: string, done: number, total: number) => void;

/** What came of a corpus when it was read. */
interface CorpusReport {
  readonly articles: number;
  readonly duplicates: number;
  /** Articles that couldn't be read. */
  readonly refused: number;
  /** Fields that couldn't be used, how often each. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** The first of those that couldn't be read. */
  readonly problems: readonly Problem[];
}

/** An archive of one corpus, made for a measurement. */
export interface BuiltCorpus extends CorpusReport {
  readonly library: Library;
  readonly indexingMs: number;
  readonly databaseBytes: number;
  /** Ids of the articles, of any day, that whoever wants news of these words is told of. */
  taken(words: string): string[];
  /** Does some work on the archive while it lacks these articles, as if it had never had them; then they are back. */
  without<T>(articles: Iterable<string>, work: () => Promise<T>): Promise<T>;
  /** Closes the archive and deletes it. */
  close(): void;
}

/** Builds an archive in a temporary folder by the code that imports and syncs. @throws {ImportError | CorpusError} */
export async function buildCorpus(corpus: string, calendar: Calendar, show: ShowProgress): Promise<BuiltCorpus> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dateline-evaluate-'));
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
  try {
    const begun = performance.now();
    const { writer } = openArchive(dataDir, calendar.timeZone);
    let report: CorpusReport;
    try {
      report = await read(writer, corpus, show);
    } finally {
      // Closed before its size is taken: what waits next to the file goes into it.
      writer.close();
    }
    const indexingMs = performance.now() - begun;
    const databaseBytes = bytesBelow(dataDir);
    const { writer: reopened, published } = openArchive(dataDir, calendar.timeZone);
    const reader = new ArchiveReader(openStoreForReading(dataDir), published);
    return {
      ...report,
      library: createLibrary(reader, calendar),
      indexingMs,
      databaseBytes,
      taken: (words) => reader.snapshot(() => takenOf(reader, words)),
      without: async (articles, work) => {
        const held = [...articles].flatMap((id) => reader.articleById(id) ?? []);
        reopened.transaction(() => {
          for (const { id } of held) reopened.remove(id);
        });
        reopened.publish();
        try {
          return await work();
        } finally {
          reopened.transaction(() => {
            for (const article of held) reopened.put(article);
          });
          reopened.publish();
        }
      },
      close: () => {
        reader.close();
        reopened.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function takenOf(reader: ArchiveReader, words: string): string[] {
  const docs = reader.docs();
  const judge = wishJudge(
    reader,
    readWish(
      words,
      reader.outlets().map(({ name }) => name),
    ),
  );
  return Array.from({ length: docs.size }, (_, doc) => doc)
    .filter((doc) => docs.live[doc] === 1 && judge(doc).isTaken)
    .map((doc) => reader.idOf(doc));
}

/** Of all files below a folder. */
function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

async function read(writer: ArchiveWriter, corpus: string, show: ShowProgress): Promise<CorpusReport> {
  const file = join(corpus, 'corpus.jsonl');
  if (!existsSync(file)) {
    const { added, problems } = await syncFolder(writer, corpus);
    return { articles: added, duplicates: 0, refused: problems.length, leftOut: {}, problems };
  }
  const { counts, problems } = await importFile(writer, file, {
    again: false,
    begun: async () => {},
    progress: (done, total) => show('indexing', done, total),
  });
  const { added: articles, duplicates, refused, leftOut } = counts;
  return { articles, duplicates, refused, leftOut, problems };
}

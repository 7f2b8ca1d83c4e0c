import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Article } from '../../src/coverage/article.ts';
import { decodePostings } from '../../src/index/postings.ts';
import { ArchiveReader } from '../../src/index/reader.ts';
import { ArchiveWriter } from '../../src/index/writer.ts';
import { writeArticle } from '../../src/ingest/fold.ts';
import { type SyncReport, syncFolder } from '../../src/ingest/sync.ts';
import { createLibrary, type Library } from '../../src/retrieve/library.ts';
import { indexPath, openIndex, openIndexForReading } from '../../src/store/database.ts';
import { type Files, temporaryFolder, writeFiles } from './folder.ts';

export const timeZone = 'UTC';

export interface OpenArchive {
  readonly dataDir: string;
  readonly writer: ArchiveWriter;
  readonly reader: ArchiveReader;
  readonly library: Library;
}

/** An archive in a folder of its own, closed and gone when the test ends. */
export function openArchive(dataDir: string = temporaryFolder()): OpenArchive {
  const { database } = openIndex(dataDir, timeZone);
  const writer = new ArchiveWriter(database, timeZone);
  const reader = new ArchiveReader(openIndexForReading(dataDir));
  onTestFinished(() => {
    reader.close();
    writer.close();
  });
  return { dataDir, writer, reader, library: createLibrary(reader, timeZone) };
}

/** An archive that holds these articles. */
export function archiveOf(...articles: readonly Article[]): OpenArchive {
  const archive = openArchive();
  archive.writer.transaction(() => {
    for (const article of articles) writeArticle(archive.writer, article);
  });
  return archive;
}

/** A corpus folder and the archive that is synced with it. */
export interface SyncedFolder extends OpenArchive {
  readonly corpus: string;
  /** Writes files, then syncs. */
  sync(files?: Files): SyncReport;
}

export function syncedFolder(files: Files = {}): SyncedFolder {
  const corpus = temporaryFolder(files);
  const archive = openArchive();
  return {
    ...archive,
    corpus,
    sync: (more = {}) => {
      writeFiles(corpus, more);
      return syncFolder(archive.writer, corpus);
    },
  };
}

/** The index of a folder as one that was built from nothing has it. */
export function freshContents(corpus: string): Record<string, unknown> {
  const dataDir = temporaryFolder();
  const { database } = openIndex(dataDir, timeZone);
  const writer = new ArchiveWriter(database, timeZone);
  syncFolder(writer, corpus);
  writer.close();
  return contentsOf(dataDir);
}

const postingsRow = z.object({ term: z.number(), block: z.number(), data: z.instanceof(Uint8Array) });

/** All that an index says of its articles, without the numbers that it gave them: two that say the same are equal. */
export function contentsOf(dataDir: string): Record<string, unknown> {
  const database = new DatabaseSync(indexPath(dataDir), { readOnly: true });
  try {
    const idOf = new Map(
      database
        .prepare('SELECT doc, id FROM articles')
        .all()
        .map((row) => [Number(row['doc']), String(row['id'])] as const),
    );
    const rows = (sql: string): string[] =>
      database
        .prepare(sql)
        .all()
        .map((row) => JSON.stringify(row, (_, value) => (value instanceof Uint8Array ? [...value].join() : value)))
        .toSorted();
    const postings: Record<string, string[]> = {};
    for (const row of database.prepare('SELECT term, block, data FROM postings').all()) {
      const { term, block, data } = postingsRow.parse(row);
      const found: string[] = [];
      decodePostings(block, data, (doc, packed) => found.push(`${idOf.get(doc)} ${packed}`));
      postings[term] = [...(postings[term] ?? []), ...found].toSorted();
    }
    return {
      articles: rows(
        `SELECT id, title, source, date, url, title_is_ours, author, section, language, updated, status, correction,
           hash, sentences, structure, text FROM articles`,
      ),
      docs: rows(
        `SELECT articles.id, lead.id AS lead, day, name AS outlet, title_terms, body_terms FROM docs
           JOIN articles USING (doc) JOIN articles AS lead ON lead.doc = docs.story JOIN outlets USING (outlet)`,
      ),
      docsCount: rows('SELECT count(*) AS count FROM docs'),
      forward: rows('SELECT id, data FROM forward LEFT JOIN articles USING (doc)'),
      fingerprints: rows('SELECT id, data FROM fingerprints LEFT JOIN articles USING (doc)'),
      storyKeys: rows('SELECT key, id FROM story_keys LEFT JOIN articles USING (doc)'),
      files: rows('SELECT path, article, problem FROM files'),
      terms: rows('SELECT term, articles FROM terms WHERE articles > 0'),
      postings,
    };
  } finally {
    database.close();
  }
}

/** What SQLite itself says of the file: `ok` when it is whole. */
export function integrityOf(dataDir: string): string {
  const database = new DatabaseSync(indexPath(dataDir));
  try {
    return String(database.prepare('PRAGMA integrity_check').get()?.['integrity_check']);
  } finally {
    database.close();
  }
}

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Article } from '../../src/coverage/article.ts';
import { ArchiveReader } from '../../src/index/archive-reader.ts';
import type { ArchiveWriter } from '../../src/index/archive-writer.ts';
import { indexFolder, readManifest } from '../../src/index/manifest.ts';
import type { OpenOptions } from '../../src/index/open-archive.ts';
import { openArchive as open } from '../../src/index/open-archive.ts';
import type { Published } from '../../src/index/published-index.ts';
import { readSegment } from '../../src/index/segment-file.ts';
import { Snapshot } from '../../src/index/snapshot.ts';
import type { IntakeReport } from '../../src/ingest/poll-tally.ts';
import { calendarIn } from '../../src/language/calendar.ts';
import { createLibrary, type Library } from '../../src/retrieve/library.ts';
import { syncFolder } from '../../src/sources/folder.ts';
import { openStoreForReading, storePath } from '../../src/store/sqlite/database.ts';
import { type Files, temporaryFolder, writeFiles } from './folder.ts';
import { onTestFinished } from './running-test.ts';

export const timeZone = 'UTC';
export const calendar = calendarIn(timeZone);

export interface OpenArchive {
  readonly dataDir: string;
  readonly writer: ArchiveWriter;
  readonly published: Published;
  readonly reader: ArchiveReader;
  readonly library: Library;
  /** Changes some articles in a transaction, so that searches see it. */
  write(work: (writer: ArchiveWriter) => void): void;
}

/** An archive in a folder of its own, closed and gone when the test ends. */
export function openArchive(dataDir: string = temporaryFolder(), options: OpenOptions = {}): OpenArchive {
  const { writer, published } = open(dataDir, timeZone, options);
  const reader = new ArchiveReader(openStoreForReading(dataDir), published);
  onTestFinished(() => {
    reader.close();
    writer.close();
  });
  return {
    ...{ dataDir, writer, published, reader, library: createLibrary(reader, calendar) },
    write: (work) => {
      writer.transaction(() => work(writer));
      writer.publish();
    },
  };
}

/** An archive that holds these articles. */
export function archiveOf(...articles: readonly Article[]): OpenArchive {
  const archive = openArchive();
  archive.write((writer) => {
    for (const article of articles) writer.put(article);
  });
  return archive;
}

/** A corpus folder and the archive that is synced with it. */
export interface SyncedFolder extends OpenArchive {
  readonly corpus: string;
  /** Writes files, then syncs. */
  sync(files?: Files): Promise<IntakeReport>;
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
export async function freshContents(corpus: string): Promise<Record<string, unknown>> {
  const dataDir = temporaryFolder();
  const { writer } = open(dataDir, timeZone);
  await syncFolder(writer, corpus);
  writer.close();
  return contentsOf(dataDir);
}

/** What stands in the index folder, as a start would read it. */
export function snapshotOf(dataDir: string): Snapshot {
  const folder = indexFolder(dataDir);
  const manifest = readManifest(folder);
  if (manifest === 'damaged') throw new Error('the manifest cannot be read');
  if (manifest === null) return new Snapshot('', 0, []);
  return new Snapshot(
    '',
    manifest.sequence,
    manifest.segments.map((name) => readSegment(join(folder, name))),
  );
}

/** All that store and index say of their articles, without the numbers that they gave them: two that say the same are equal. */
export function contentsOf(dataDir: string): Record<string, unknown> {
  const database = new DatabaseSync(storePath(dataDir), { readOnly: true });
  try {
    const rows = (sql: string): string[] =>
      database
        .prepare(sql)
        .all()
        .map((row) => JSON.stringify(row, (_, value) => (value instanceof Uint8Array ? [...value].join() : value)))
        .toSorted();
    const idOf = new Map(
      database
        .prepare('SELECT doc, id FROM articles')
        .all()
        .map((row) => [Number(row['doc']), String(row['id'])] as const),
    );
    return {
      articles: rows(
        `SELECT id, title, source, date, url, title_is_ours, author, section, language, updated, status, correction,
           hash, sentences, structure, text FROM articles`,
      ),
      items: rows('SELECT key, article, problem FROM items'),
      ...indexContents(snapshotOf(dataDir), (stored) => idOf.get(stored) ?? `${stored} is gone`),
    };
  } finally {
    database.close();
  }
}

function indexContents(snapshot: Snapshot, idOfStored: (stored: number) => string): Record<string, unknown> {
  const { docs, outlets, parts } = snapshot;
  const idOf = (doc: number): string => idOfStored(snapshot.storedAs(doc));
  const postings: Record<string, string[]> = {};
  const storyKeys: Record<string, string[]> = {};
  const articles: Record<string, unknown> = {};
  const note = (into: Record<string, string[]>, key: string, line: string): void => {
    into[key] = [...(into[key] ?? []), line].toSorted();
  };
  for (const { segment, live, base } of parts) {
    const { sections, terms } = segment;
    for (let term = 0; term < terms.count; term++) {
      for (let at = sections.postingStarts[term] ?? 0; at < (sections.postingStarts[term + 1] ?? 0); at++) {
        const place = sections.postings[at] ?? 0;
        if (live[place] === 1) note(postings, terms.text(term), `${idOf(base + place)} ${sections.frequencies[at]}`);
      }
    }
    sections.keys.forEach((key, at) => {
      const place = sections.keyDocs[at] ?? 0;
      if (live[place] === 1) note(storyKeys, `${key}`, idOf(base + place));
    });
    for (let place = 0; place < segment.size; place++) {
      if (live[place] !== 1) continue;
      const doc = base + place;
      const { title, body, starts } = segment.forward(place);
      const textOf = (words: Uint32Array): string => Array.from(words, (word) => terms.text(word)).join(' ');
      articles[idOf(doc)] = {
        ...{ title: textOf(title), body: textOf(body), starts: [...starts], filed: segment.filed(place) },
        ...{ day: docs.day[doc], titleTerms: docs.titleTerms[doc], bodyTerms: docs.bodyTerms[doc] },
        ...{ lead: idOf(docs.story[doc] ?? -1), differences: snapshot.differencesFromLead(doc) },
        outlet: outlets.find(({ outlet }) => outlet === docs.outlet[doc])?.name ?? null,
      };
    }
  }
  return { count: docs.count, languages: docs.languages, index: articles, postings, storyKeys };
}

/** What SQLite itself says of the store: `ok` when it is whole. */
export function integrityOf(dataDir: string): string {
  const database = new DatabaseSync(storePath(dataDir));
  try {
    return String(database.prepare('PRAGMA integrity_check').get()?.['integrity_check']);
  } finally {
    database.close();
  }
}

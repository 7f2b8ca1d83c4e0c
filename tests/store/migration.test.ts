import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openArchive as open } from '../../src/index/open-archive.ts';
import { syncFolder } from '../../src/sources/folder.ts';
import { importFile } from '../../src/sources/jsonl.ts';
import { storePath } from '../../src/store/sqlite/database.ts';
import { openArchive, syncedFolder, timeZone } from '../building/archive.ts';
import { article, markdown } from '../building/article.ts';
import { temporaryFolder, writeFiles } from '../building/folder.ts';

/** The tables of version 9, before there were sources. */
const version9 = `
  CREATE TABLE meta (id TEXT NOT NULL, sequence INTEGER NOT NULL);
  CREATE TABLE files (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, article TEXT, problem TEXT) WITHOUT ROWID;
  CREATE INDEX files_article ON files (article);
  CREATE TABLE articles (
    doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, import INTEGER, pass INTEGER,
    title TEXT NOT NULL, source TEXT, date TEXT, url TEXT,
    title_is_ours INTEGER NOT NULL, author TEXT, section TEXT, language TEXT NOT NULL, updated TEXT,
    status TEXT NOT NULL, correction TEXT, hash TEXT NOT NULL, sentences BLOB NOT NULL, structure TEXT NOT NULL, text TEXT NOT NULL
  );
  CREATE TABLE gone (sequence INTEGER PRIMARY KEY, doc INTEGER NOT NULL);
  CREATE INDEX articles_of_files ON articles (id) WHERE import IS NULL;
  CREATE INDEX articles_of_imports ON articles (import) WHERE import IS NOT NULL;
  CREATE TABLE imports (
    id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, pass INTEGER NOT NULL,
    offset INTEGER NOT NULL, lines INTEGER NOT NULL, finished INTEGER NOT NULL, counts TEXT NOT NULL
  );
`;

const once = { again: false, begun: async () => {}, progress: () => {} };

/** The same store as version 9 had it. */
function makeVersion9(dataDir: string): void {
  const database = new DatabaseSync(storePath(dataDir));
  const names =
    'title, now_articles.source, date, url, title_is_ours, author, section, language, updated, status, correction, hash, sentences, structure, text';
  database.exec(`
    ALTER TABLE meta RENAME TO now_meta; ALTER TABLE articles RENAME TO now_articles; ALTER TABLE gone RENAME TO now_gone;
    ${version9}
    INSERT INTO meta SELECT * FROM now_meta;
    INSERT INTO imports
      SELECT number, substr(id, 8), json_extract(cursor, '$.stamp'), json_extract(cursor, '$.pass'), json_extract(cursor, '$.offset'),
        json_extract(cursor, '$.lines'), json_extract(cursor, '$.isFinished'), counts FROM sources WHERE kind = 'jsonl';
    INSERT INTO files SELECT key, stamp, article, problem FROM items JOIN sources ON number = items.source WHERE kind = 'folder';
    INSERT INTO articles
      SELECT doc, now_articles.id, iif(kind = 'jsonl', number, NULL), iif(kind = 'jsonl', 1, NULL), ${names}
      FROM now_articles JOIN items ON article = now_articles.id JOIN sources ON number = items.source;
    DROP TABLE now_meta; DROP TABLE now_articles; DROP TABLE now_gone;
    DROP TABLE sources; DROP TABLE items; DROP TABLE item_names; DROP TABLE past_versions; DROP TABLE sites; DROP TABLE item_counts; DROP TABLE embargoes; DROP TABLE hidden;
    PRAGMA user_version = 9;
  `);
  database.close();
}

test('a store from before there were sources comes along: imports aren’t read again, nothing is lost', async () => {
  const folder = temporaryFolder({
    'a.md': markdown({ title: 'Harbour reopens' }, 'The harbour of Gdynia is open again.'),
    'broken.md': '---\ntitle: Broken\n---\n',
  });
  const lines = temporaryFolder();
  writeFiles(lines, { 'bulk.jsonl': '{"id":"b","text":"The ferry from Karlskrona came late."}\n' });
  const dataDir = temporaryFolder();
  const first = open(dataDir, timeZone);
  await syncFolder(first.writer, folder);
  await importFile(first.writer, `${lines}/bulk.jsonl`, once);
  first.writer.close();
  makeVersion9(dataDir);

  const { writer, rebuilt, indexRebuilt } = open(dataDir, timeZone);
  expect({ rebuilt, indexRebuilt }).toEqual({ rebuilt: null, indexRebuilt: null });
  expect(await importFile(writer, `${lines}/bulk.jsonl`, once)).toMatchObject({ known: true, counts: { added: 1 } });
  expect(await syncFolder(writer, folder)).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 1 });
  expect(writer.store.known('b')).not.toBeNull();
  writer.close();
});

test('what an article said before is kept: when it was seen first and last, and why it is here no more', () => {
  let now = new Date('2026-03-01T10:00:00Z');
  const archive = openArchive(temporaryFolder(), { clock: () => now });
  archive.write((writer) => writer.put(article('a', {}, 'The harbour opens on Monday.')));
  now = new Date('2026-03-02T10:00:00Z');
  archive.write((writer) => writer.put(article('a', {}, 'The harbour opens on Tuesday.')));
  now = new Date('2026-03-03T10:00:00Z');
  archive.write((writer) => writer.remove('a'));
  expect(archive.writer.store.versions('a')).toMatchObject([
    {
      article: { text: 'The harbour opens on Monday.' },
      firstSeen: new Date('2026-03-01T10:00:00Z'),
      lastSeen: new Date('2026-03-02T10:00:00Z'),
      ended: 'changed',
    },
    { article: { text: 'The harbour opens on Tuesday.' }, ended: 'gone' },
  ]);
});

test('two sources of files that want one id: the second is told, whichever way they come', async () => {
  const folder = syncedFolder({ 'a.md': markdown({ title: 'T', id: 'same' }, 'It rains in Oslo.') });
  await folder.sync();
  const lines = temporaryFolder({ 'bulk.jsonl': '{"id":"same","text":"It rains in Bergen."}\n' });
  const { problems } = await importFile(folder.writer, `${lines}/bulk.jsonl`, once);
  expect(problems).toMatchObject([
    { line: 1, reason: expect.stringContaining('taken by a file of the corpus folder') },
  ]);
});

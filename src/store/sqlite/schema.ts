import { corpusSource, importPrefix } from '../source-names.ts';

/** The tables of the store, and the steps that bring an older store up to them. */

/** Columns of an article's version that a reader can see, or that follow from them. */
const versionColumns = `
    title TEXT NOT NULL, source TEXT, date TEXT, url TEXT,
    title_is_ours INTEGER NOT NULL, author TEXT, section TEXT, language TEXT NOT NULL, updated TEXT,
    status TEXT NOT NULL, correction TEXT, hash TEXT NOT NULL, sentences BLOB NOT NULL, structure TEXT NOT NULL, text TEXT NOT NULL`;

/** The same by name, for what is copied from table to table. */
export const versionNames =
  'title, source, date, url, title_is_ours, author, section, language, updated, status, correction, hash, sentences, structure, text';

const sourceTables = `
  -- Where coverage comes from. Moments are milliseconds since 1970; cursor, counts and held are JSON. The cursor stands
  -- last: that of a feed has a megabyte, which SQLite reads through to what stands after it.
  CREATE TABLE sources (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, counts TEXT NOT NULL DEFAULT '{}',
    added_at INTEGER NOT NULL, tried_at INTEGER, succeeded_at INTEGER, changed_at INTEGER, next_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0, trouble TEXT, held TEXT, told TEXT, longest_silence_ms INTEGER NOT NULL DEFAULT 0,
    is_dismissed INTEGER NOT NULL DEFAULT 0, cursor TEXT
  );
  -- What a source held when it was read last, by the key under which it came first; what couldn't be read keeps its problem as JSON.
  CREATE TABLE items (
    source INTEGER NOT NULL, key TEXT NOT NULL, stamp TEXT NOT NULL, article TEXT, problem TEXT, first_seen INTEGER NOT NULL,
    PRIMARY KEY (source, key)
  ) WITHOUT ROWID;
  CREATE INDEX items_article ON items (article) WHERE article IS NOT NULL;
  -- How many articles each source holds: counting them anew takes as long as there are many.
  CREATE TABLE item_counts (source INTEGER PRIMARY KEY, articles INTEGER NOT NULL);
  CREATE TRIGGER item_comes AFTER INSERT ON items WHEN new.article IS NOT NULL BEGIN
    INSERT INTO item_counts VALUES (new.source, 1) ON CONFLICT DO UPDATE SET articles = articles + 1;
  END;
  CREATE TRIGGER item_goes AFTER DELETE ON items WHEN old.article IS NOT NULL BEGIN
    UPDATE item_counts SET articles = articles - 1 WHERE source = old.source;
  END;
  CREATE TRIGGER item_changes AFTER UPDATE OF article ON items WHEN (old.article IS NULL) <> (new.article IS NULL) BEGIN
    INSERT INTO item_counts VALUES (new.source, iif(new.article IS NULL, 0, 1))
      ON CONFLICT DO UPDATE SET articles = articles + iif(new.article IS NULL, -1, 1);
  END;
  -- Other names of an item: an item is known by several at once.
  CREATE TABLE item_names (
    source INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (source, name)
  ) WITHOUT ROWID;
  CREATE INDEX item_names_key ON item_names (source, key);
  -- Articles that are drafts for a time: until when, in milliseconds since 1970, and as what they appear then.
  CREATE TABLE embargoes (article TEXT PRIMARY KEY, until INTEGER NOT NULL, status TEXT NOT NULL) WITHOUT ROWID;
  -- What stands on most pages of a site, as JSON.
  CREATE TABLE sites (host TEXT PRIMARY KEY, blocks TEXT NOT NULL) WITHOUT ROWID;
  -- What articles said before: each version with when it was seen first and last, and why it is here no more.
  CREATE TABLE past_versions (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, first_seen INTEGER, last_seen INTEGER NOT NULL, ended TEXT NOT NULL,
    ${versionColumns}
  );
  CREATE INDEX past_versions_id ON past_versions (id, number);
`;

const hiddenTable = `
  -- Articles that editors keep out of answers, who did that and when, in milliseconds since 1970; how far the index has followed.
  CREATE TABLE hidden (
    article TEXT PRIMARY KEY, hidden_by TEXT, hidden_at INTEGER NOT NULL, standing TEXT NOT NULL
  ) WITHOUT ROWID;
`;

/** What came when: a window is looked up, not searched for. */
const arrivalIndexes = `
  CREATE INDEX articles_first_seen ON articles (first_seen);
  CREATE INDEX past_versions_first_seen ON past_versions (first_seen);
`;

/** The change by which an article went because its outlet shows it no more; empty where it went for another reason, or didn't go. */
const takenDown = `
  ALTER TABLE past_versions ADD COLUMN taken_down INTEGER;
  CREATE INDEX past_versions_taken_down ON past_versions (taken_down) WHERE taken_down IS NOT NULL;
`;

/** What couldn't be read is looked through often, and is little. */
const refusedIndex = 'CREATE INDEX items_refused ON items (source, key) WHERE problem IS NOT NULL;';

/** A store that is new. */
export const schema = `
  -- Which store this is, and the number of its last change.
  CREATE TABLE meta (id TEXT NOT NULL, sequence INTEGER NOT NULL);
  -- doc is the number of the change that wrote this version of the article: another version has another doc.
  CREATE TABLE articles (
    doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first_seen INTEGER,
    ${versionColumns}
  );
  -- Versions that aren't here any more, by the number of the change that took them out.
  CREATE TABLE gone (sequence INTEGER PRIMARY KEY, doc INTEGER NOT NULL);
  ${sourceTables}
  ${hiddenTable}
  ${arrivalIndexes}
  ${refusedIndex}
  ${takenDown}
`;

/** Rises with every change of the tables. */
export const schemaVersion = 14;
/** Stores before this one held nothing that the coverage doesn't hold: they are built anew. */
export const oldestVersion = 9;

/** Each takes a store from one version to the next, from the oldest on; a step that was released never changes. */
export const steps: readonly string[] = [
  // Files of the corpus folder and imports become items of sources; articles keep their numbers, so that the index still fits.
  `${sourceTables}
   INSERT INTO sources (id, kind, added_at) VALUES ('${corpusSource}', 'folder', unixepoch() * 1000);
   INSERT INTO items SELECT 1, path, stamp, article, problem, unixepoch() * 1000 FROM files;
   INSERT INTO sources (id, kind, added_at, cursor, counts)
     SELECT '${importPrefix}' || file, 'jsonl', unixepoch() * 1000,
       json_object('stamp', stamp, 'pass', pass, 'offset', offset, 'lines', lines, 'isFinished', json(iif(finished = 1, 'true', 'false'))),
       counts
     FROM imports ORDER BY id;
   INSERT INTO items
     SELECT sources.number, articles.id, articles.pass || ':0', articles.id, NULL, unixepoch() * 1000
     FROM articles JOIN imports ON imports.id = articles.import JOIN sources ON sources.id = '${importPrefix}' || imports.file;
   DROP INDEX articles_of_files; DROP INDEX articles_of_imports;
   ALTER TABLE articles DROP COLUMN import; ALTER TABLE articles DROP COLUMN pass;
   ALTER TABLE articles ADD COLUMN first_seen INTEGER;
   DROP TABLE files; DROP TABLE imports;`,
  hiddenTable,
  arrivalIndexes,
  refusedIndex,
  takenDown,
];

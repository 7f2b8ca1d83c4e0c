import type { DatabaseSync } from 'node:sqlite';
import { DataFolderError } from '../data-folder-error.ts';
import { tablesVersion } from './tables-version.ts';
import { copyBeforeUpgrade } from './upgrade-copies.ts';

/** Each step takes the tables from one version to the next; a step that was released never changes. */
const steps: readonly string[] = [
  `CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;`,
  // Which files were imported: the index can be deleted, and must find them again.
  `CREATE TABLE imports (file TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;`,
  // Times are milliseconds since 1970. Dollars stand apart from who spent them: they count on when a person is forgotten.
  `CREATE TABLE traces (
     id TEXT PRIMARY KEY, asked_at INTEGER NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL, asker TEXT, server TEXT,
     question TEXT NOT NULL, status TEXT NOT NULL, cost REAL, record TEXT NOT NULL
   ) STRICT;
   CREATE INDEX traces_asked_at ON traces (asked_at);
   CREATE INDEX traces_asker ON traces (asker) WHERE asker IS NOT NULL;
   CREATE TABLE spending (ended_at INTEGER NOT NULL, dollars REAL NOT NULL) STRICT;
   CREATE INDEX spending_ended_at ON spending (ended_at);`,
  // A public answer goes by its key to whoever asks the same; a rating ends with its trace. `usage` counts questions by hash.
  `ALTER TABLE traces ADD COLUMN repeat_key TEXT;
   CREATE INDEX traces_repeat_key ON traces (repeat_key, asked_at) WHERE repeat_key IS NOT NULL;
   CREATE TABLE ratings (
     trace TEXT NOT NULL REFERENCES traces (id) ON DELETE CASCADE, rater TEXT NOT NULL, rating TEXT NOT NULL, reason TEXT,
     comment TEXT, rated_at INTEGER NOT NULL, PRIMARY KEY (trace, rater)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX ratings_rater ON ratings (rater);
   CREATE TABLE usage (who TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
   CREATE INDEX usage_who ON usage (who, at);
   CREATE INDEX usage_at ON usage (at);`,
  // Who was erased when: what they asked before and is being answered still must not be kept. A day's dollars are added up from the index alone.
  `CREATE TABLE erased (asker TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   DROP INDEX spending_ended_at;
   CREATE INDEX spending_ended_at ON spending (ended_at, dollars);`,
  // What only one process may do at a time.
  `CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
  // What comes by itself. A claim is a holder and how long it holds; 0 is none. A post of the editors' desk that isn't out loses the words of a trace with the trace.
  `CREATE TABLE schedules (
     seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, server TEXT NOT NULL, form TEXT NOT NULL, paused TEXT, paused_at INTEGER,
     told_until INTEGER NOT NULL, settled_until INTEGER NOT NULL, created_at INTEGER NOT NULL, holder TEXT, held_until INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE INDEX schedules_server ON schedules (server);
   CREATE TABLE deliveries (
     seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, channel TEXT NOT NULL, forum TEXT, crosspost INTEGER NOT NULL,
     payload TEXT NOT NULL, mark TEXT NOT NULL, due_at INTEGER NOT NULL, schedule TEXT, tells_until INTEGER, created_at INTEGER NOT NULL,
     state TEXT NOT NULL DEFAULT 'waiting', sent_at INTEGER, not_before INTEGER NOT NULL DEFAULT 0, holder TEXT, held_until INTEGER NOT NULL DEFAULT 0,
     trouble TEXT, trouble_at INTEGER, is_told INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0,
     posted_channel TEXT, posted_message TEXT,
     crosspost_state TEXT, crossposted_at INTEGER
   ) STRICT;
   CREATE INDEX deliveries_open ON deliveries (channel, seq, held_until, not_before, due_at) WHERE state IN ('waiting', 'sending');
   CREATE INDEX deliveries_schedule ON deliveries (schedule) WHERE state IN ('waiting', 'sending');
   CREATE INDEX deliveries_crossposts ON deliveries (posted_channel, seq) WHERE crosspost_state = 'waiting';
   CREATE INDEX deliveries_crossposted ON deliveries (posted_channel, crossposted_at) WHERE crosspost_state = 'done';
   CREATE TABLE delivery_traces (
     trace TEXT NOT NULL, delivery INTEGER NOT NULL REFERENCES deliveries (seq) ON DELETE CASCADE, PRIMARY KEY (trace, delivery)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX delivery_traces_delivery ON delivery_traces (delivery);
   CREATE TRIGGER desk_posts_end AFTER DELETE ON traces BEGIN
     UPDATE deliveries SET payload = '', state = CASE state WHEN 'waiting' THEN 'dropped' ELSE state END
       WHERE kind = 'desk' AND state IN ('waiting', 'sending', 'held')
         AND seq IN (SELECT delivery FROM delivery_traces WHERE trace = OLD.id);
   END;`,
  `CREATE INDEX deliveries_told ON deliveries (schedule, tells_until) WHERE state IN ('posted', 'held');`,
  // Which versions of which articles a trace cites, and where its answer stands; a delivery may edit what stands there. Who follows something is kept in clear.
  `CREATE TABLE cited (
     article TEXT NOT NULL, trace TEXT NOT NULL REFERENCES traces (id) ON DELETE CASCADE, version TEXT NOT NULL, PRIMARY KEY (article, trace, version)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX cited_trace ON cited (trace);
   INSERT OR IGNORE INTO cited SELECT citation.value ->> 'article', traces.id, citation.value ->> 'version'
     FROM traces, json_each(record, '$.answer.citations') AS citation;
   INSERT OR IGNORE INTO cited SELECT citation.value ->> 'article', traces.id, citation.value ->> 'version'
     FROM traces, json_each(record, '$.digest.items') AS item, json_each(item.value, '$.citations') AS citation;
   INSERT OR IGNORE INTO cited SELECT citation.value ->> 'article', traces.id, citation.value ->> 'version'
     FROM traces, json_each(record, '$.timeline.items') AS item, json_each(item.value, '$.citations') AS citation;
   CREATE TABLE shown (
     first TEXT PRIMARY KEY, trace TEXT NOT NULL REFERENCES traces (id) ON DELETE CASCADE, channel TEXT NOT NULL, messages TEXT NOT NULL, language TEXT NOT NULL,
     is_checked INTEGER NOT NULL DEFAULT 0
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX shown_trace ON shown (trace);
   CREATE INDEX shown_unchecked ON shown (first) WHERE NOT is_checked;
   INSERT OR IGNORE INTO shown (first, trace, channel, messages, language)
     SELECT posted_message, trace, posted_channel, json_array(posted_message), '' FROM deliveries JOIN delivery_traces ON delivery = seq
       WHERE kind = 'digest' AND state = 'posted' AND trace IN (SELECT id FROM traces);
   ALTER TABLE deliveries ADD COLUMN edits_channel TEXT;
   ALTER TABLE deliveries ADD COLUMN edits_message TEXT;
   CREATE INDEX deliveries_edits ON deliveries (edits_message, seq) WHERE edits_message IS NOT NULL;
   DROP INDEX deliveries_open;
   CREATE INDEX deliveries_open ON deliveries (channel, seq, held_until, not_before, due_at) WHERE state IN ('waiting', 'sending') AND edits_message IS NULL;
   CREATE INDEX deliveries_changes ON deliveries (channel, seq, held_until, not_before, due_at) WHERE state IN ('waiting', 'sending') AND edits_message IS NOT NULL;
   ALTER TABLE schedules ADD COLUMN follower TEXT;
   CREATE INDEX schedules_follower ON schedules (follower) WHERE follower IS NOT NULL;`,
  // Replies that somebody in Discord waits for. `counted` is JSON: whose question it is, and when it was counted.
  `CREATE TABLE deferred (
     interaction TEXT PRIMARY KEY, application TEXT NOT NULL, token TEXT NOT NULL, asker TEXT NOT NULL, language TEXT NOT NULL, deferred_at INTEGER NOT NULL,
     counted TEXT NOT NULL, holder TEXT NOT NULL, held_until INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
  // What commands ask of the process that takes the coverage in; files that were handed in lie in the folder.
  `CREATE TABLE errands (
     id TEXT PRIMARY KEY, form TEXT NOT NULL, handed_in_at INTEGER NOT NULL, progress TEXT, outcome TEXT, ended_at INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE UNIQUE INDEX errands_open ON errands (form) WHERE outcome IS NULL;`,
];

/** The version that the tables are brought to. */
export const stateVersion = steps.length;

function versionOf(database: DatabaseSync, path: string): number {
  const version = tablesVersion(database);
  if (version > stateVersion) {
    throw new DataFolderError({
      found: `${path} was written by a newer version of Dateline (schema ${version}; this one knows up to ${stateVersion}).`,
      remedy: 'It was left as it is: update Dateline, or use another data folder.',
    });
  }
  return version;
}

/**
 * Brings the tables up to date, in one transaction; as they were before, they are kept in a copy.
 * @throws {DataFolderError} when they are from a newer version.
 */
export function migrate(database: DatabaseSync, path: string): void {
  const version = versionOf(database, path);
  if (version === stateVersion) return;
  if (version > 0) copyBeforeUpgrade(database, path, version);
  database.exec('BEGIN IMMEDIATE');
  try {
    // Looked at again inside: another process may have been quicker.
    for (const step of steps.slice(versionOf(database, path))) database.exec(step);
    database.exec(`PRAGMA user_version = ${stateVersion}; COMMIT`);
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/**
 * @returns false when the tables are older: the next start brings them up to date.
 * @throws {DataFolderError} when they are from a newer version.
 */
export function checkKnown(database: DatabaseSync, path: string): boolean {
  return versionOf(database, path) === stateVersion;
}

/** @throws {DataFolderError} when the tables are from another version; for who may only read. */
export function checkCurrent(database: DatabaseSync, path: string): void {
  const version = versionOf(database, path);
  if (version < stateVersion) {
    throw new DataFolderError({
      found: `${path} was written by an older version of Dateline (schema ${version}; this one needs ${stateVersion}).`,
      remedy: 'Start Dateline once, or ask it something: that brings it up to date.',
    });
  }
}

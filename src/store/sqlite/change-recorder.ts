import type { DatabaseSync, Session } from 'node:sqlite';

/**
 * What a process keeps next to the store when its coverage is shared: changes that the others don't have yet, and the number of the last one that all have. They are made
 * where they are needed, and belong to no version of the store's tables.
 */
export const sharingTables = `
  CREATE TABLE IF NOT EXISTS unshared (number INTEGER PRIMARY KEY AUTOINCREMENT, sequence INTEGER NOT NULL, changes BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS shared (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL);
  INSERT OR IGNORE INTO shared VALUES (1, 0);
`;

/** Whoever writes the store by itself from now on has coverage of its own: what it changes is handed on to nobody. */
export const unsharingTables = 'DROP TABLE IF EXISTS unshared; DROP TABLE IF EXISTS shared';

/**
 * Tables whose rows are never handed on: each process follows what editors hide by itself, and the counts follow from the items.
 */
const ownTables: ReadonlySet<string> = new Set(['hidden', 'item_counts', 'unshared', 'shared', 'sqlite_sequence']);

/** Whether changes of a table are handed on to other processes. */
export function isHandedOn(table: string): boolean {
  return !ownTables.has(table);
}

/** Keeps what each transaction changes, in the same transaction: what is in the store is never missing among what is handed on. */
export class ChangeRecorder {
  readonly #database: DatabaseSync;
  readonly #keep;

  constructor(database: DatabaseSync) {
    database.exec(sharingTables);
    this.#database = database;
    this.#keep = database.prepare('INSERT INTO unshared (sequence, changes) VALUES (?, ?)');
  }

  /** At the beginning of a transaction. */
  begin(): Session {
    return this.#database.createSession();
  }

  /** Before its end. @param sequence number of the store's last change. */
  keep(session: Session, sequence: number): void {
    const changes = session.changeset();
    if (changes.length > 0) this.#keep.run(sequence, changes);
  }
}

import { existsSync, renameSync, rmSync } from 'node:fs';
import { backup, constants, DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { DivergedError, type SharedChange } from '../shared-coverage.ts';
import { busyTimeoutMs } from './busy-timeout.ts';
import { isHandedOn, sharingTables } from './change-recorder.ts';
import { storePath } from './database.ts';
import { tablesVersion } from './tables-version.ts';
import { transaction } from './transaction.ts';

const unsharedRow = z.object({ number: z.number(), sequence: z.number(), changes: z.instanceof(Uint8Array) });
const standingRow = z.object({ id: z.string(), position: z.number(), articles: z.number(), unshared: z.number() });

/** How the store of this data folder stands to the coverage that is shared. */
interface ReplicaStanding {
  readonly id: string;
  readonly schema: number;
  /** Number of the last shared change that is in it. */
  readonly position: number;
  readonly articles: number;
  /** Whether it was one of the copies when it was written last. */
  readonly isCopy: boolean;
  /** Changes of its own that nobody else has. */
  readonly unshared: number;
}

/** The store of a data folder as one of several copies. Each call opens the file for itself, next to whoever reads and writes it. */
export class Replica {
  readonly #path: string;

  constructor(dataDir: string) {
    this.#path = storePath(dataDir);
  }

  /** `null` where there is none yet. */
  standing(): ReplicaStanding | null {
    if (!existsSync(this.#path)) return null;
    const isCopy = this.#isCopy();
    return this.#using((database) => {
      const found = database
        .prepare(
          `SELECT id, (SELECT position FROM shared) AS position, (SELECT count(*) FROM articles) AS articles,
             (SELECT count(*) FROM unshared) AS unshared FROM meta`,
        )
        .get();
      return { ...standingRow.parse(found), isCopy, schema: tablesVersion(database) };
    });
  }

  /** The first changes that nobody else has, as many as there are up to some bytes. */
  unshared(mostBytes: number): (SharedChange & { readonly number: number })[] {
    return this.#using((database) => {
      const found: z.infer<typeof unsharedRow>[] = [];
      let bytes = 0;
      for (const row of database.prepare('SELECT number, sequence, changes FROM unshared ORDER BY number').iterate()) {
        const change = unsharedRow.parse(row);
        bytes += change.changes.length;
        if (found.length > 0 && bytes > mostBytes) break;
        found.push(change);
      }
      return found;
    });
  }

  /** All have the changes up to one of them. @param position number of the last that is shared. */
  handedOn(number: number, position: number): void {
    this.#using((database) =>
      transaction(database, () => {
        database.prepare('DELETE FROM unshared WHERE number <= ?').run(number);
        database.prepare('UPDATE shared SET position = ?').run(position);
      }),
    );
  }

  /**
   * Does what others did, in order.
   * @param position number of the last of these changes.
   * @throws {DivergedError} when this copy has something else: nothing was changed.
   */
  apply(changes: readonly SharedChange[], position: number): void {
    this.#using((database) =>
      transaction(database, () => {
        const sequence = database.prepare('UPDATE meta SET sequence = ?');
        for (const change of changes) {
          const onConflict = (): number => constants.SQLITE_CHANGESET_ABORT;
          if (!database.applyChangeset(change.changes, { filter: isHandedOn, onConflict })) throw new DivergedError();
          sequence.run(change.sequence);
        }
        database.prepare('UPDATE shared SET position = ?').run(position);
      }),
    );
  }

  /**
   * Writes a copy of the store as others can begin with.
   * @returns up to which of its own changes are in the copy; 0 for none.
   */
  async copyTo(path: string): Promise<number> {
    const database = this.#open();
    try {
      await backup(database, path, { rate: 1_000 });
    } finally {
      database.close();
    }
    const copy = new DatabaseSync(path);
    try {
      const upTo = Number(copy.prepare('SELECT max(number) AS number FROM unshared').get()?.['number'] ?? 0);
      // What editors hide has its own way.
      copy.exec('PRAGMA journal_mode = DELETE; DELETE FROM unshared; DELETE FROM hidden');
      return upTo;
    } finally {
      copy.close();
    }
  }

  /** Puts a copy in place of the store, which nobody has open. @param position number of the last shared change that is in it. */
  replaceWith(path: string, position: number): void {
    for (const ending of ['', '-wal', '-shm']) rmSync(`${this.#path}${ending}`, { force: true });
    renameSync(path, this.#path);
    this.#using((database) => database.prepare('UPDATE shared SET position = ?').run(position));
  }

  /** Looked up before the tables for it are made. */
  #isCopy(): boolean {
    const database = new DatabaseSync(this.#path, { readOnly: true, timeout: busyTimeoutMs });
    try {
      return database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'shared'").get() !== undefined;
    } finally {
      database.close();
    }
  }

  #open(): DatabaseSync {
    const database = new DatabaseSync(this.#path, { timeout: busyTimeoutMs });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec(sharingTables);
    return database;
  }

  #using<T>(use: (database: DatabaseSync) => T): T {
    const database = this.#open();
    try {
      return use(database);
    } finally {
      database.close();
    }
  }
}

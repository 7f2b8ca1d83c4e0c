import type { DatabaseSync } from 'node:sqlite';

/** Whoever reads along (a backup, a shell) is mostly done by then. */
const againMs = 60_000;

/**
 * Writes over what was deleted: it lies in the write-ahead log still, until that is cut to nothing. While somebody else reads the database
 * that can't be done; it is then tried again each minute, and nobody waits for it.
 * @param busyTimeoutMs what the database's other statements wait for a lock.
 */
export function createWipe(database: DatabaseSync, busyTimeoutMs: number): { wipe(): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  const wipe = (): void => {
    database.exec('PRAGMA busy_timeout = 0');
    let isBusy = true;
    try {
      isBusy = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] !== 0;
    } finally {
      database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    }
    if (timer !== null) clearTimeout(timer);
    timer = isBusy ? setTimeout(wipe, againMs) : null;
    // The program may end while it waits: the next start empties the log.
    timer?.unref();
  };
  return { wipe, stop: () => void (timer !== null && clearTimeout(timer)) };
}

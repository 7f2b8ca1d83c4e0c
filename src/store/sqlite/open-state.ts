import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { diskTrouble } from '../../wording/disk-trouble.ts';
import { errorMessage } from '../../wording/error-message.ts';
import { DataFolderError } from '../data-folder-error.ts';
import type { Erasure } from '../erasure.ts';
import { keepRetention } from '../retention.ts';
import { isThere, rightsTrouble } from '../rights.ts';
import type { State } from '../state.ts';
import type { OpenedTraces } from '../traces.ts';
import { busyTimeoutMs } from './busy-timeout.ts';
import { deferredTable } from './deferred-table.ts';
import { deliveryTable } from './delivery-table.ts';
import { erasureTable } from './erasure-table.ts';
import { errandTable } from './errand-table.ts';
import { identityHash } from './id-hash.ts';
import { countImports, importTable } from './import-table.ts';
import { leaseTable } from './lease-table.ts';
import { ratingReader, ratingTable } from './rating-table.ts';
import { scheduleTable } from './schedule-table.ts';
import { settingTable } from './setting-table.ts';
import { shownTable } from './shown-table.ts';
import { spendingTable } from './spending-table.ts';
import { checkCurrent, checkKnown, migrate } from './state-migrations.ts';
import { traceReader, traceTable } from './trace-table.ts';
import { dropStateCopies } from './upgrade-copies.ts';
import { usageTable } from './usage-table.ts';
import { createWipe } from './wipe.ts';

/**
 * Who holds leases is whoever has locked the data folder that this file lies in: one process alone can, and the next one after a crash goes on
 * at once with what that one held.
 */
const holder = 'data folder';

/** What the log may have when it is begun anew. */
const maxIdleLogBytes = 8 * 1024 * 1024;

/**
 * Opens the state, `state.sqlite` in the data folder. It is a file apart from the articles' `store.sqlite`, because it is written otherwise: each
 * write waits for the disk, so that it survives a power cut, and what is deleted is overwritten, so that people can be forgotten; articles
 * by the thousand would pay for both. It takes several connections and processes; opening is synchronous, and so is each statement
 * inside: a method's work is done when its promise is there.
 *
 * An older one is brought up to date in one transaction.
 * @throws {DataFolderError} when it's damaged, from a newer version or can't be written; the file is left as it is.
 */
export function openState(dataDir: string): State {
  const path = join(dataDir, 'state.sqlite');
  const isNew = !isThere(path);
  return opened(path, false, (database) => {
    if (!isNew) checkWhole(database, path);
    // FULL: what was acknowledged survives a power cut too. What is deleted is overwritten: people may be forgotten.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    database.exec(`PRAGMA journal_size_limit = ${maxIdleLogBytes}`);
    migrate(database, path);
    return stateOver(database, dataDir);
  });
}

/**
 * Opens the traces for reading, next to a running bot.
 * @throws {DataFolderError} when there are none, or they are damaged or from another version.
 */
export function openTraces(dataDir: string): OpenedTraces {
  const path = join(dataDir, 'state.sqlite');
  if (!isThere(path)) {
    throw new DataFolderError({
      found: `There are no traces in ${dataDir} yet.`,
      remedy: "Ask something first, or point DATA_DIR or --data to the bot's data folder.",
    });
  }
  return opened(path, true, (database) => {
    checkCurrent(database, path);
    return { ...traceReader(database), ratings: ratingReader(database), close: async () => database.close() };
  });
}

/**
 * Looks into a data folder's state next to a running bot, and changes nothing.
 * @returns how many imported files it knows; `null` when there is no state yet.
 * @throws {DataFolderError} when it is damaged or from a newer version.
 */
export function inspectState(dataDir: string): { readonly imports: number } | null {
  const path = join(dataDir, 'state.sqlite');
  if (!isThere(path)) return null;
  return opened(path, true, (database) => {
    const isCurrent = checkKnown(database, path);
    checkWhole(database, path);
    const imports = isCurrent ? countImports(database) : 0;
    database.close();
    return { imports };
  });
}

function opened<T>(path: string, readOnly: boolean, use: (database: DatabaseSync) => T): T {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: busyTimeoutMs, readOnly });
    return use(database);
  } catch (error) {
    database?.close();
    if (error instanceof DataFolderError) throw error;
    const disk = diskTrouble(error, path) ?? rightsTrouble(error, path);
    if (disk !== null) throw new DataFolderError(disk);
    throw new DataFolderError({
      found: `${path} can't be opened (${errorMessage(error)}). It was left as it is.`,
      remedy: 'If it is damaged, put a backup in its place, or move it away to start with an empty one.',
    });
  }
}

function checkWhole(database: DatabaseSync, path: string): void {
  const found = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (found === 'ok') return;
  throw new DataFolderError({
    found: `${path} is damaged (${String(found)}).`,
    remedy: 'It was left as it is: put a backup in its place, or move it away to start with an empty one.',
  });
}

function stateOver(database: DatabaseSync, dataDir: string): State {
  const { wipe, stop: stopWiping } = createWipe(database, busyTimeoutMs);
  const traces = traceTable(database, wipe);
  const usage = usageTable(database);
  const spending = spendingTable(database);
  const erasing = erasureTable(database, wipe);
  const erasure: Erasure = {
    ...erasing,
    erase: async (person, at) => {
      dropStateCopies(dataDir);
      return erasing.erase(person, at);
    },
  };
  const settings = settingTable(database);
  const deliveries = deliveryTable(database);
  const retention = keepRetention({ settings, traces, spending, usage, erasure, deliveries });
  const leases = leaseTable(database);
  const close = async (): Promise<void> => {
    await retention.stop();
    stopWiping();
    if (database.isOpen) database.close();
  };
  return {
    settings,
    folder: { imports: importTable(database), leases, holder, close, dropCopies: () => dropStateCopies(dataDir) },
    traces,
    shown: shownTable(database),
    ratings: ratingTable(database),
    erasure,
    usage,
    deferred: deferredTable(database),
    spending,
    schedules: scheduleTable(database, () => {
      dropStateCopies(dataDir);
      wipe();
    }),
    deliveries,
    errands: errandTable(database, dataDir),
    coverage: null,
    leases,
    holder,
    retain: retention.retain,
    hashId: identityHash(database),
    close,
  };
}

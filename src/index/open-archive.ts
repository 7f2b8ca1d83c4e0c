import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveError, isDamage, isIndexDamage } from '../store/damage.ts';
import { ChangeRecorder, unsharingTables } from '../store/sqlite/change-recorder.ts';
import { type OpenedStore, openStore, setStoreAside } from '../store/sqlite/database.ts';
import { salvage } from '../store/sqlite/salvage.ts';
import { Store } from '../store/sqlite/store.ts';
import { diskTrouble } from '../wording/disk-trouble.ts';
import { errorMessage } from '../wording/error-message.ts';
import { inOneGo } from '../wording/trouble.ts';
import { ArchiveWriter } from './archive-writer.ts';
import { deleteOthers, indexFolder, indexVersion, readManifest } from './manifest.ts';
import { Published, type PublishedState } from './published-index.ts';
import { putBackShown } from './put-back-shown.ts';
import { DamagedSegmentError, Segment, type SegmentHandle } from './segment.ts';
import { readSegment, type Write, writeAll } from './segment-file.ts';

/** Why the index is made from the store anew. */
type IndexRebuilt = 'damaged' | 'other version' | 'other time zone' | null;

interface OpenedArchive {
  readonly writer: ArchiveWriter;
  readonly published: Published;
  readonly rebuilt: OpenedStore['rebuilt'];
  readonly indexRebuilt: IndexRebuilt;
}

export interface OpenOptions {
  /** Where another thread of this process has the index already: nothing is read again. */
  readonly state?: PublishedState | undefined;
  /** Segments that were read and checked already. */
  readonly ahead?: readonly SegmentHandle[];
  /** Whether what changes in the store is kept for other processes. */
  readonly isShared?: boolean;
  /** Whether another process writes, and this one follows it: nothing is written here. */
  readonly isFollowing?: boolean;
  readonly write?: Write;
  readonly now?: () => number;
  /** The moment at which versions are seen. */
  readonly clock?: () => Date;
}

/**
 * Opens store and index for writing; makes what is missing, and brings the index up to the store.
 * Where the store is damaged, it starts from nothing.
 * @throws {ArchiveError} when the folder can't be written or the store is from a newer version.
 */
export function openArchive(dataDir: string, timeZone: string, options: OpenOptions = {}): OpenedArchive {
  try {
    return openOnce(dataDir, timeZone, options);
  } catch (error) {
    const disk = diskTrouble(error, dataDir);
    if (disk !== null) throw new ArchiveError(inOneGo(disk));
    if (!isDamage(error)) throw error;
    deleteIndex(dataDir);
    if (isIndexDamage(error)) return { ...openOnce(dataDir, timeZone, options), indexRebuilt: 'damaged' };
    setStoreAside(dataDir);
    return { ...openOnce(dataDir, timeZone, options), rebuilt: 'damaged' };
  }
}

function openOnce(dataDir: string, timeZone: string, options: OpenOptions): OpenedArchive {
  const { database, rebuilt } = openStore(dataDir);
  const { isShared = false, isFollowing = false } = options;
  if (!isShared) database.exec(unsharingTables);
  const store = new Store(database, isShared ? new ChangeRecorder(database) : null);
  if (!isFollowing) salvage(dataDir, store);
  try {
    const folder = indexFolder(dataDir);
    const { state, ahead = [], write = writeAll, now = () => performance.now(), clock = () => new Date() } = options;
    const found = state
      ? { published: new Published(state), indexRebuilt: null }
      : openIndex(folder, store, timeZone, rebuilt !== null, ahead);
    const writer = new ArchiveWriter({ folder, store, timeZone, write, now, clock, published: found.published });
    if (isFollowing) return { writer, rebuilt, ...found };
    writer.catchUp();
    writer.followHidden();
    if (isShared) putBackShown(writer);
    return { writer, rebuilt, ...found };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** What stands on disk, or nothing where that can't be used. */
function openIndex(
  folder: string,
  store: Store,
  timeZone: string,
  isNewStore: boolean,
  ahead: readonly SegmentHandle[],
): { published: Published; indexRebuilt: IndexRebuilt } {
  const published = new Published();
  const anew = (indexRebuilt: IndexRebuilt) => {
    clear(folder);
    published.publish(0, []);
    return { published, indexRebuilt: isNewStore ? null : indexRebuilt };
  };
  const manifest = readManifest(folder);
  if (manifest === null) return anew(null);
  if (manifest === 'damaged') return anew('damaged');
  if (manifest.version !== indexVersion) return anew('other version');
  if (manifest.timeZone !== timeZone) return anew('other time zone');
  // Of another store, or ahead of it after a power cut.
  if (manifest.store !== store.id || manifest.sequence > store.sequence) return anew('damaged');
  try {
    const read = new Map(ahead.map((handle) => [handle.path, handle]));
    const segments = manifest.segments.map((name) => {
      const path = join(folder, name);
      const handle = read.get(path);
      return handle ? new Segment(handle) : readSegment(path);
    });
    // What a crash or the last merge left behind; nobody else has the folder open.
    deleteOthers(folder, manifest.segments);
    published.publish(manifest.sequence, segments);
    return { published, indexRebuilt: null };
  } catch (error) {
    if (!(error instanceof DamagedSegmentError)) throw error;
    return anew('damaged');
  }
}

function clear(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new ArchiveError(
      `The index ${folder} can't be written (${errorMessage(error)}). ` +
        'Make its folder writable for this user, or set DATA_DIR or --data to another folder.',
    );
  }
}

/** Deletes an index that nobody has open: it is made from the store anew. */
export function deleteIndex(dataDir: string): void {
  rmSync(indexFolder(dataDir), { recursive: true, force: true });
}

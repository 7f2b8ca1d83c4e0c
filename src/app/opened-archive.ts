import { ArchiveReader } from '../index/archive-reader.ts';
import type { ArchiveWriter } from '../index/archive-writer.ts';
import { deleteIndex, type OpenOptions, openArchive } from '../index/open-archive.ts';
import type { Published } from '../index/published-index.ts';
import { calendarIn } from '../language/calendar.ts';
import { createLibrary, type Library } from '../retrieve/library.ts';
import { isIndexDamage } from '../store/damage.ts';
import { openStoreForReading, setStoreAside } from '../store/sqlite/database.ts';

const storeReasons = {
  damaged: 'The store was damaged; it was moved aside, and is rebuilt from the coverage.',
  'older version': 'The index is from an older version; it is rebuilt from the coverage.',
};

/** The articles are whole; what is made of them for searching isn't, or is made otherwise now. */
const indexReasons = {
  damaged: 'The search index was damaged; it is rebuilt from the articles.',
  'other version': 'The search index is from another version; it is rebuilt from the articles.',
  'other time zone': 'TIME_ZONE has changed; the index is rebuilt.',
};

/** Store and index of a data folder, opened for writing and for searching. */
export class OpenedArchive {
  readonly writer: ArchiveWriter;
  readonly published: Published;
  readonly library: Library;
  readonly #reader: ArchiveReader;
  #isOpen = true;

  /**
   * @param tell says a line to the person who runs it.
   * @throws {ArchiveError} with what to do.
   */
  constructor(
    dataDir: string,
    timeZone: string,
    tell: (line: string) => void,
    options: Pick<OpenOptions, 'ahead' | 'isShared' | 'isFollowing'> = {},
  ) {
    const { writer, published, rebuilt, indexRebuilt } = openArchive(dataDir, timeZone, options);
    if (rebuilt !== null) tell(storeReasons[rebuilt]);
    else if (indexRebuilt !== null) tell(indexReasons[indexRebuilt]);
    this.writer = writer;
    this.published = published;
    this.#reader = new ArchiveReader(openStoreForReading(dataDir), published);
    this.library = createLibrary(this.#reader, calendarIn(timeZone));
  }

  /** May be called more than once. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#reader.close();
    this.writer.close();
  }
}

/** Takes what is damaged out of the way, of a data folder that nobody has open: the index, or the store as well. */
export function clearDamage(dataDir: string, damage: unknown, tell: (line: string) => void): void {
  const isStoreWhole = isIndexDamage(damage);
  tell(isStoreWhole ? indexReasons.damaged : storeReasons.damaged);
  if (!isStoreWhole) setStoreAside(dataDir);
  deleteIndex(dataDir);
}

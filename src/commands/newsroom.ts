import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import type { Published } from '../index/published.ts';
import { ArchiveReader } from '../index/reader.ts';
import { type ArchiveWriter, deleteIndex, openArchive } from '../index/writer.ts';
import { type ImportReport, removeImport } from '../ingest/import.ts';
import type { Problem } from '../ingest/problem.ts';
import { syncFolder } from '../ingest/sync.ts';
import { createLibrary, type Library } from '../retrieve/library.ts';
import { DataFolderError, lockDataFolder } from '../state/lock.ts';
import { openState, type State } from '../state/state.ts';
import { deleteStore, isDamage, isIndexDamage, openStoreForReading } from '../store/database.ts';
import { diskTrouble } from '../wording/disk.ts';
import { inOneGo, trouble } from '../wording/mend.ts';
import { finishImports, importAndReport } from './imports.ts';
import { report } from './report.ts';
import { type LastSync, openThreads, type Threads } from './threads.ts';

/** The archive of one data folder with its state, kept in line with one corpus folder. This process alone has it. */
export interface Newsroom {
  readonly library: Library;
  readonly state: State;
  /** When the coverage was synced last, and whether the next sync is overdue. */
  lastSync(): LastSync;
  /** From now on searches and syncs run in threads of their own, and what a sync changes is told. */
  watch(): void;
  /**
   * Imports a file of JSON Lines and tells what came of it; it is found again when the index has to be rebuilt.
   * @throws {ImportError} when the file can't be read.
   */
  importFile(path: string, again: boolean): ImportReport;
  /** Takes out what an imported file brought; returns how many articles that were, `null` when it was never imported. */
  forgetImport(path: string): number | null;
  close(): Promise<void>;
}

export interface NewsroomFolders {
  readonly corpusDir: string;
  readonly dataDir: string;
}

interface OpenArchive {
  readonly writer: ArchiveWriter;
  readonly reader: ArchiveReader;
  readonly published: Published;
  readonly library: Library;
}

const rebuildReasons = {
  damaged: 'The index was damaged; it is rebuilt from the coverage.',
  'older version': 'The index is from an older version; it is rebuilt from the coverage.',
};

/** The articles are whole; what is made of them for searching isn't, or is made otherwise now. */
const indexReasons = {
  damaged: 'The search index was damaged; it is made anew from the articles.',
  'other version': 'The search index is from another version; it is made anew from the articles.',
  'other time zone': 'TIME_ZONE has changed; the index is rebuilt.',
};

/**
 * Opens a newsroom and syncs it. Damage that shows only while the index is read has it rebuilt, and the work repeated once.
 * @param tell says a line to the person who runs it.
 * @throws {DataFolderError | ArchiveError | CorpusError} with what to do.
 */
export function openNewsroom(
  { corpusDir, dataDir }: NewsroomFolders,
  { timeZone }: Config,
  tell: (line: string) => void,
): Newsroom {
  const release = lockDataFolder(dataDir);
  const open = (): OpenArchive => {
    const { writer, published, rebuilt, indexRebuilt } = openArchive(dataDir, timeZone);
    if (rebuilt !== null) tell(rebuildReasons[rebuilt]);
    else if (indexRebuilt !== null) tell(indexReasons[indexRebuilt]);
    const reader = new ArchiveReader(openStoreForReading(dataDir), published);
    return { writer, reader, published, library: createLibrary(reader, timeZone) };
  };
  const closeArchive = ({ reader, writer }: OpenArchive): void => {
    reader.close();
    writer.close();
  };
  let state: State | undefined;
  try {
    const held = openState(dataDir);
    state = held;
    let archive = open();
    const syncAndReport = (): readonly Problem[] => {
      const synced = syncFolder(archive.writer, corpusDir);
      finishImports({ writer: archive.writer, state: held, tell });
      report(synced, tell);
      const { added, changed, unchanged } = synced;
      if (added + changed + unchanged === 0 && held.imports().length === 0)
        tell(inOneGo(trouble.noArticles(corpusDir)));
      return synced.problems;
    };
    const rebuild = (damage: unknown): readonly Problem[] => {
      const isStoreWhole = isIndexDamage(damage);
      tell(isStoreWhole ? indexReasons.damaged : rebuildReasons.damaged);
      closeArchive(archive);
      if (!isStoreWhole) deleteStore(dataDir);
      deleteIndex(dataDir);
      archive = open();
      return syncAndReport();
    };
    const openingSync = (): readonly Problem[] => {
      try {
        return syncAndReport();
      } catch (error) {
        if (!isDamage(error)) throw error;
        return rebuild(error);
      }
    };
    let problems = openingSync();
    const openedAt = new Date();
    let threads: Threads | null = null;
    let mending: Promise<void> | null = null;
    const startThreads = (): Threads =>
      openThreads({
        ...{ dataDir, corpusDir, timeZone, tell, problems },
        published: archive.published,
        onDamage: (damage) => void mend(damage),
      });
    const mend = (damage: unknown): Promise<void> => {
      mending ??= (async () => {
        const hadThreads = threads !== null;
        await threads?.close();
        problems = rebuild(damage);
        if (hadThreads) threads = startThreads();
        mending = null;
      })();
      return mending;
    };
    const mended = async <T>(work: (library: Library) => Promise<T>): Promise<T> => {
      try {
        return await work(threads?.library ?? archive.library);
      } catch (error) {
        if (!isDamage(error)) throw error;
        await mend(error);
        return work(threads?.library ?? archive.library);
      }
    };
    return {
      library: {
        retrieve: (question) => mended((library) => library.retrieve(question)),
        search: (question, limit) => mended((library) => library.search(question, limit)),
        newest: (request) => mended((library) => library.newest(request)),
        article: (id) => mended((library) => library.article(id)),
        outlets: () => mended((library) => library.outlets()),
        browse: (request) => mended((library) => library.browse(request)),
        facts: (askedAt) => mended((library) => library.facts(askedAt)),
        suggest: (request) => mended((library) => library.suggest(request)),
      },
      state: held,
      lastSync: () => threads?.lastSync() ?? { at: openedAt, isOverdue: false },
      watch: () => {
        threads ??= startThreads();
      },
      importFile: (path, again) => importAndReport({ writer: archive.writer, state: held, tell }, path, again),
      forgetImport: (path) => {
        const wasKnown = held.imports().some(({ file }) => file === resolve(path));
        const removed = removeImport(archive.writer, path);
        held.forgetImport(resolve(path));
        return removed ?? (wasKnown ? 0 : null);
      },
      close: async () => {
        await mending;
        await threads?.close();
        closeArchive(archive);
        held.close();
        release();
      },
    };
  } catch (error) {
    state?.close();
    release();
    // What the first sync writes may be what the disk has no room for.
    const disk = diskTrouble(error, dataDir);
    throw disk === null ? error : new DataFolderError(disk);
  }
}

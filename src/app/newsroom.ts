import type { Config } from '../config.ts';
import type { SourceStatus } from '../coverage/source.ts';
import type { OpenOptions } from '../index/open-archive.ts';
import type { Problem } from '../ingest/problem.ts';
import type { Library } from '../retrieve/library.ts';
import { statusesIn } from '../sources/source-status.ts';
import { DataFolderError, DataFolderInUseError } from '../store/data-folder-error.ts';
import type { HiddenArticles } from '../store/hidden-articles.ts';
import type { RefusedFiles } from '../store/refused-files.ts';
import { corpusSource } from '../store/source-names.ts';
import { hiddenArticles } from '../store/sqlite/open-hidden.ts';
import { refusedFiles } from '../store/sqlite/open-refused.ts';
import { openStandings } from '../store/sqlite/open-standings.ts';
import { dropOldCopies } from '../store/sqlite/upgrade-copies.ts';
import type { State } from '../store/state.ts';
import type { Standing } from '../store/version-standing.ts';
import { diskTrouble } from '../wording/disk-trouble.ts';
import { inOneGo } from '../wording/trouble.ts';
import type { ErrandRunner } from './errand-runner.ts';
import { firstSync, folderRead, hasNamedSources, hasOwnCoverage, isSample } from './first-sync.ts';
import { type HeldFolder, holdFolder } from './held-folder.ts';
import { takenInElsewhere } from './intake-lease.ts';
import type { NewsroomFolders, NewsroomOpening, WatchOptions } from './newsroom-options.ts';
import { clearDamage, OpenedArchive } from './opened-archive.ts';
import { noProgress, type Progress } from './progress.ts';
import { type ReadAhead, readAhead } from './read-ahead.ts';
import { RepairedArchive } from './repaired-archive.ts';
import type { ImportParts } from './run-imports.ts';
import { startErrands } from './start-errands.ts';
import { type LastSync, openThreads } from './threads.ts';

/** How often the corpus folder is looked through for changes while the bot runs. */
const syncEveryMs = 2_000;

/**
 * The archive of one data folder with its state, kept in line with its coverage. This process alone has it. It is *open*, then *watching* once
 * searches and polls run in threads of their own; in the end it is closed.
 */
export class Newsroom {
  readonly state: State;
  /** Answers through whatever is open now. */
  readonly library: Library;
  readonly #folders: NewsroomFolders;
  readonly #config: Config;
  /** The folder that is read; `null` where sources are named, and no folder. */
  readonly #corpusDir: string | null;
  readonly #tell: (line: string) => void;
  readonly #progress: Progress;
  readonly #held: HeldFolder;
  readonly #lease: HeldFolder['lease'];
  readonly #sharing: HeldFolder['sharing'];
  readonly #openedAt = new Date();
  readonly #archive: RepairedArchive;
  /** Ends what takes coverage in. */
  readonly #closing = new AbortController();
  /** Does what commands ask, once it is watched. */
  #runner: ErrandRunner | null = null;
  /** What was told of the coverage last. */
  #problems: readonly Problem[] = [];

  private constructor(
    folders: NewsroomFolders,
    config: Config,
    tell: (line: string) => void,
    progress: Progress,
    held: HeldFolder,
    hasSources: boolean,
    { segments, folder }: ReadAhead,
  ) {
    const { state, lease, sharing } = held;
    this.#folders = folders;
    this.#config = config;
    this.#tell = tell;
    this.#progress = progress;
    this.#held = held;
    this.state = state;
    this.#lease = lease;
    this.#sharing = sharing;
    const { dataDir, corpusDir } = folders;
    const { timeZone } = config;
    const open = (given: OpenOptions['ahead']): OpenedArchive => {
      const isShared = sharing !== null;
      return new OpenedArchive(dataDir, timeZone, tell, {
        ...{ ahead: given ?? [], isShared, isFollowing: isShared && !lease.isHeld },
      });
    };
    const clear = async (damage: unknown): Promise<void> => {
      if (sharing === null) clearDamage(dataDir, damage, tell);
      else await sharing.bringUp(lease.isHeld, this.#closing.signal, damage);
    };
    let listed = folder;
    const sync = async (): Promise<void> => {
      await this.#sync(listed);
      // A folder that is brought in line again is looked at again.
      listed = null;
    };
    this.#archive = new RepairedArchive({ open, clear, tell, sync, closing: this.#closing.signal }, segments);
    this.library = this.#archive.library;
    this.#corpusDir = folderRead(corpusDir, hasSources || hasOwnCoverage(this.#archive.writer.store));
  }

  /**
   * Opens a newsroom and brings it in line with its coverage.
   * @param tell says a line to the person who runs it.
   * @throws {DataFolderError | ArchiveError | CorpusError | SourcesFileError} with what to do.
   * @throws the reason of `stopping` when that is aborted first.
   */
  static async open(
    folders: NewsroomFolders,
    config: Config,
    tell: (line: string) => void,
    {
      progress = noProgress,
      stopping = new AbortController().signal,
      claim = async () => {},
      ahead,
    }: NewsroomOpening = {},
  ): Promise<Newsroom> {
    stopping.throwIfAborted();
    const { dataDir } = folders;
    let held: HeldFolder | null = null;
    let newsroom: Newsroom | null = null;
    try {
      const reading = ahead ?? readAhead(dataDir, folders.corpusDir);
      held = await holdFolder(dataDir, config, tell, claim);
      await held.sharing?.bringUp(await held.lease.take(), stopping);
      const hasSources = await hasNamedSources(config);
      newsroom = new Newsroom(folders, config, tell, progress, held, hasSources, await reading);
      const closing = newsroom.#closing;
      const stop = (): void => closing.abort(stopping.reason);
      stopping.addEventListener('abort', stop, { once: true, signal: closing.signal });
      await newsroom.#archive.bringInLine();
      stopping.throwIfAborted();
      dropOldCopies(dataDir, config.traceDays, new Date());
      return newsroom;
    } catch (error) {
      // What fails while it is closed would hide why it wasn't opened.
      const ignore = (): void => {};
      if (newsroom !== null) await newsroom.#archive.close().catch(ignore);
      await held?.sharing?.stop(false).catch(ignore);
      await held?.giveBack().catch(ignore);
      // What the first sync writes may be what the disk has no room for.
      const disk = diskTrouble(error, dataDir);
      throw disk === null ? error : new DataFolderError(disk);
    }
  }

  /** Whether nobody has brought coverage of their own: all that is here came with the program. */
  get hasSampleAlone(): boolean {
    if (this.#corpusDir === null || !isSample(this.#corpusDir)) return false;
    return this.#archive.writer.store.sources.all().every(({ id }) => id === corpusSource);
  }

  /** When the coverage was synced last, and whether the next sync is overdue. */
  lastSync(): LastSync {
    return this.#archive.threads?.lastSync() ?? { at: this.#openedAt, isOverdue: false };
  }

  /** How the sources of the coverage stand. */
  sources(): readonly SourceStatus[] {
    const told = this.#archive.threads?.sources() ?? [];
    return told.length > 0 ? told : statusesIn(this.#archive.writer.store, new Date());
  }

  /** What editors hide from answers and show again. */
  get hidden(): HiddenArticles {
    return this.#sharing?.hidden ?? hiddenArticles(this.#folders.dataDir);
  }

  /** Files and other items that can't be read now. */
  refusedFiles(): RefusedFiles {
    return refusedFiles(this.#folders.dataDir);
  }

  /** How the version of an article that was cited stands to what is here now; `null` where that can't be looked up. */
  readonly standingOf = (article: string, version: string): Standing | null => {
    const standings = openStandings(this.#folders.dataDir);
    try {
      return standings?.of(article, version) ?? null;
    } finally {
      standings?.close();
    }
  };

  /** Searches in the threads that are under way or wait. */
  waitingSearches(): number {
    return this.#archive.threads?.waitingSearches() ?? 0;
  }

  /** From now on searches and polls run in threads of their own, and what a poll changes is told. */
  watch({ extra = [], onPublished = () => {}, everyMs = syncEveryMs }: WatchOptions = {}): void {
    const { sourcesFile, contact, allowPrivateAddresses, timeZone } = this.#config;
    const isShared = this.#sharing !== null;
    this.#archive.watch((published, onDamage) =>
      openThreads({
        dataDir: this.#folders.dataDir,
        isIngesting: this.#lease.isHeld,
        origins: {
          ...{ corpusDir: this.#corpusDir, sourcesFile, contact, extra },
          allowPrivateAddresses: allowPrivateAddresses || extra.length > 0,
        },
        ...{ timeZone, isShared, everyMs, published, onPublished, onDamage },
        ...{ tell: this.#tell, problems: this.#problems },
      }),
    );
    this.#sharing?.start({
      isIngesting: () => this.#lease.isHeld,
      onIndex: (index) => this.#archive.follow(index),
      onDiverged: (error) => this.#archive.repair(error),
      onTold: () => this.#runner?.look(),
    });
    this.#runner ??= startErrands({
      ...{ dataDir: this.#folders.dataDir, state: this.state, sharing: this.#sharing, tell: this.#tell },
      isIngesting: () => this.#lease.isHeld,
      run: async (...asked) => this.#archive.threads?.run(...asked) ?? null,
    });
    const takeOver = async (isHeld: boolean): Promise<void> => {
      // Whoever takes over goes on from what all have.
      if (isHeld) await this.#sharing?.follow();
      await this.#archive.threads?.ingest(isHeld);
    };
    this.#lease.keep(takeOver, (why) =>
      this.#tell(`Taking the coverage in could not be begun or ended: ${why}. It is tried again.`),
    );
  }

  /** What an import needs. @throws {DataFolderInUseError} while another process takes the coverage in. */
  async takeImportParts(): Promise<ImportParts> {
    if (!(await this.#lease.take())) throw new DataFolderInUseError(takenInElsewhere);
    return this.#importParts;
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error('The newsroom is being closed.'));
    try {
      await this.#archive.settled();
      await this.#lease.stop();
      await this.#runner?.stop();
      await this.#archive.close();
    } finally {
      try {
        await this.#sharing?.stop(this.#lease.isHeld);
      } finally {
        await this.#held.giveBack();
      }
    }
  }

  get #importParts(): ImportParts {
    const { signal } = this.#closing;
    return { writer: this.#archive.writer, state: this.state, tell: this.#tell, progress: this.#progress, signal };
  }

  async #sync(listed: ReadAhead['folder']): Promise<void> {
    const folder = this.#corpusDir === null ? null : { path: this.#corpusDir, listed };
    if (await this.#lease.take()) this.#problems = await firstSync(this.#importParts, folder);
    else this.#tell(inOneGo(takenInElsewhere));
  }
}

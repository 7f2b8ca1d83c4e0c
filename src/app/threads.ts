import type { SourceStatus } from '../coverage/source.ts';
import type { Published, PublishedState } from '../index/published-index.ts';
import type { Problem } from '../ingest/problem.ts';
import type { Library } from '../retrieve/library.ts';
import { startLibraryThreads } from '../retrieve/library-thread.ts';
import { isOfWeb } from '../sources/source-status.ts';
import { isDamage } from '../store/damage.ts';
import { type CoverageOrigins, type IntakeNews, type IntakeThread, startIntakeThread } from './intake-thread.ts';
import { tellIntake } from './tell-intake.ts';

/** Between the death of the thread that takes articles in, for want of memory or of room on the disk, and the next one. */
const restartAfterMs = 30_000;
/** A sync counts as overdue when none has ended for this long: a large one takes its time. */
const overdueMs = 60_000;

export interface LastSync {
  /** When the last one ended well. */
  readonly at: Date;
  /** The last one failed, or the next one should have ended long ago. */
  readonly isOverdue: boolean;
}

/** Search threads and a sync thread over one index. */
export interface Threads {
  readonly library: Library;
  lastSync(): LastSync;
  /** How the sources of the coverage stand. */
  sources(): readonly SourceStatus[];
  /** Searches under way, and those that wait. */
  waitingSearches(): number;
  /** Searches see this from now on. */
  adopt(state: PublishedState): void;
  /**
   * Does what a command asks where the coverage is taken in here. @returns `null` where it isn't, or not any more.
   * @throws {Error} when it can't be done now.
   */
  readonly run: IntakeThread['run'];
  /** Takes the coverage in from now on, or lets another process do it. */
  ingest(isOurs: boolean): Promise<void>;
  close(): Promise<void>;
}

interface ThreadsOptions {
  readonly dataDir: string;
  /** Whether this process takes the coverage in. */
  readonly isIngesting: boolean;
  /** Whether what is taken in is kept for other processes. */
  readonly isShared: boolean;
  readonly origins: CoverageOrigins;
  readonly timeZone: string;
  /** Between two looks at the folder and at which sources are due, in milliseconds. */
  readonly everyMs: number;
  /** Before a thread that died is followed by another, in milliseconds; half a minute where nothing is said. */
  readonly restartMs?: number;
  /** What is searched when the threads start; it follows what the sync publishes. */
  readonly published: Published;
  readonly tell: (line: string) => void;
  /** What was told of before: a problem that stays is told once. */
  readonly problems: readonly Problem[];
  /** Searches see something else from now on. */
  readonly onPublished: () => void;
  /** The sync met a damaged index. */
  readonly onDamage: (damage: Error) => void;
}

/** Starts the threads that read the index and, where this process ingests, the one that takes articles in; what they need is opened here. */
export function openThreads(options: ThreadsOptions): Threads {
  const {
    tell,
    problems,
    onPublished,
    onDamage,
    published,
    isIngesting,
    restartMs = restartAfterMs,
    ...folders
  } = options;
  let told = JSON.stringify(problems);
  let syncedAt = new Date();
  // How long that is ago, whatever is done to the clock.
  let syncedTick = performance.now();
  const synced = (): void => {
    [syncedAt, syncedTick] = [new Date(), performance.now()];
  };
  let hasFailed = false;
  let sources: readonly SourceStatus[] = [];
  const adopt = (state: PublishedState): void => {
    published.adopt(state);
    library.adopt(state);
    onPublished();
  };
  const onNews = (news: IntakeNews): void => {
    hasFailed = !('report' in news);
    if (!hasFailed) synced();
    if ('report' in news) {
      if (news.state !== null) adopt(news.state);
      for (const line of news.lines) tell(line);
      sources = news.sources ?? sources;
      if (news.report === null) return;
      const { added, changed, removed } = news.report;
      const trouble = JSON.stringify(news.report.problems);
      if (added + changed + removed > 0 || trouble !== told) tellIntake(news.report, tell);
      told = trouble;
      return;
    }
    const damage = Object.assign(new Error(news.trouble), { errcode: news.errcode });
    if (isDamage(damage)) onDamage(damage);
    else {
      if (news.trouble !== told) tell(`The coverage couldn't be synced: ${news.trouble}`);
      told = news.trouble;
    }
  };
  const library = startLibraryThreads(folders.dataDir, folders.timeZone, published.state);
  let intake: IntakeThread | null = null;
  let restart: NodeJS.Timeout | undefined;
  let isClosed = false;
  const onDeath = (): void => {
    intake = null;
    restart = setTimeout(() => ingest(true), restartMs);
    restart.unref();
  };
  const ingest = async (isOurs: boolean): Promise<void> => {
    clearTimeout(restart);
    const started = intake;
    if (isOurs && started === null && !isClosed) {
      synced();
      intake = startIntakeThread({ ...folders, state: published.state, onNews, onDeath });
    }
    if (isOurs || started === null) return;
    intake = null;
    await started.close();
  };
  void ingest(isIngesting);
  return {
    library,
    lastSync: () => {
      const isOverdue = hasFailed || performance.now() - syncedTick > overdueMs;
      // Where no folder is read, a round alone is no look at the coverage.
      const read = sources.flatMap(({ kind, readAt }) => (isOfWeb(kind) && readAt !== null ? [readAt.getTime()] : []));
      const isWebAlone = folders.origins.corpusDir === null && read.length > 0;
      return { at: isWebAlone ? new Date(Math.max(...read)) : syncedAt, isOverdue };
    },
    sources: () => sources,
    waitingSearches: () => library.waiting(),
    adopt,
    run: async (...asked) => intake?.run(...asked) ?? null,
    ingest,
    close: async () => {
      isClosed = true;
      try {
        await ingest(false);
      } finally {
        await library.close();
      }
    },
  };
}

import { Worker } from 'node:worker_threads';
import type { SourceStatus } from '../coverage/source.ts';
import type { PublishedState } from '../index/published-index.ts';
import type { IntakeReport } from '../ingest/poll-tally.ts';
import type { SourceEntry } from '../sources/sources-file.ts';
import type { Errand, ErrandOutcome, ErrandProgress } from '../store/errands.ts';
import { errorMessage } from '../wording/error-message.ts';

/** What a round in the thread came to; a trouble carries SQLite's error code where it has one. */
export type IntakeNews =
  | {
      /** What came of the corpus folder; `null` where there is none, or where its sync is still under way. */
      readonly report: IntakeReport | null;
      /** What is to be searched from now on; `null` where nothing changed. */
      readonly state: PublishedState | null;
      /** How all sources stand; `null` where that is as it was told. */
      readonly sources: readonly SourceStatus[] | null;
      /** What the person who runs the bot is to read, line by line. */
      readonly lines: readonly string[];
    }
  | { readonly trouble: string; readonly errcode: number | null };

/** Where coverage comes from while the bot runs. */
export interface CoverageOrigins {
  /** `null` where no folder is read. */
  readonly corpusDir: string | null;
  /** The file that names the other sources. */
  readonly sourcesFile: string;
  /** Sources besides those of the file; what they brought goes when the thread ends. */
  readonly extra: readonly SourceEntry[];
  readonly contact: string | null;
  readonly allowPrivateAddresses: boolean;
}

interface IntakeThreadOptions {
  readonly dataDir: string;
  readonly origins: CoverageOrigins;
  readonly timeZone: string;
  /** Whether what is taken in is kept for other processes. */
  readonly isShared: boolean;
  readonly state: PublishedState;
  readonly everyMs: number;
  /** Told after every round, changes or none. */
  readonly onNews: (news: IntakeNews) => void;
  /** Told when it has ended by itself, after the trouble that ended it. */
  readonly onDeath: () => void;
}

/** An errand with the file that was handed in with it; `null` for none. */
export interface ErrandWork extends Errand {
  readonly path: string | null;
}

/** What the thread is told. */
export type IntakeOrder = 'close' | { readonly run: ErrandWork } | { readonly stop: string };

/** What it says of an errand; an outcome is `null` where it was stopped, and a trouble where the disk or the store failed. */
export type ErrandNews = { readonly errand: string } & (
  | { readonly progress: ErrandProgress }
  | { readonly outcome: ErrandOutcome | null }
  | { readonly trouble: string }
);

export interface IntakeThread {
  /**
   * @param signal stops it.
   * @returns what came of it; `null` where it was stopped, or the thread has ended.
   * @throws {Error} when it can't be done now.
   */
  run(
    work: ErrandWork,
    progress: (progress: ErrandProgress) => void,
    signal: AbortSignal,
  ): Promise<ErrandOutcome | null>;
  close(): Promise<void>;
}

interface Running {
  readonly progress: (progress: ErrandProgress) => void;
  readonly ended: PromiseWithResolvers<ErrandOutcome | null>;
}

/** Keeps the archive in line with its sources in a thread of its own. */
export function startIntakeThread({ onNews, onDeath, ...workerData }: IntakeThreadOptions): IntakeThread {
  const worker = new Worker(new URL('./intake-worker.ts', import.meta.url), { workerData });
  const running = new Map<string, Running>();
  let hasEnded = false;
  let isClosing = false;
  const exit = Promise.withResolvers<void>();
  const order = (message: IntakeOrder): void => worker.postMessage(message);
  worker.on('message', (news: IntakeNews | ErrandNews) => {
    if (!('errand' in news)) return onNews(news);
    const errand = running.get(news.errand);
    if ('progress' in news) errand?.progress(news.progress);
    else if ('trouble' in news) errand?.ended.reject(new Error(news.trouble));
    else errand?.ended.resolve(news.outcome);
  });
  worker.on('error', (error: unknown) => {
    onNews({ trouble: errorMessage(error), errcode: null });
  });
  worker.on('exit', () => {
    hasEnded = true;
    for (const { ended } of running.values()) ended.resolve(null);
    exit.resolve();
    if (!isClosing) onDeath();
  });
  return {
    run: async (work, progress, signal) => {
      if (hasEnded || signal.aborted) return null;
      const ended = Promise.withResolvers<ErrandOutcome | null>();
      running.set(work.id, { progress, ended });
      const stop = (): void => order({ stop: work.id });
      signal.addEventListener('abort', stop, { once: true });
      order({ run: work });
      try {
        return await ended.promise;
      } finally {
        signal.removeEventListener('abort', stop);
        running.delete(work.id);
      }
    },
    close: async () => {
      isClosing = true;
      if (!hasEnded) order('close');
      await exit.promise;
    },
  };
}

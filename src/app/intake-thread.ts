import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SourceStatus } from '../coverage/source.ts';
import type { PublishedState } from '../index/published-index.ts';
import type { IntakeReport } from '../ingest/poll-tally.ts';
import type { SourceEntry } from '../sources/sources-file.ts';
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
}

/** Keeps the archive in line with its sources in a thread of its own. @returns a function that ends it. */
export function startIntakeThread({ onNews, ...workerData }: IntakeThreadOptions): () => Promise<void> {
  const worker = new Worker(new URL('./intake-worker.ts', import.meta.url), { workerData });
  let hasEnded = false;
  worker.on('message', onNews);
  worker.on('error', (error: unknown) => {
    onNews({ trouble: errorMessage(error), errcode: null });
  });
  worker.on('exit', () => {
    hasEnded = true;
  });
  return async () => {
    if (hasEnded) return;
    const exited = once(worker, 'exit');
    worker.postMessage('close');
    await exited;
  };
}

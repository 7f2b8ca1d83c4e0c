import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PublishedState } from '../index/published.ts';
import type { IntakeReport } from '../ingest/poll-run.ts';

/** What a sync in the thread came to; a trouble carries SQLite's error code where it has one. */
export type SyncNews =
  | {
      readonly report: IntakeReport;
      /** What is to be searched from now on; `null` where nothing changed. */
      readonly state: PublishedState | null;
    }
  | { readonly trouble: string; readonly errcode: number | null };

export interface SyncThreadOptions {
  readonly dataDir: string;
  readonly corpusDir: string;
  readonly timeZone: string;
  readonly state: PublishedState;
  readonly everyMs: number;
  /** Told after every sync, changes or none. */
  readonly onNews: (news: SyncNews) => void;
}

/** Keeps the archive in line with the corpus folder in a thread of its own. @returns a function that ends it. */
export function startSyncThread({ onNews, ...workerData }: SyncThreadOptions): () => Promise<void> {
  const worker = new Worker(new URL('./intake-worker.ts', import.meta.url), { workerData });
  let hasEnded = false;
  worker.on('message', onNews);
  worker.on('error', (error: unknown) => {
    onNews({ trouble: error instanceof Error ? error.message : String(error), errcode: null });
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

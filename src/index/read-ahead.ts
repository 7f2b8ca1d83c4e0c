import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { indexFolder, readManifest } from './manifest.ts';
import type { SegmentHandle } from './segment.ts';

/** Below this a thread takes longer to start than the segments to be read. */
const leastBytes = 32 * 1024 * 1024;

/**
 * Reads and checks the segments of a large index in a thread of its own, while this one does something else. What can't be read is left out: whoever opens the
 * index meets the same damage, and knows what to do.
 * @param least bytes from which on that is worth a thread.
 * @returns segments that are as they were written; none of a smaller index.
 */
export async function readAhead(dataDir: string, least = leastBytes): Promise<readonly SegmentHandle[]> {
  const folder = indexFolder(dataDir);
  const manifest = readManifest(folder);
  if (manifest === null || manifest === 'damaged') return [];
  const paths = manifest.segments.map((name) => join(folder, name));
  const bytes = paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
  if (bytes < least) return [];
  const { promise, resolve } = Promise.withResolvers<readonly SegmentHandle[]>();
  const worker = new Worker(new URL('./read-ahead-worker.ts', import.meta.url), { workerData: paths });
  worker.once('message', resolve);
  worker.once('error', () => resolve([]));
  worker.once('exit', () => resolve([]));
  return promise;
}

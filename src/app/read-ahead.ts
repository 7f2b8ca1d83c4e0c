import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { indexFolder, readManifest } from '../index/manifest.ts';
import type { SegmentHandle } from '../index/segment.ts';
import type { FolderListing } from '../sources/folder-files.ts';

/** Below this a thread takes longer to start than the segments to be read. */
const leastBytes = 32 * 1024 * 1024;

/** What a start reads that takes its time. */
export interface ReadAhead {
  /** Segments of the index that are as they were written. */
  readonly segments: readonly SegmentHandle[];
  /** The corpus folder as it stood a moment ago; `null` where it wasn't or couldn't be listed. */
  readonly folder: FolderListing | null;
}

/** What the thread is given. */
export interface ReadAheadWork {
  /** Paths. */
  readonly segments: readonly string[];
  readonly corpusDir: string;
}

const nothing: ReadAhead = { segments: [], folder: null };

/**
 * Reads and checks the segments of a large index, and lists the corpus folder, in a thread of its own, while this one does something else. What can't be read is left out:
 * whoever opens it meets the same damage, and knows what to do.
 * @param least bytes of index from which on that is worth a thread.
 */
export async function readAhead(dataDir: string, corpusDir: string, least = leastBytes): Promise<ReadAhead> {
  const segments = segmentsIn(dataDir, least);
  if (segments.length === 0) return nothing;
  const { promise, resolve } = Promise.withResolvers<ReadAhead>();
  const workerData: ReadAheadWork = { segments, corpusDir };
  const worker = new Worker(new URL('./read-ahead-worker.ts', import.meta.url), { workerData });
  worker.once('message', resolve);
  worker.once('error', () => resolve(nothing));
  worker.once('exit', () => resolve(nothing));
  return promise;
}

/** Paths of an index's segments; none where they are small, or can't be read. */
function segmentsIn(dataDir: string, least: number): readonly string[] {
  try {
    const folder = indexFolder(dataDir);
    const manifest = readManifest(folder);
    if (manifest === null || manifest === 'damaged') return [];
    const paths = manifest.segments.map((name) => join(folder, name));
    return paths.reduce((sum, path) => sum + statSync(path).size, 0) < least ? [] : paths;
  } catch {
    return [];
  }
}

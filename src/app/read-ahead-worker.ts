import { parentPort, workerData } from 'node:worker_threads';
import { DamagedSegmentError, type SegmentHandle } from '../index/segment.ts';
import { readSegment } from '../index/segment-file.ts';
import { CorpusError, type FolderListing, listFolder } from '../sources/folder-files.ts';
import type { ReadAhead, ReadAheadWork } from './read-ahead.ts';

/** The thread's side of `read-ahead.ts`. */

function handlesOf(path: string): SegmentHandle[] {
  try {
    return [readSegment(path).handle];
  } catch (error) {
    if (error instanceof DamagedSegmentError) return [];
    throw error;
  }
}

function listed(corpusDir: string): FolderListing | null {
  try {
    return listFolder(corpusDir);
  } catch (error) {
    if (error instanceof CorpusError) return null;
    throw error;
  }
}

const { segments, corpusDir }: ReadAheadWork = workerData;
const read: ReadAhead = { folder: listed(corpusDir), segments: segments.flatMap(handlesOf) };
parentPort?.postMessage(read);

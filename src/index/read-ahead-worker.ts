import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { DamagedSegmentError, type SegmentHandle } from './segment.ts';
import { readSegment } from './segment-file.ts';

/** The thread's side of `read-ahead.ts`. */

function handlesOf(path: string): SegmentHandle[] {
  try {
    return [readSegment(path).handle];
  } catch (error) {
    if (error instanceof DamagedSegmentError) return [];
    throw error;
  }
}

parentPort?.postMessage(z.array(z.string()).parse(workerData).flatMap(handlesOf));

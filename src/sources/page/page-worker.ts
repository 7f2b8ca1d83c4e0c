import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { UnreadableError } from '../../coverage/unreadable.ts';
import { readPage } from '../../ingest/page.ts';
import type { Warning } from '../../ingest/problem.ts';
import { errorMessage } from '../../wording/error-message.ts';
import type { WebOrigin } from '../web-origin.ts';
import { decodePage } from './page-charset.ts';
import type { ReadPage } from './read-page.ts';

/** The worker's side of `page-reader.ts`. */

/** A page to be read. */
export interface PageRequest extends WebOrigin {
  readonly bytes: Uint8Array;
}

/** What became of it, with the memory that the thread has after it. */
export type PageAnswer = { readonly heapBytes: number } & (
  | { readonly page: ReadPage }
  | { readonly unreadable: string }
);

function answer({ bytes, url, charset, timeZone }: PageRequest): { page: ReadPage } | { unreadable: string } {
  const warnings: Warning[] = [];
  const warn = (reason: string, line: number | null = null): void => void warnings.push({ reason, line });
  try {
    const html = decodePage(bytes, charset, warn);
    return { page: { ...readPage(html, timeZone, warn, { url, now: new Date() }), warnings } };
  } catch (error) {
    if (error instanceof UnreadableError) return { unreadable: error.message };
    if (error instanceof RangeError) return { unreadable: 'it is too large, or nests too deep, to be read' };
    return { unreadable: `reading it failed: ${errorMessage(error)}` };
  }
}

parentPort?.on('message', (request: PageRequest) => {
  const found = answer(request);
  const { total_heap_size: heap, external_memory: external } = getHeapStatistics();
  parentPort?.postMessage({ ...found, heapBytes: heap + external } satisfies PageAnswer);
});
parentPort?.postMessage('ready');

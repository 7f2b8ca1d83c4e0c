import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { UnreadableError } from '../../coverage/unreadable.ts';
import { errorMessage } from '../../wording/error-message.ts';
import type { WebOrigin } from '../web-origin.ts';
import type { PageAnswer, PageRequest } from './page-worker.ts';
import type { ReadPage } from './read-page.ts';

export interface PageReaderOptions {
  /** A page that takes longer is given up. */
  readonly timeoutMs?: number;
  /** The worker ends when nothing was read for as long. */
  readonly idleMs?: number;
}

/** Most pages take some hundredths of a second; those that never end would keep the others waiting. */
const defaultTimeoutMs = 10_000;
const defaultIdleMs = 60_000;
const maxPageBytes = 10 * 1024 * 1024;
/** Under 300 MB together: a page of a megabyte takes some 60. */
const resourceLimits = { maxOldGenerationSizeMb: 208, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 };

/**
 * Reads pages in a thread of its own, one after the other, within limits of time and memory. A page that goes beyond them costs itself alone:
 * the thread is ended and started anew for the next.
 */
export class PageReader {
  readonly #timeoutMs: number;
  readonly #idleMs: number;
  #worker: Promise<Worker> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;
  #peakHeapBytes = 0;

  constructor({ timeoutMs = defaultTimeoutMs, idleMs = defaultIdleMs }: PageReaderOptions = {}) {
    this.#timeoutMs = timeoutMs;
    this.#idleMs = idleMs;
  }

  /** Whether the thread is there. */
  get isRunning(): boolean {
    return this.#worker !== null;
  }

  /** The most memory that the thread had after a page. */
  get peakHeapBytes(): number {
    return this.#peakHeapBytes;
  }

  /**
   * Reads a page once those that came before it are read.
   * @param signal gives it up; the promise is rejected with the signal's reason.
   * @throws {UnreadableError} in plain words, when the page can't be read, or not within the limits.
   */
  async read(bytes: Uint8Array, origin: WebOrigin, signal?: AbortSignal): Promise<ReadPage> {
    if (bytes.byteLength > maxPageBytes) throw new UnreadableError(`it has over ${maxPageBytes / 1024 / 1024} MiB`);
    clearTimeout(this.#idle);
    this.#waiting++;
    const reading = this.#last.then(() => this.#readNow({ bytes, ...origin }, signal));
    this.#last = reading.catch(() => {});
    try {
      return await reading;
    } finally {
      if (--this.#waiting === 0) this.#rest();
    }
  }

  /** Ends the thread. Pages that wait are rejected. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    await this.#end();
  }

  async #readNow(request: PageRequest, signal: AbortSignal | undefined): Promise<ReadPage> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw new Error('the reader of pages is closed');
    const worker = await this.#started();
    worker.ref();
    try {
      const answer = await this.#ask(worker, request, signal);
      this.#peakHeapBytes = Math.max(this.#peakHeapBytes, answer.heapBytes);
      if ('unreadable' in answer) throw new UnreadableError(answer.unreadable);
      return answer.page;
    } finally {
      worker.unref();
    }
  }

  async #started(): Promise<Worker> {
    const starting = this.#worker ?? start();
    this.#worker = starting;
    try {
      return await starting;
    } catch (error) {
      // The next page tries again.
      this.#worker = null;
      throw error;
    }
  }

  /** @throws {UnreadableError} when the thread didn't answer; it has ended then. */
  async #ask(worker: Worker, request: PageRequest, signal: AbortSignal | undefined): Promise<PageAnswer> {
    const limit = AbortSignal.timeout(this.#timeoutMs);
    const ended = new AbortController();
    const onExit = (): void => ended.abort();
    worker.once('exit', onExit);
    worker.postMessage(request);
    try {
      const any = AbortSignal.any([limit, ended.signal, ...(signal ? [signal] : [])]);
      const [answer]: PageAnswer[] = await once(worker, 'message', { signal: any });
      if (answer) return answer;
      throw new UnreadableError('nothing came of reading it');
    } catch (error) {
      await this.#end();
      signal?.throwIfAborted();
      if (this.#isClosed) throw new Error('the reader of pages was closed', { cause: error });
      throw new UnreadableError(whyItEnded(error, limit.aborted, this.#timeoutMs));
    } finally {
      worker.off('exit', onExit);
    }
  }

  #rest(): void {
    this.#idle = setTimeout(() => void this.#end(), this.#idleMs);
    this.#idle.unref();
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await (await worker?.catch(() => null))?.terminate();
  }
}

/** Starts the thread and waits until it has loaded what reads pages: that is none of a page's time. */
async function start(): Promise<Worker> {
  const worker = new Worker(new URL('./page-worker.ts', import.meta.url), { resourceLimits });
  await once(worker, 'message');
  // What ends it is told to the page that it read; there is always a listener, so that it ends nothing else.
  worker.on('error', () => {});
  return worker;
}

function whyItEnded(error: unknown, isLate: boolean, timeoutMs: number): string {
  if (isLate) return `reading it took longer than ${timeoutMs / 1_000} seconds`;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'reading it took more memory than a page of news may';
  return `reading it failed: ${errorMessage(error)}`;
}

import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PublishedState } from '../index/published-index.ts';
import { type Library, type LibraryCall, libraryOver } from './library.ts';

/** A library in threads of its own, so that whoever listens to people never waits for a search. */
interface LibraryThread extends Library {
  /** Calls from now on see this state of the index. */
  adopt(state: PublishedState): void;
  /** Calls under way, and those that wait. */
  waiting(): number;
  close(): Promise<void>;
}

/** One call to the thread. */
export interface LibraryRequest {
  readonly id: number;
  readonly call: LibraryCall;
}

/** What came of a call; a failure carries SQLite's error code, by which damage is known. */
export type LibraryReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: { readonly message: string; readonly errcode: number | null } };

/** A thread, with how many calls wait for it. */
interface SearchThread {
  call(call: LibraryCall): Promise<unknown>;
  waiting(): number;
  adopt(state: PublishedState): void;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What V8 would let new objects take before it tidies up is a third of the process; a search's leavings are small. */
const maxYoungGenerationSizeMb = 32;

/** One core is left for Discord; more threads than this would wait for memory. */
const mostThreads = 4;

/** Starts as many threads as help. Each call goes where the fewest wait, and those that wait are answered in their order. */
export function startLibraryThreads(dataDir: string, timeZone: string, state: PublishedState): LibraryThread {
  const count = Math.min(mostThreads, Math.max(1, availableParallelism() - 1));
  const threads = Array.from({ length: count }, () => startSearchThread(dataDir, timeZone, state));
  const [first, ...others] = threads;
  const idlest = () =>
    others.reduce((least, other) => (other.waiting() < least.waiting() ? other : least), first ?? fail());
  return {
    ...libraryOver((call) => idlest().call(call)),
    waiting: () => threads.reduce((sum, thread) => sum + thread.waiting(), 0),
    adopt: (next) => {
      for (const thread of threads) thread.adopt(next);
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

function fail(): never {
  throw new Error('there is no search thread');
}

/** Starts one thread over an existing index. Every call fails when the thread has ended. */
export function startLibraryThread(dataDir: string, timeZone: string, state: PublishedState): LibraryThread {
  const { call, adopt, waiting, close } = startSearchThread(dataDir, timeZone, state);
  return { ...libraryOver(call), adopt, waiting, close };
}

function startSearchThread(dataDir: string, timeZone: string, state: PublishedState): SearchThread {
  const worker = new Worker(new URL('./library-worker.ts', import.meta.url), {
    workerData: { dataDir, timeZone, state },
    resourceLimits: { maxYoungGenerationSizeMb },
  });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: Error | null = null;

  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', (reply: LibraryReply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('failure' in reply) {
      const { message, errcode } = reply.failure;
      call?.reject(Object.assign(new Error(message), errcode === null ? {} : { errcode }));
    } else call?.resolve(reply.result);
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('the search thread has ended')));

  return {
    call: (call) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        lastId++;
        waiting.set(lastId, { resolve, reject });
        worker.postMessage({ id: lastId, call } satisfies LibraryRequest);
      }),
    adopt: (next) => worker.postMessage({ adopt: next }),
    waiting: () => waiting.size,
    close: async () => {
      if (ended) return;
      const exited = once(worker, 'exit');
      worker.postMessage('close');
      await exited;
    },
  };
}

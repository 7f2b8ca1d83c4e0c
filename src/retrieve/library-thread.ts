import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Library } from './library.ts';

/** A library in a thread of its own, so that whoever listens to people never waits for a search. */
export interface LibraryThread extends Library {
  close(): Promise<void>;
}

type Method = Exclude<keyof Library, never>;

/** One call to the thread. */
export type LibraryCall = {
  [M in Method]: { readonly id: number; readonly method: M; readonly args: Parameters<Library[M]> };
}[Method];

/** What came of a call; a failure carries SQLite's error code, by which damage is known. */
export type LibraryReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: { readonly message: string; readonly errcode: number | null } };

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/** What V8 would let new objects take before it tidies up is a third of the process; a search's leavings are small. */
const maxYoungGenerationSizeMb = 32;

/** Starts the thread over an existing index. Every call fails when the thread has ended. */
export function startLibraryThread(dataDir: string, timeZone: string): LibraryThread {
  const worker = new Worker(new URL('./library-worker.ts', import.meta.url), {
    workerData: { dataDir, timeZone },
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
    } else call?.resolve(reply.result as never);
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('the search thread has ended')));

  const call = <M extends Method>(method: M, ...args: Parameters<Library[M]>): ReturnType<Library[M]> => {
    const promise = new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      lastId++;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, method, args });
    });
    // The worker runs the very method of the same interface.
    return promise as ReturnType<Library[M]>;
  };
  return {
    retrieve: (...args) => call('retrieve', ...args),
    search: (...args) => call('search', ...args),
    newest: (...args) => call('newest', ...args),
    article: (...args) => call('article', ...args),
    outlets: () => call('outlets'),
    browse: (...args) => call('browse', ...args),
    facts: (...args) => call('facts', ...args),
    suggest: (...args) => call('suggest', ...args),
    close: async () => {
      if (ended) return;
      const exited = once(worker, 'exit');
      worker.postMessage('close');
      await exited;
    },
  };
}

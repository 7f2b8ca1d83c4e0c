import { setTimeout as passed } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads';

/**
 * Loaded into the bot before it starts (`NODE_OPTIONS=--import`), in each of its threads: at SIGUSR2 all of them collect their garbage, and a line on
 * standard error says what is left. Another says so when its main thread could do nothing for a while.
 */

setFlagsFromString('--expose-gc');
const gc: (options: { readonly type: 'major'; readonly flavor: 'last-resort' }) => void = runInNewContext('gc');

/** How long the other threads may take to answer: a busy machine lets them wait. */
const patienceMs = 10_000;
const lookEveryMs = 100;
/** A thread that comes so much too late has been kept from everything else, too. */
const stillMs = 500;

const measured = (): { readonly thread: number; readonly heap: number } => {
  // All that can go goes, and empty pages are given back: after a usual collection a heap keeps up to 60 MB that nothing stands in.
  gc({ type: 'major', flavor: 'last-resort' });
  return { thread: threadId, heap: process.memoryUsage().heapUsed };
};

interface Said {
  readonly thread: number;
  /** `null` when it begins or ends. */
  readonly heap: number | null;
  readonly isEnding?: boolean;
}

const channel = new BroadcastChannel('soak vitals');
channel.unref();

if (isMainThread) {
  let lookedAt = performance.now();
  setInterval(() => {
    const now = performance.now();
    const lateMs = now - lookedAt - lookEveryMs;
    if (lateMs > stillMs) process.stderr.write(`stood still ${Math.round(lateMs)} ms\n`);
    lookedAt = now;
  }, lookEveryMs).unref();
  const threads = new Set<number>();
  const heaps = new Map<number, number>();
  let answered = Promise.withResolvers<void>();
  channel.onmessage = (event: unknown) => {
    const { thread, heap, isEnding = false } = (event as { data: Said }).data;
    if (isEnding) threads.delete(thread);
    else threads.add(thread);
    if (heap !== null) heaps.set(thread, heap);
    if ([...threads].every((each) => heaps.has(each))) answered.resolve();
  };
  process.on('SIGUSR2', async () => {
    heaps.clear();
    answered = Promise.withResolvers();
    channel.postMessage('measure');
    if (threads.size > 0) await Promise.race([answered.promise, passed(patienceMs)]);
    // One that was terminated said no goodbye.
    for (const thread of threads) if (!heaps.has(thread)) threads.delete(thread);
    const own = measured();
    heaps.set(own.thread, own.heap);
    const { rss, arrayBuffers } = process.memoryUsage();
    const resources = process.getActiveResourcesInfo().filter((name) => name !== 'Timeout').length;
    const heap = [...heaps.values()].reduce((sum, each) => sum + each, 0);
    process.stderr.write(`vitals ${JSON.stringify({ rss, arrayBuffers, heap, threads: heaps.size, resources })}\n`);
  });
} else {
  channel.postMessage({ thread: threadId, heap: null } satisfies Said);
  process.on('exit', () => channel.postMessage({ thread: threadId, heap: null, isEnding: true } satisfies Said));
  channel.onmessage = (event: unknown) => {
    if ((event as { data: unknown }).data === 'measure') channel.postMessage(measured() satisfies Said);
  };
}

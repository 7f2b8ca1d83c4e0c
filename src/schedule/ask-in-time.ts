import type { WaitingClock } from './waiting-clock.ts';

/** A POST may have to wait for its turn; it ends before its claim does. */
export const postTimeoutMs = 40_000;
/** When the bot is stopped, a request may take this much longer; what it came to is found out after the start. */
const lastWordsMs = 8_000;

/** What Discord doesn't answer in time, counts as not answered. */
export async function askInTime<T>(
  clock: WaitingClock,
  stopping: AbortSignal,
  ask: (inTime: AbortSignal) => Promise<T>,
): Promise<T> {
  const [late, done] = [new AbortController(), new AbortController()];
  const within = (ms: number): void => void clock.wait(ms, done.signal).then(() => late.abort());
  within(postTimeoutMs);
  const hurry = (): void => within(lastWordsMs);
  stopping.addEventListener('abort', hurry, { once: true, signal: done.signal });
  if (stopping.aborted) hurry();
  try {
    return await ask(late.signal);
  } finally {
    done.abort();
  }
}

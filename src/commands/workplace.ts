import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interruptedCode } from '../app/interrupted-code.ts';

/**
 * Gives long work a folder of its own, which is gone when the work is over, however it ends.
 * @param stopping aborts when the program is told to end: what the work started must end too, and nobody waits for the rest.
 * @returns the exit code.
 */
export async function inWorkplace(
  name: string,
  stopping: AbortSignal,
  work: (dir: string) => Promise<number>,
): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), `dateline-${name}-`));
  try {
    return await removedWhenStopped(dir, stopping, () => work(dir));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * Does long work that fills a folder and removes it by itself; told to end in the middle of it, the program removes it, and doesn't wait.
 * @param stopping as in `inWorkplace`.
 * @returns the exit code.
 */
export async function removedWhenStopped(
  dir: string,
  stopping: AbortSignal,
  work: () => Promise<number>,
): Promise<number> {
  const finished = new AbortController();
  const interrupted = once(stopping, 'abort', { signal: finished.signal }).then(() => interruptedCode);
  // It is given up where the work ends first.
  interrupted.catch(() => {});
  try {
    const code = await Promise.race([work(), interrupted]);
    if (stopping.aborted) rmSync(dir, { recursive: true, force: true });
    return code;
  } finally {
    finished.abort();
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const endings = ['SIGINT', 'SIGTERM'] as const;
/** What shells call an end by Ctrl+C. */
const interruptedCode = 130;

/**
 * Gives long work a folder of its own, which is gone when the work is over, however it ends.
 * @param work gets the folder, and a signal that aborts when the program is told to end: what it started must end too.
 */
export async function inWorkplace<T>(name: string, work: (dir: string, signal: AbortSignal) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), `dateline-${name}-`));
  const remove = (): void => rmSync(dir, { recursive: true, force: true });
  const stopping = new AbortController();
  const interrupted = (): void => {
    stopping.abort();
    remove();
    process.exit(interruptedCode);
  };
  for (const signal of endings) process.once(signal, interrupted);
  try {
    return await work(dir, stopping.signal);
  } finally {
    for (const signal of endings) process.off(signal, interrupted);
    remove();
  }
}

// Runs once before all test files, in vitest's own process.
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
/** What all tests write at once is a fraction of it. */
const enoughBytes = 1e9;

/** Everything that is written in a run goes into one folder, in memory where there is room, and is gone at the end. */
export function setup(): () => void {
  const folder = mkdtempSync(join(hasRoom(memory) ? memory : tmpdir(), 'dateline-tests-'));
  // Threads and processes that tests start take a third of the time when what was compiled is kept, from run to run.
  process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'dateline-test-compile-cache');
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > enoughBytes;
  } catch {
    return false;
  }
}

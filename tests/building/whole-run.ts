// Runs once before all test files, in vitest's own process.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roomyFolder } from './roomy-folder.ts';

/** Everything that is written in a run goes into one folder, in memory where there is room, and is gone at the end. */
export function setup(): () => void {
  const parent = roomyFolder();
  removeLeftovers(parent);
  const folder = mkdtempSync(join(parent, `dateline-tests-${process.pid}-`));
  // Threads and processes that tests start take a third of the time when what was compiled is kept, from run to run.
  process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'dateline-test-compile-cache');
  emptyWhenFull(process.env['NODE_COMPILE_CACHE']);
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Each run adds what it compiled of its own test files, some hundred that no other run reads: their addresses carry the time. */
const mostCompiled = 20_000;

function emptyWhenFull(cache: string): void {
  if (!existsSync(cache)) return;
  for (const version of readdirSync(cache)) {
    const compiled = join(cache, version);
    if (readdirSync(compiled).length > mostCompiled) rmSync(compiled, { recursive: true, force: true });
  }
}

/** What a run that was killed could not remove itself. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const [, pid] = /^dateline-tests-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, and is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

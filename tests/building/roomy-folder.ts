import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const memory = '/dev/shm';
/** What all tests write at once is a fraction of it. */
const enoughBytes = 1e9;

/** Where temporary files go: into memory where there is room, for tests wait for a disk longer than for anything else. */
export function roomyFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > enoughBytes ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}

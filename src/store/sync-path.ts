import { closeSync, fsyncSync, openSync } from 'node:fs';

/** What stands in a file, or which files stand in a folder, is on the disk when this returns. */
export function syncPath(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

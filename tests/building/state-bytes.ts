import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that lies in the files of a state, each byte a character. */
export function stateBytes(folder: string): string {
  return ['', '-wal', '-shm']
    .map((ending) => join(folder, `state.sqlite${ending}`))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'latin1'))
    .join('');
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** What a file holds, by its path below a folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Everything that the tests of one file write stands below it, and goes with them. */
const root = mkdtempSync(join(tmpdir(), 'dateline-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder of its own. */
export function temporaryFolder(files: Files = {}): string {
  const folder = mkdtempSync(join(root, 'folder-'));
  writeFiles(folder, files);
  return folder;
}

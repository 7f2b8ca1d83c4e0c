import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Write, writeAll } from './segment-file.ts';

/** Rises with every change of the files and of how text becomes terms; an index of another version is rebuilt from the store. */
export const indexVersion = 3;

const manifestSchema = z.object({
  version: z.number(),
  timeZone: z.string(),
  /** Of the store that it follows, and up to which change. */
  store: z.string(),
  sequence: z.number(),
  /** Names of files, in the order of their articles. */
  segments: z.array(z.string()),
});

/** Which segments make the index: what it doesn't name isn't there. */
export type Manifest = z.infer<typeof manifestSchema>;

const name = 'manifest.json';

/** Where a data folder keeps its index. */
export function indexFolder(dataDir: string): string {
  return join(dataDir, 'index');
}

/** Reads a manifest that is kept elsewhere as it is written here. @throws {SyntaxError | z.ZodError} for what is none. */
export function parseManifest(text: string): Manifest {
  return manifestSchema.parse(JSON.parse(text));
}

/** `null` where there is none; `damaged` where it can't be read. */
export function readManifest(folder: string): Manifest | 'damaged' | null {
  try {
    return parseManifest(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? null : 'damaged';
  }
}

/** Puts a manifest in place of the last one, whole or not at all. */
export function writeManifest(folder: string, manifest: Manifest, write: Write = writeAll): void {
  const draft = join(folder, `${name}.new`);
  const file = openSync(draft, 'w');
  try {
    write(file, Buffer.from(JSON.stringify(manifest)));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, join(folder, name));
  syncFolder(folder);
}

/** Deletes what no manifest names any more. A file that somebody holds open may refuse; it goes the next time. */
export function deleteOthers(folder: string, kept: readonly string[]): void {
  for (const file of readdirSync(folder)) {
    if (file === name || kept.includes(file)) continue;
    try {
      rmSync(join(folder, file), { recursive: true, force: true });
    } catch {
      // Held open on a file system that doesn't let go of it.
    }
  }
}

/** A new name in a folder is safe when the folder is; where folders can't be synced, the file system sees to it. */
function syncFolder(folder: string): void {
  let file: number | undefined;
  try {
    file = openSync(folder, 'r');
    fsyncSync(file);
  } catch {
    // Windows has no such thing.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

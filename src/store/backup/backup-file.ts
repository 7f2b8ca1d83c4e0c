import { createHash } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { create, list, type ReadEntry } from 'tar';
import { errorMessage } from '../../wording/error-message.ts';
import { type DatabaseName, databaseNames } from '../sqlite/known-versions.ts';
import { damaged, type Manifest, manifestName, notOurs, readManifest } from './manifest.ts';

/**
 * The file of a backup: a tar, packed by zstd, of a manifest and the two databases. `tar`, `sha256sum` and `sqlite3` read it, and so can whoever
 * no longer has this program.
 */

/** A manifest has less than a thousand bytes. */
const maxManifestBytes = 1_000_000;

/** A file's size and SHA-256 in hex. */
export async function fingerprint(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk);
  return { bytes: statSync(path).size, sha256: hash.digest('hex') };
}

/** A twentieth larger than at zstd’s usual 3, in two thirds of the time: a backup takes the processor from people who ask. */
const level = 2;

/** Packs a folder with a manifest and the databases into `file`. */
export async function pack(folder: string, file: string): Promise<void> {
  const packed = create({ cwd: folder, portable: true, strict: true }, [manifestName, ...databaseNames]);
  const params = { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1 };
  await pipeline(Readable.from(packed), createZstdCompress({ params }), createWriteStream(file, { mode: 0o600 }));
}

/** zstd's own first bytes. */
const magic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * Reads a backup to its end, and holds what stands in it to its manifest.
 * @param folder where the databases go; `null` where they are only checked.
 * @throws {BackupError} when it is damaged, cut short, none at all, or of a newer version.
 */
export async function unpack(file: string, folder: string | null): Promise<Manifest> {
  if (!beginsAsPacked(file)) throw notOurs(file);
  const entries = new Map<string, EntrySink>();
  let failure: unknown = null;
  const onReadEntry = (entry: ReadEntry): void => {
    const name = nameOf(entry);
    if (name === null || entries.has(name)) {
      failure ??= notOurs(file);
      return;
    }
    try {
      const sink = new EntrySink(name !== manifestName && folder !== null ? join(folder, name) : null);
      entries.set(name, sink);
      // What goes wrong here is no damage of the file; the rest is read, and thrown away.
      entry.on('data', (chunk) => {
        failure ??= sink.write(chunk);
      });
    } catch (error) {
      failure ??= error;
    }
  };
  try {
    await list({ file, strict: true, onReadEntry });
  } catch (error) {
    failure ??= damaged(file, errorMessage(error));
  } finally {
    for (const sink of entries.values()) sink.close();
  }
  if (failure !== null) throw failure;
  const manifest = readManifest(file, entries.get(manifestName)?.text ?? null);
  for (const name of databaseNames) {
    const { bytes, sha256 } = manifest.databases[name];
    const sink = entries.get(name);
    if (sink?.bytes !== bytes || sink.digest() !== sha256) throw damaged(file, `${name} is not as it was written`);
  }
  return manifest;
}

function nameOf({ path, type }: ReadEntry): DatabaseName | typeof manifestName | null {
  if (type !== 'File') return null;
  return [manifestName, ...databaseNames].find((name): name is DatabaseName => name === path) ?? null;
}

/** Takes one file of the archive. Written as it comes: the disk is slower than what unpacks, and nothing piles up. */
class EntrySink {
  readonly #hash = createHash('sha256');
  readonly #file: number | null;
  readonly #begun: Buffer[] = [];
  bytes = 0;

  constructor(path: string | null) {
    this.#file = path === null ? null : openSync(path, 'wx', 0o600);
  }

  /** @returns what went wrong with writing; `null` if nothing. */
  write(chunk: Buffer): unknown {
    this.bytes += chunk.length;
    this.#hash.update(chunk);
    if (this.bytes <= maxManifestBytes) this.#begun.push(Buffer.from(chunk));
    try {
      let at = 0;
      while (this.#file !== null && at < chunk.length) at += writeSync(this.#file, chunk, at);
      return null;
    } catch (error) {
      return error;
    }
  }

  get text(): string {
    return Buffer.concat(this.#begun).toString('utf8');
  }

  digest(): string {
    return this.#hash.digest('hex');
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
  }
}

function beginsAsPacked(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const begun = Buffer.alloc(magic.length);
    return readSync(file, begun) === magic.length && begun.equals(magic);
  } finally {
    closeSync(file);
  }
}

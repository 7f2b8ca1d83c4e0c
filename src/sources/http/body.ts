import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';

/** More layers of compression than this are a trap. */
const maxEncodings = 3;

/** What arrived doesn't unpack, though the connection was whole. */
export class UnpackError extends Error {}

interface Body {
  readonly bytes: Uint8Array;
  /** False where more came than was to be read; `bytes` then holds what was. */
  readonly isWhole: boolean;
}

type Chunks = AsyncIterable<Uint8Array>;

/**
 * Reads a body and unpacks it, whatever it says of itself: gzip is known by its first bytes. Reading stops as soon as more than `maxBytes`
 * came, packed or unpacked, so that neither a page that never ends nor a zip bomb costs more than that.
 * @param encodings as `Content-Encoding` lists them
 * @throws {UnpackError} when it can't be unpacked; else whatever the connection's stream throws.
 */
export async function readBody(source: Chunks, encodings: readonly string[], maxBytes: number): Promise<Body> {
  if (encodings.length > maxEncodings) throw new UnpackError(`it is packed ${encodings.length} times over`);
  let cutAt = maxBytes + 1;
  const failures: { readonly error: unknown }[] = [];
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of source) {
        yield chunk;
        cutAt -= chunk.length;
        if (cutAt <= 0) return;
      }
    } catch (error) {
      failures.push({ error });
      throw error;
    }
  };
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    let chunks: Chunks = counted();
    for (const encoding of encodings.toReversed()) chunks = await unpack(chunks, encoding);
    // A second look finds what was packed without saying so: a `.gz` file, or a server's mistake.
    for await (const chunk of await unpack(chunks, 'gzip')) {
      parts.push(chunk);
      length += chunk.length;
      if (length > maxBytes) break;
    }
  } catch (error) {
    const [failure] = failures;
    if (failure) throw failure.error;
    // What stops unpacking because enough was read is no fault of the body's.
    if (cutAt > 0) throw error instanceof UnpackError ? error : new UnpackError(unpackReason(error));
  }
  const isWhole = length <= maxBytes && cutAt > 0;
  return { bytes: Buffer.concat(parts).subarray(0, maxBytes), isWhole };
}

function unpackReason(error: unknown): string {
  const isCut = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
  return isCut ? 'it ends in the middle' : 'it is damaged';
}

/** Undoes one layer; gzip that isn't gzip is passed on as it is. */
async function unpack(chunks: Chunks, encoding: string): Promise<Chunks> {
  const { head, all } = await peek(chunks, 3);
  const unpacker = unpackerFor(encoding, head);
  if (unpacker === null) return all;
  // The pipeline's failure is the unpacker's, which is read below.
  pipeline(Readable.from(all), unpacker).catch(() => undefined);
  return unpacker;
}

function unpackerFor(encoding: string, head: Uint8Array): Transform | null {
  const [first = 0, second = 0, third = 0] = head;
  if (encoding === 'gzip' || encoding === 'x-gzip') {
    return first === 0x1f && second === 0x8b && third === 8 ? createGunzip() : null;
  }
  if (head.length === 0) return null;
  if (encoding === 'br') return createBrotliDecompress();
  if (encoding === 'zstd') return createZstdDecompress();
  // By the book deflate has zlib's two bytes in front; some servers leave them out (RFC 9110, 8.4.1.2).
  if (encoding === 'deflate')
    return (first & 15) === 8 && ((first << 8) | second) % 31 === 0 ? createInflate() : createInflateRaw();
  throw new UnpackError(`it is packed as “${encoding}”, which isn't supported`);
}

/** The first bytes, and all of them. */
async function peek(chunks: Chunks, size: number): Promise<{ readonly head: Uint8Array; readonly all: Chunks }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    read.push(value);
    length += value.length;
  }
  const all = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* read;
      for (;;) {
        const { done, value } = await iterator.next();
        if (done === true) return;
        yield value;
      }
    } finally {
      await iterator.return?.();
    }
  };
  return { head: Buffer.concat(read).subarray(0, size), all: all() };
}

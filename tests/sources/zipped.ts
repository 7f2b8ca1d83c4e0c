import { gzipSync } from 'node:zlib';

const megabyte = gzipSync(Buffer.alloc(2 ** 20, ' '));

/** Megabytes of spaces, packed: packed files one after the other are one packed file. */
export function zipped(megabytes: number): Buffer {
  return Buffer.concat(Array.from({ length: megabytes }, () => megabyte));
}

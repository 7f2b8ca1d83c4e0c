import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { RenewedError, type SharedCoverage } from '../shared-coverage.ts';
import type { Database } from './database.ts';
import { type Sql, sql } from './sql.ts';

/** A piece is compressed, sent and kept by itself. */
const pieceBytes = 4 * 1024 * 1024;
const [compress, decompress] = [promisify(zstdCompress), promisify(zstdDecompress)];
/** What commands hand in is among the files, too, under names that begin so; the moment in milliseconds since 1970 follows. */
export const handedInPrefix = 'errand-';
export const fileShape = z.object({ name: z.string(), bytes: z.number(), hash: z.string(), pieces: z.number() });
const pieceRow = z.object({ bytes: z.instanceof(Uint8Array) });

/** Drops all files of the coverage but these. */
export function dropOthers(names: readonly string[]): Sql {
  return sql`DELETE FROM coverage_files WHERE NOT (name = ANY(${names})) AND NOT starts_with(name, ${handedInPrefix})`;
}

/** Takes out one file, by its name. */
export function dropFile(name: string): Sql {
  return sql`DELETE FROM coverage_files WHERE name = ${name}`;
}

/** Keeps files in pieces. */
export function keptFiles(database: Database): Pick<SharedCoverage, 'putFile' | 'getFile'> {
  return {
    putFile: async (name, path, copied = () => {}) => {
      const file = await open(path, 'r');
      try {
        const hash = createHash('sha256');
        let [bytes, pieces] = [0, 0];
        for (;;) {
          const { buffer, bytesRead } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes, bytes);
          if (bytesRead === 0) break;
          const piece = buffer.subarray(0, bytesRead);
          hash.update(piece);
          const kept = await compress(piece);
          await database.run(
            sql`INSERT INTO coverage_files (name, piece, bytes) VALUES (${name}, ${pieces}, ${kept}) ON CONFLICT (name, piece) DO UPDATE SET bytes = excluded.bytes`,
          );
          bytes += bytesRead;
          pieces += 1;
          copied(bytes);
        }
        return { name, bytes, pieces, hash: hash.digest('hex') };
      } finally {
        await file.close();
      }
    },
    getFile: async ({ name, bytes, pieces, hash: expected }, path) => {
      const file = await open(path, 'w');
      try {
        const hash = createHash('sha256');
        let at = 0;
        for (let piece = 0; piece < pieces; piece++) {
          const { rows } = await database.run(
            sql`SELECT bytes FROM coverage_files WHERE name = ${name} AND piece = ${piece}`,
          );
          if (rows[0] === undefined) throw new RenewedError(name);
          const part = await decompress(pieceRow.parse(rows[0]).bytes);
          hash.update(part);
          await file.write(part, 0, part.length, at);
          at += part.length;
        }
        if (at !== bytes || hash.digest('hex') !== expected)
          throw new Error(`${name} is not as it was when it was shared`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

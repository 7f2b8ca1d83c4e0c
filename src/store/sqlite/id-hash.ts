import { createHmac, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { HashId } from '../hash-id.ts';

const secretKey = 'id-secret';
/** As long as the hash: a longer one adds nothing. */
const secretBytes = 32;

/** HMAC-SHA-256 with a secret that is made the first time and stays in this database. */
export function identityHash(database: DatabaseSync): HashId {
  database
    .prepare('INSERT OR IGNORE INTO settings (key, value) VALUES (?, ?)')
    .run(secretKey, randomBytes(secretBytes).toString('hex'));
  const row = database.prepare('SELECT value FROM settings WHERE key = ?').get(secretKey);
  const secret = Buffer.from(z.object({ value: z.string().length(secretBytes * 2) }).parse(row).value, 'hex');
  return (kind, id) => createHmac('sha256', secret).update(`${kind}:${id}`).digest('base64url');
}

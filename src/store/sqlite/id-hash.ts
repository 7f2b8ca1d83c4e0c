import type { DatabaseSync } from 'node:sqlite';
import { type HashId, hashWith, idSecretKey, newIdSecret } from '../hash-id.ts';

/** Hashes with a secret that is made the first time and stays in this database. */
export function identityHash(database: DatabaseSync): HashId {
  database.prepare('INSERT OR IGNORE INTO settings (key, value) VALUES (?, ?)').run(idSecretKey, newIdSecret());
  return hashWith(database.prepare('SELECT value FROM settings WHERE key = ?').get(idSecretKey));
}

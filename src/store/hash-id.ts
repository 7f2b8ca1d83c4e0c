import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** Whose id is hashed: the same number as a person and as a server gives two hashes. */
type IdKind = 'person' | 'server';

/** Hashes the id of a person or a server: the same one always to the same hash, and none back. */
export type HashId = (kind: IdKind, id: string) => string;

/** Under which name the settings keep the secret. */
export const idSecretKey = 'id-secret';
/** As long as the hash: a longer one adds nothing. */
const secretBytes = 32;

/** A secret, in hexadecimal digits. */
export function newIdSecret(): string {
  return randomBytes(secretBytes).toString('hex');
}

const secretRow = z.object({ value: z.string().length(secretBytes * 2) });

/** HMAC-SHA-256 with the secret of a row of the settings. Throws where it is none. */
export function hashWith(row: unknown): HashId {
  const secret = Buffer.from(secretRow.parse(row).value, 'hex');
  return (kind, id) => createHmac('sha256', secret).update(`${kind}:${id}`).digest('base64url');
}

/** Damage is known by SQLite's own codes, which errors carry from thread to thread. */

/** A database file can't be used; the message says why and what to do. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** SQLITE_CORRUPT. */
const corrupt = 11;
/** The same, said of the index alone: the store is whole. SQLite has no such extended code. */
export const damagedIndex = corrupt | (0xff << 8);

/**
 * A row says something else than what was written: the file was damaged where SQLite can't see it. It carries SQLite's own code for that, by
 * which damage is known in other threads, too.
 */
export class DamagedRowError extends Error {
  override readonly name: string = 'DamagedRowError';
  readonly errcode: number = corrupt;
}

/** True for an error that means that the file is damaged or no database at all. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === 11 || code === 26;
}

/** True where the index alone is damaged, and the store is whole. */
export function isIndexDamage(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === damagedIndex;
}

import { z } from 'zod';
import { inOneGo, type Trouble } from '../../wording/trouble.ts';

/** A backup can't be made or used; the message says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(inOneGo(trouble));
    this.trouble = trouble;
  }
}

export const manifestName = 'manifest.json';
const formatName = 'dateline-backup';
/** Rises when what stands in the file, or how, is no longer what an older program expects. */
const formatVersion = 1;
const databaseSchema = z.object({
  bytes: z.number(),
  sha256: z.string(),
  /** Of its tables. */
  schema: z.number(),
  rows: z.record(z.string(), z.number()),
});

const manifestSchema = z.object({
  format: z.literal(formatName),
  formatVersion: z.literal(formatVersion),
  /** The version of the program that made it. */
  madeBy: z.string(),
  /** The moment, ISO 8601. */
  at: z.string(),
  databases: z.object({ 'store.sqlite': databaseSchema, 'state.sqlite': databaseSchema }),
});

/** What a backup says of itself; it stands first in the file. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest of what was found in a data folder. */
export function manifestOf(found: Omit<Manifest, 'format' | 'formatVersion'>): Manifest {
  return { format: formatName, formatVersion, ...found };
}

/**
 * Reads the manifest of a backup.
 * @param text `null` where the file holds none.
 * @throws {BackupError} when it isn't ours, lacks something, or is of a newer version.
 */
export function readManifest(file: string, text: string | null): Manifest {
  if (text === null) throw notOurs(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw notOurs(file);
  }
  const claimed = z.object({ format: z.literal(formatName), formatVersion: z.number() }).safeParse(json).data;
  if (claimed === undefined) throw notOurs(file);
  if (claimed.formatVersion > formatVersion) {
    throw new BackupError({
      found: `${file} was made by a newer version of Dateline (backup format ${claimed.formatVersion}; this one knows up to ${formatVersion}).`,
      remedy: 'Update Dateline, then restore it. Nothing was changed.',
    });
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) throw damaged(file, 'its manifest lacks something');
  return parsed.data;
}

/** Says that a file isn't one that `backup` made. */
export function notOurs(file: string): BackupError {
  return new BackupError({
    found: `${file} is no backup of Dateline.`,
    remedy: 'Name a file that npm run backup made. Nothing was changed.',
  });
}

/** Says that a backup isn't as it was written. @param how in a few words. */
export function damaged(file: string, how: string): BackupError {
  return new BackupError({
    found: `${file} is damaged or cut short (${how}).`,
    remedy: 'Copy it again from where it is kept, or take an earlier backup. Nothing was changed.',
  });
}

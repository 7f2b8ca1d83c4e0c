import type { Trouble } from './trouble.ts';

/** SQLite's primary result codes, and the system's, that say something of the machine and nothing of the file. */
const kinds: Readonly<Record<string, 'full' | 'locked' | 'failing'>> = {
  13: 'full',
  ENOSPC: 'full',
  EDQUOT: 'full',
  // No file may have that size, on a memory stick say.
  EFBIG: 'full',
  5: 'locked',
  6: 'locked',
  10: 'failing',
  EIO: 'failing',
};

/**
 * What keeps a file from being read or written that is no fault of the file's own: no room, another program's lock, a failing disk.
 * `null` for any other error.
 */
export function diskTrouble(error: unknown, path: string): Trouble | null {
  switch (kindOf(error)) {
    case 'full':
      return {
        found: `There is no room left on the disk of ${path}. Nothing that was acknowledged is lost.`,
        remedy: 'Make room there, or set DATA_DIR or --data to a folder on another disk, and start again.',
      };
    case 'locked':
      return {
        found: `Another program has ${path} locked.`,
        remedy: 'Close what has it open, for example a database browser or a backup, and start again.',
      };
    case 'failing':
      return {
        found: `The disk of ${path} fails to read or write.`,
        remedy: 'Check the disk, or set DATA_DIR or --data to a folder on another one.',
      };
    default:
      return null;
  }
}

function kindOf(error: unknown): (typeof kinds)[string] | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error) return kinds[String(Number(error.errcode) & 0xff)];
  return 'code' in error ? kinds[String(error.code)] : undefined;
}

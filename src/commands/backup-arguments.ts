import type { Config } from '../config.ts';
import { parseArguments, UsageError } from './options.ts';

const options = { replace: { type: 'boolean' }, data: { type: 'string' } } as const;

interface BackupArguments {
  /** The file of the backup. */
  readonly file: string;
  readonly replace: boolean;
  readonly dataDir: string;
}

/** Reads what `backup` and `restore` are called with. @throws {UsageError} */
export function readBackupArguments(args: readonly string[], usage: string, config: Config): BackupArguments {
  const { values, positionals } = parseArguments(args, options, usage);
  const [file, ...more] = positionals;
  if (!file?.trim() || more.length > 0) {
    throw new UsageError(`Name one file, for example dateline.tar.zst.\nUsage: ${usage}`);
  }
  return { file, replace: values.replace ?? false, dataDir: values.data ?? config.dataDir };
}

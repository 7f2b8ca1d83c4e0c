import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, populate } from 'dotenv';

/**
 * Takes the settings of a `.env` file over into an environment, where that doesn't have them already.
 * @returns why they can't be read, with what to do; `null` where they were, and where there is no such file. To go on without them would delete what they keep, and answer elsewhere than
 * they say.
 */
export function takeEnvFile(path: string, env: NodeJS.ProcessEnv): string | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return isMissing(error) ? null : cantBeRead(path, error);
  }
  // UTF-16 has a zero in each letter of English.
  if (bytes.includes(0)) return `The settings in ${resolve(path)} are not in UTF-8. Save the file as UTF-8 text.`;
  populate(env as Record<string, string>, parse(bytes));
  return null;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function cantBeRead(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const why = code === 'EISDIR' ? 'it is a folder' : code === 'EACCES' ? 'this user may not read it' : String(error);
  const todo =
    code === 'EISDIR'
      ? 'Put a file in its place, or take it away to go on with the defaults.'
      : 'Let whoever runs this read it (chown, chmod), or move it away to go on with the defaults.';
  return `The settings in ${resolve(path)} can't be read: ${why}. ${todo}`;
}

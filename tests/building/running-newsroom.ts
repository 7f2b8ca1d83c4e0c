import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { storePath } from '../../src/store/sqlite/database.ts';
import { onTestFinished } from './running-test.ts';
import { Said } from './said.ts';

export interface RunningNewsroom {
  /** What it says on standard error. */
  readonly said: Said;
  /** Ends it, by default as a power cut does. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a newsroom in a process of its own, and waits until it takes coverage in, or follows. It ends with the test. */
export async function startNewsroom(env: Readonly<Record<string, string>>): Promise<RunningNewsroom> {
  const script = join(import.meta.dirname, 'newsroom-child.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    env: { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = new Said();
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.add(text));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const end = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  onTestFinished(() => end());
  await said.until('It takes the coverage in.', ended);
  return { said, end };
}

/** How many articles the store of a data folder holds, next to whoever writes it. */
export function articlesIn(dataDir: string): number {
  if (!existsSync(storePath(dataDir))) return 0;
  const database = new DatabaseSync(storePath(dataDir), { readOnly: true, timeout: 5_000 });
  try {
    return Number(database.prepare('SELECT count(*) AS count FROM articles').get()?.['count']);
  } finally {
    database.close();
  }
}

import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { temporaryFolder } from './folder.ts';

/** A busy machine takes its time to start a process. */
vi.setConfig({ testTimeout: 30_000 });

const main = join(import.meta.dirname, '../../src/main.ts');

/** Node keeps what it compiled here, so that each start after the first takes half the time. */
const compileCache = { NODE_COMPILE_CACHE: join(tmpdir(), 'dateline-test-compile-cache') };

export interface Run {
  /** Exit code; `null` when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** The program's environment: nothing is handed on from the tests' own. */
  readonly env?: Readonly<Record<string, string>>;
  /** All of its standard input. */
  readonly stdin?: string;
  /** Where it runs, and looks for `.env`; by default an empty folder. */
  readonly cwd?: string;
}

/** Runs the program as a person does, in a process of its own, and waits for its end. */
export async function dateline(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { env = {}, stdin = '', cwd = temporaryFolder() } = options;
  const program = spawn(process.execPath, [main, ...args], { cwd, env: { ...compileCache, ...env } });
  let stdout = '';
  let stderr = '';
  program.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // A program that ends early doesn't read what it is given.
  program.stdin.on('error', () => {}).end(stdin);
  const code = await new Promise<number | null>((resolve, reject) => {
    program.on('error', reject).on('close', resolve);
  });
  return { code, stdout, stderr };
}

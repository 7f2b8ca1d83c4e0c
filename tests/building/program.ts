import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from './folder.ts';
import { onTestFinished } from './running-test.ts';
import { Said } from './said.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

/** Where Node keeps what it compiled: each start after the first takes half the time. */
const compileCache = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '' };

export interface ProgramOptions {
  /** The program's environment: nothing is handed on from the tests' own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where it runs, and looks for `.env`; by default an empty folder. */
  readonly cwd?: string;
}

/** The program in a process of its own. */
export interface Program {
  readonly process: ChildProcess;
  readonly stdout: Said;
  readonly stderr: Said;
  /** Waits until it has said something on standard error. @throws when it ends before. */
  says(words: string | RegExp): Promise<string>;
  /** Its exit code once it has ended; `null` when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/**
 * Starts the program in a process of its own; it ends with the test. That takes a second of a processor: it is for what only a process shows, such as
 * signals, `.env`, or an end at any moment. What commands do is tested by `dateline` in `command.ts`.
 */
export function startProgram(args: readonly string[], { env = {}, cwd = temporaryFolder() }: ProgramOptions): Program {
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { ...compileCache, ...env } });
  const [stdout, stderr] = [new Said(), new Said()];
  child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.add(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.add(text));
  // A program that ends early doesn't read what it is given.
  child.stdin.on('error', () => {});
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { process: child, stdout, stderr, says: (words) => stderr.until(words, ended), ended };
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../../..');

/** How `npm start` runs the program; from another folder, so that nobody's `.env` has a say. */
const flags = [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=16',
  '--import',
  pathToFileURL(join(root, 'src/node-version.js')).href,
];
/** Of our own environment: where programs and temporary files are, and what Node is told by hand, a profiler say. */
const inherited = ['PATH', 'TMPDIR', 'TEMP', 'NODE_OPTIONS', 'NODE_COMPILE_CACHE'];

export interface ProgramPlace {
  /** How the program is started; by default in a process of its own. */
  readonly start?: StartProgram | undefined;
  /** Where it runs. */
  readonly dir: string;
  /** Our own environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Starts the program with these arguments and this environment. */
export type StartProgram = (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  place: ProgramPlace,
) => Program;

/** The program under way, or Node alone. */
export interface Program {
  /** Milliseconds of `performance.now()`. */
  readonly startedAt: number;
  /** What it has said on standard error. */
  readonly said: () => string;
  /** Calls `listener` with each piece that it says from now on. @returns what ends that. */
  readonly onSaid: (listener: (piece: string) => void) => () => void;
  /** Exit code; `null` when a signal ended it. */
  readonly exit: Promise<number | null>;
  /** Of its process; `undefined` where it has none of its own. */
  readonly pid: number | undefined;
  /** Sends it a signal; one that has ended hears nothing. */
  readonly send: (signal: NodeJS.Signals) => void;
}

/** Starts `node src/main.ts ARGS` as `npm start` does. */
export const startProgram: StartProgram = (args, env, place) =>
  startNode([...flags, join(root, 'src/main.ts'), ...args], env, place);

/** Starts Node with nothing to do. */
export function startNothing(place: ProgramPlace): Program {
  return startNode([...flags, '--eval', ''], {}, place);
}

/** Copies a database by itself, in one of SQLite's ways. */
export function startCopy(way: 'backup' | 'vacuum', from: string, to: string, place: ProgramPlace): Program {
  return startNode([...flags, join(root, 'src/evaluate/bench/copy-database.ts'), way, from, to], {}, place);
}

function startNode(args: readonly string[], env: Readonly<Record<string, string>>, place: ProgramPlace): Program {
  const own = Object.fromEntries(inherited.map((name) => [name, place.env[name]]));
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: place.dir,
    env: { ...own, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    signal: place.signal,
    killSignal: 'SIGKILL',
  });
  let said = '';
  const listeners = new Set<(piece: string) => void>();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    for (const listener of listeners) listener(text);
  });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  // Whoever waits for something else it does needn't catch this as well.
  exit.catch(() => {});
  return {
    startedAt,
    said: () => said,
    onSaid: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    exit,
    pid: child.pid,
    send: (signal) => void child.kill(signal),
  };
}

/** How long a program that was told to stop may take; longer than its own grace for answers under way. */
const stopWithinMs = 20_000;

/** Tells a program to stop, and ends it when it doesn't. */
export async function stopProgram({ send, exit }: Program): Promise<void> {
  const impatient = setTimeout(() => send('SIGKILL'), stopWithinMs);
  try {
    send('SIGTERM');
    await exit;
  } finally {
    clearTimeout(impatient);
  }
}

/**
 * Waits for the end of a program.
 * @returns how long it ran, in milliseconds.
 * @throws {LoadError} when it fails or takes longer than `withinMs`.
 */
export async function ended(program: Program, what: string, withinMs: number): Promise<number> {
  const impatient = setTimeout(() => program.send('SIGKILL'), withinMs);
  try {
    const code = await program.exit;
    if (code === 0) return performance.now() - program.startedAt;
    throw new LoadError(
      code === null ? `${what} took over ${withinMs / 1_000} s` : `${what} failed:\n${program.said()}`,
    );
  } finally {
    clearTimeout(impatient);
  }
}

/** What was to be measured didn't come about; the message says why. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

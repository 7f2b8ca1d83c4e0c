import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { runCommandLine } from '../../src/commands/command-line.ts';
import { onTestFinished } from './running-test.ts';
import { Said } from './said.ts';

export interface Run {
  /** Exit code. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** The command's environment: nothing is handed on from the tests' own. Values that begin with ./ lie in `folder`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Arguments that begin with ./ lie here. */
  readonly folder?: string;
  /** All of its standard input. */
  readonly stdin?: string;
}

/** A command under way. */
export interface RunningCommand {
  /** What it says on standard error. */
  readonly stderr: Said;
  /** Waits until it has said something there. @throws when it ends before. */
  says(words: string | RegExp): Promise<string>;
  /** Tells it to end, as Ctrl+C does. */
  stop(): void;
  readonly ended: Promise<Run>;
}

/**
 * Runs a command as a person does, inside this process, to its end. The folder that it runs in is the tests' own, so that what lies in another one
 * is named in full.
 */
export function dateline(args: readonly string[], options: CommandOptions = {}): Promise<Run> {
  return startCommand(args, options).ended;
}

/** Starts a command that goes on until it is told to end; the test does that at the latest. */
export function startDateline(args: readonly string[], options: CommandOptions = {}): RunningCommand {
  const running = startCommand(args, options);
  onTestFinished(async () => {
    running.stop();
    await running.ended;
  });
  return running;
}

function startCommand(args: readonly string[], { env = {}, folder, stdin = '' }: CommandOptions): RunningCommand {
  const inFolder = (text: string | undefined): string | undefined =>
    folder !== undefined && text?.startsWith('./') ? join(folder, text) : text;
  const [stdout, stderr] = [new Said(), new Said()];
  const stopping = new AbortController();
  const exit = runCommandLine(
    args.map((arg) => inFolder(arg) ?? ''),
    {
      env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, inFolder(value)])),
      stdin: Readable.from([stdin]),
      stdout: into(stdout),
      stderr: into(stderr),
      now: () => new Date(),
      stopSignal: () => stopping.signal,
    },
  );
  const ended = exit.then((code) => ({ code, stdout: stdout.text, stderr: stderr.text }));
  return { stderr, says: (words) => stderr.until(words, ended), stop: () => stopping.abort(), ended };
}

function into(said: Said): Writable {
  return new Writable({
    decodeStrings: false,
    write(text, _, done) {
      said.add(String(text));
      done();
    },
  });
}

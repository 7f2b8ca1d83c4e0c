import { Readable, Writable } from 'node:stream';
import { runCommandLine } from '../../src/commands/command-line.ts';

export interface Run {
  /** Exit code; `null` when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** The command's environment: nothing is handed on from the tests' own. */
  readonly env?: Readonly<Record<string, string>>;
  /** All of its standard input. */
  readonly stdin?: string;
  /** Tells it to end, as Ctrl+C does. */
  readonly signal?: AbortSignal;
  /** Gets each piece of standard error as it comes. */
  readonly onSaid?: (text: string) => void;
}

/**
 * Runs a command as a person does, inside this process, to its end. Paths are absolute here: the folder that it runs in is the tests' own.
 */
export async function dateline(args: readonly string[], options: CommandOptions = {}): Promise<Run> {
  const { env = {}, stdin = '', signal = new AbortController().signal, onSaid = () => {} } = options;
  const stdout = collector();
  const stderr = collector(onSaid);
  const code = await runCommandLine(args, {
    env,
    stdin: Readable.from([stdin]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    now: () => new Date(),
    stopSignal: () => signal,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(onText: (text: string) => void = () => {}) {
  let all = '';
  const stream = new Writable({
    decodeStrings: false,
    write(text, _, done) {
      all += text;
      onText(text);
      done();
    },
  });
  return { stream, text: () => all };
}

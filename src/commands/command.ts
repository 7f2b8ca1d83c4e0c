import type { Readable, Writable } from 'node:stream';
import type { Progress } from '../app/progress.ts';
import type { Config, SettingsRead } from '../config.ts';

/** What stands around the program: a process gives its own, a test what it likes. Nothing is read from elsewhere. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Pick<Writable, 'write'>;
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly now: () => Date;
  /**
   * Aborts when the program is told to end. A command that asks for it ends in order and returns; one that doesn't is ended by the system.
   * @param tell says from now on that the program ends; by default a line to the person.
   */
  readonly stopSignal: (tell?: (line: string) => void) => AbortSignal;
}

/** What a command gets: settings, streams and the clock. */
export interface CommandContext extends Pick<Surroundings, 'env' | 'stdin' | 'stderr' | 'now' | 'stopSignal'> {
  readonly config: Config;
  /** How the settings were read, for a command that tells of them. */
  readonly settings: SettingsRead;
  /** Writes to standard output: answers, and nothing else. */
  readonly print: (text: string) => void;
  /** Says a line to the person on standard error. */
  readonly tell: (line: string) => void;
  /** Shows there how far long work has come. */
  readonly progress: Progress;
}

/** A subcommand of the program. */
export interface Command {
  readonly usage: string;
  readonly summary: string;
  /** Runs in spite of settings that can't be used; they have their defaults in `config`. */
  readonly runsOnBadSettings?: true;
  /** Returns the exit code: 0 done, 1 failed, 2 wrong use. */
  run(args: readonly string[], context: CommandContext): Promise<number>;
}

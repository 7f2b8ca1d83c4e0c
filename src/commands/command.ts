import type { Config, SettingsRead } from '../config.ts';

/** What a command gets from `main`: settings, streams and the clock; nothing is read from elsewhere. */
export interface CommandContext {
  readonly config: Config;
  /** How the settings were read, for a command that tells of them. */
  readonly settings?: SettingsRead;
  readonly now: () => Date;
  readonly stdin: NodeJS.ReadStream;
  /** Writes to standard output: answers, and nothing else. */
  readonly print: (text: string) => void;
  /** Says a line to the person on standard error. */
  readonly tell: (line: string) => void;
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

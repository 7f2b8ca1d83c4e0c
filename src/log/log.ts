/** What stands in a line besides its message. An `error` is told in words, with its stack where the line is one of `error` or `fatal`. */
export type LogFields = Readonly<Record<string, unknown>>;

type Write = (message: string, fields?: LogFields) => void;

/**
 * Where the whole program reports what happens. Messages are the same for every event of a kind; what differs goes into fields. Above `debug`
 * neither holds a person's words or id, nor those of an answer.
 */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  /** Something went wrong and was dealt with. */
  readonly warn: Write;
  /** Somebody got less than they asked for, or somebody has to change something. */
  readonly error: Write;
  /** The program ends because of it. */
  readonly fatal: Write;
  /** The same log with these fields in each of its lines, none of which shows the texts withheld. */
  about(fields: LogFields, withheld?: readonly string[]): Log;
}

const nothing = (): void => {};

/** For those who look at what comes out alone. */
export const silentLog: Log = {
  ...{ debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing },
  about: () => silentLog,
};

/** What a line may be, the least grave first. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof logLevels)[number];

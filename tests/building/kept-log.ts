import { z } from 'zod';
import type { Log, LogLevel } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open-log.ts';

/** A line of the log as a collector reads it. */
export interface Logged {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const line = z.looseObject({ level: z.string(), time: z.iso.datetime(), msg: z.string() });

/** A line of JSON, taken apart. @throws when it is no line of the log. */
export function readLogged(text: string): Logged {
  const { level, msg: message, time: _, ...fields } = line.parse(JSON.parse(text));
  return { level, message, fields };
}

export interface KeptLog {
  readonly log: Log;
  readonly logged: Logged[];
  /** The lines as they were written. */
  readonly lines: string[];
}

/** The program's own log, whose lines are kept. */
export function keptLog(level: LogLevel = 'info', secrets: readonly string[] = []): KeptLog {
  const lines: string[] = [];
  const logged: Logged[] = [];
  const log = openLog({
    ...{ level, secrets, form: 'json' },
    write: (text) => {
      lines.push(text);
      logged.push(readLogged(text));
    },
  });
  return { log, logged, lines };
}

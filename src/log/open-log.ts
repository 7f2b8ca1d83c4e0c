import pino, { type Logger, stdTimeFunctions } from 'pino';
import { z } from 'zod';
import { errorFields } from './error-fields.ts';
import type { Log, LogFields, LogLevel } from './log.ts';
import { readableLine } from './readable-line.ts';
import { type Redact, redactedFields, redactor, withholding } from './redaction.ts';

interface LogOptions {
  /** The least grave line that is written; `silent` for none. */
  readonly level: LogLevel | 'silent';
  /** That no line shows: tokens and keys. */
  readonly secrets: readonly (string | null)[];
  /** A line of JSON each, for a collector; or a line that a person reads. */
  readonly form: 'json' | 'readable';
  /** Takes a line when it is logged, with its end: where it is written at once, none is lost when the program ends. */
  readonly write: (line: string) => void;
}

/** A log by pino. */
export function openLog({ level, secrets, form, write }: LogOptions): Log {
  const logger = pino(
    {
      level,
      // Which machine and process it is, a collector knows.
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: form === 'json' ? write : (line) => write(readable(line)) },
  );
  return over(logger, redactor(secrets));
}

function over(logger: Logger, redact: Redact): Log {
  const shown = (fields: LogFields) => redactedFields(fields, redact);
  const write = (level: LogLevel) => {
    const withStack = level === 'error' || level === 'fatal';
    return (message: string, { error, ...fields }: LogFields = {}): void => {
      if (!logger.isLevelEnabled(level)) return;
      logger[level](shown({ ...fields, ...(error !== undefined && errorFields(error, withStack)) }), redact(message));
    };
  };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
    about: (fields, withheld = []) => over(logger.child(shown(fields)), withholding(redact, withheld)),
  };
}

const written = z.looseObject({ level: z.string(), time: z.string(), msg: z.string() });

/** Time, level and message of a line of JSON as a person reads it at a terminal. */
function readable(line: string): string {
  const { level, time, msg, ...fields } = written.parse(JSON.parse(line));
  const clock = time.slice('2026-01-01T'.length, -'.000Z'.length);
  return `${clock} ${level.padEnd('error'.length)} ${readableLine(msg, fields)}\n`;
}

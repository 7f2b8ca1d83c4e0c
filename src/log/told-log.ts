import { errorFields } from './error-fields.ts';
import type { Log, LogFields } from './log.ts';
import { readableLine } from './readable-line.ts';
import { type Redact, redactedFields, redactor, withholding } from './redaction.ts';

/**
 * A log for a person who waits for a command: what went wrong, a line each, and nothing else.
 * @param secrets that no line shows.
 */
export function toldLog(tell: (line: string) => void, secrets: readonly (string | null)[]): Log {
  return over(tell, redactor(secrets));
}

function over(tell: (line: string) => void, redact: Redact): Log {
  const write =
    (withStack: boolean) =>
    (message: string, { error, ...fields }: LogFields = {}): void => {
      const all = { ...fields, ...(error !== undefined && errorFields(error, withStack)) };
      tell(readableLine(redact(message), redactedFields(all, redact)));
    };
  const nothing = (): void => {};
  return {
    ...{ debug: nothing, info: nothing, warn: write(false), error: write(true), fatal: write(true) },
    about: (_fields, withheld = []) => over(tell, withholding(redact, withheld)),
  };
}

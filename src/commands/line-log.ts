import type { Log } from '../discord/wire/log.ts';

/** A log of one line an event on standard error: time, level, message, fields as JSON. */
export function createLog(tell: (line: string) => void): Log {
  const write =
    (level: string) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      const more = Object.keys(fields).length === 0 ? '' : ` ${JSON.stringify(fields)}`;
      tell(`${new Date().toISOString()} ${level} ${message}${more}`);
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

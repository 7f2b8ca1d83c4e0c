import { createProgress, type Progress } from '../app/progress.ts';
import { secretsOf } from '../config.ts';
import type { Log } from '../log/log.ts';
import { openLog } from '../log/open-log.ts';
import type { CommandContext } from './command.ts';
import { isForPeople } from './plain-errors.ts';

/** What the bot says while it runs. */
interface StartLog {
  readonly log: Log;
  /** Says a line to the person at the terminal; where there is none it is a line of the log like any other. */
  readonly tell: (line: string) => void;
  readonly progress: Progress;
  /** Tells of the error that ended the program. @returns the exit code. @throws the error itself where a person is told it as of any command. */
  readonly tellEnd: (error: unknown) => number;
}

/**
 * On a terminal sentences and a readable log; elsewhere, lines of JSON and nothing else. A demo is for a person wherever it runs, and shows
 * what goes wrong alone: the rest can be seen on its page.
 */
export function openStartLog({ config, stderr, tell, progress }: CommandContext): StartLog {
  const isDemo = config.discord.token === null;
  const options = { secrets: secretsOf(config), level: config.logLevel ?? (isDemo ? 'warn' : 'info') } as const;
  // Node writes to files, terminals and pipes before it goes on: what is fatal is written before the end.
  const write = (line: string): void => void stderr.write(line);
  if (isDemo || stderr.isTTY === true) {
    const tellEnd = (error: unknown): never => {
      throw error;
    };
    return { log: openLog({ ...options, form: 'readable', write }), tell, progress, tellEnd };
  }
  const log = openLog({ ...options, form: 'json', write });
  const tellEnd = (error: unknown): number => {
    if (isForPeople(error)) log.fatal(error.message);
    else log.fatal('The bot failed', { error });
    return 1;
  };
  const toldInLog = (line: string): void => log.info(line.trim());
  const output = {
    write: (line: string): boolean => {
      toldInLog(line);
      return true;
    },
  };
  return { log, tell: toldInLog, progress: createProgress(output), tellEnd };
}

/**
 * Failures that nobody waited for are told, and the bot outlives them; one that nobody caught ends the process, told before. What Node warns
 * of is told in the log, not between its lines.
 * @param exit ends the process.
 * @returns a function that ends this.
 */
export function tellUncaught(log: Log, exit: (code: number) => void = process.exit): () => void {
  const outlive = (error: unknown): void => log.error('A failure that nobody waited for', { error });
  const end = (error: unknown): void => {
    log.fatal('The program ends: a failure that nobody caught', { error });
    exit(1);
  };
  const warn = (error: Error): void => log.warn('Node warns', { error });
  const ofNode = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', warn).on('unhandledRejection', outlive).on('uncaughtException', end);
  return () => {
    process.off('warning', warn).off('unhandledRejection', outlive).off('uncaughtException', end);
    for (const listener of ofNode) process.on('warning', listener);
  };
}

import { databaseTrouble } from '../../wording/database-trouble.ts';
import { DatabaseError } from '../database-error.ts';

/** The server undid the transaction because of another one's: done again, it may go through. */
const undone = new Set(['40001', '40P01']);
/** The server takes nothing from this connection: another may lead to the one that followed it, or it may be written soon. */
const readOnly = '25006';
/** The server, or the way to it, is away for a moment: a restart, a failover, every connection taken, one that did nothing for too long. */
const away = new Set([
  ...['53300', '57P01', '57P02', '57P03', '57P05', '25P03', readOnly],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
]);
const cut =
  /^Connection terminated|^Client has encountered a connection error|^timeout exceeded when trying to connect/;

/** Whether the server said that nothing was done, and why: of an error of its own, without the connection's end. */
export function isAnswer(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR';
}

/** Whether the connection that this was said on may say something else the next time. */
export function isOfUse(error: unknown): boolean {
  return isAnswer(error) && !(error instanceof Error && 'code' in error && error.code === readOnly);
}

/** Whether the same may go through when it is done again. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const first = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  const code = 'code' in first ? String(first.code) : '';
  return undone.has(code) || away.has(code) || code.startsWith('08') || cut.test(first.message);
}

/** An error in words for whoever runs the bot, where it is of the database; else as it is. */
export function inWords(error: unknown, place: string): unknown {
  const trouble = databaseTrouble(error, place);
  return trouble === null ? error : new DatabaseError(trouble, { cause: error });
}

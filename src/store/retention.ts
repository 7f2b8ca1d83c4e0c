import type { TraceTable } from './sqlite/trace-table.ts';
import type { UsageTable } from './sqlite/usage-table.ts';

const msPerDay = 86_400_000;

export interface Retention {
  /** How many days a trace is kept. */
  readonly days: number;
  readonly now: () => Date;
  /** Told when old traces could not be deleted. */
  readonly log: (message: string) => void;
}

/**
 * Deletes what is older than it may be, now and once a day.
 * @returns a function that stops it.
 */
export function startRetention(
  { deleteBefore }: Pick<TraceTable, 'deleteBefore'>,
  usage: Pick<UsageTable, 'sweep'>,
  { days, now, log }: Retention,
): () => void {
  const sweep = (): void => {
    try {
      deleteBefore(new Date(now().getTime() - days * msPerDay));
      usage.sweep(now());
    } catch (error) {
      log(`Old traces could not be deleted: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  sweep();
  const timer = setInterval(sweep, msPerDay);
  // The program may end while it waits.
  timer.unref();
  return () => clearInterval(timer);
}

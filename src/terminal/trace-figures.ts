import type { TraceStatus } from '../state/trace.ts';

/** Figures and words that views of traces share. */

export const statusWords: Readonly<Record<TraceStatus, string>> = {
  answered: 'answered',
  not_covered: 'not covered',
  failed: 'failed',
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A moment to the minute, as a time zone has it: `2026-03-06 12:00`. */
export function moment(instant: Date, timeZone: string): string {
  const formatter =
    formatters.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formatters.set(timeZone, formatter);
  return formatter.format(instant);
}

/** An answer costs fractions of a cent: six decimals are a tenth of what one token of output costs at most. */
export function dollars(cost: number | null): string {
  if (cost === null) return 'unknown (the price of this model isn’t known)';
  return cost === 0 ? '$0' : `$${cost.toFixed(6)}`;
}

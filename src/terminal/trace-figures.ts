import type { TraceStatus } from '../store/trace.ts';

/** Figures and words that views of traces share. */

export const statusWords: Readonly<Record<TraceStatus, string>> = {
  answered: 'answered',
  not_covered: 'not covered',
  failed: 'failed',
};

/** An answer costs fractions of a cent: six decimals are a tenth of what one token of output costs at most. */
export function dollars(cost: number | null): string {
  if (cost === null) return 'unknown (the price of this model isn’t known)';
  return cost === 0 ? '$0' : `$${cost.toFixed(6)}`;
}

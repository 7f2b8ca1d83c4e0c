import type { QuotesReason } from '../coverage/answer.ts';

/** Reasons that pass by themselves: worth asking again. */
export const temporaryReasons: ReadonlySet<QuotesReason> = new Set<QuotesReason>([
  'rate_limited',
  'overloaded',
  'unavailable',
  'timed_out',
  'cut_off',
  'stopped',
]);

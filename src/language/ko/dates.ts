import type { DateWords } from '../rules.ts';

/** Months are numbered, and particles stand on a weekday's name without changing it. */
export const dates: DateWords = { formsOf: () => [] };

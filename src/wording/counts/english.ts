import { daysAndCounts } from '../days-and-counts.ts';

/** Days, numbers with their nouns, and lists, as English says them. */
export const { counted, day, either, rounded, weekday } = daysAndCounts('en-GB');

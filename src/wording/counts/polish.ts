import { daysAndCounts } from '../days-and-counts.ts';

/** Days, numbers with their nouns, and lists, as Polish says them. */
export const { counted, day, either, rounded, weekday } = daysAndCounts('pl');

export const articles = (count: number): string =>
  counted(count, { one: 'artykuł', few: 'artykuły', many: 'artykułów', other: 'artykułu' });
export const questions = (count: number): string =>
  counted(count, { one: 'pytanie', few: 'pytania', many: 'pytań', other: 'pytania' });

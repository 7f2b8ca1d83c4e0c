import { daysAndCounts } from '../days-and-counts.ts';

/** Days and lists as Korean says them. */
export const { day, either, rounded, weekday } = daysAndCounts('ko');
/** Korean counts without plurals: the number and its counter are written together. */
export const number = new Intl.NumberFormat('ko');
export const articles = (count: number): string => `기사 ${number.format(count)}건`;

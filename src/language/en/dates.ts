import type { DateWords } from '../rules.ts';

const weekday = /day$/;
const lettersOfMonth = 3;

export const dates: DateWords = {
  formsOf: (name) => {
    if (weekday.test(name)) return [];
    const short = name.slice(0, lettersOfMonth);
    return name === 'september' ? [short, 'sept'] : [short];
  },
};

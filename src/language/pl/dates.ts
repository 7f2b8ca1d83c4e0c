import type { DateWords } from '../rules.ts';

export const dates: DateWords = {
  // After "w" and "przed" a month bends otherwise than in a date, and a weekday after "w": "maja" gives "maju", "środa" "środę".
  formsOf: (name) => {
    if (name.endsWith('ego')) return [name.replace(/ego$/, 'ym')];
    if (name.endsWith('da')) return ['zie', 'ę', 'em'].map((ending) => name.replace(/a$/, ending));
    return name.endsWith('a') ? ['u', 'em', 'ę'].map((ending) => name.replace(/a$/, ending)) : [];
  },
};

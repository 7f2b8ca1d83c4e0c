import type { Language } from '../languages.ts';

export const language: Language = {
  locale: 'pl',
  name: 'Polski',
  wording: {
    sources: 'Źródła',
    undated: 'bez daty',
    noHeadline: 'Artykuł bez tytułu',
  },
};

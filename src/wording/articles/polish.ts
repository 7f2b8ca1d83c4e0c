import { articles, counted } from '../counts/polish.ts';
import type { articlesInEnglish } from './english.ts';

/** How articles are named, dated and listed, in Polish. */
export const articlesInPolish: typeof articlesInEnglish = {
  sources: 'Źródła',
  nearest: 'Najbliższe w materiałach',
  undated: 'bez daty',
  noHeadline: 'Artykuł bez tytułu',
  openingWords: 'pierwsze słowa',
  unnamedOutlet: 'nieznana redakcja',
  copies: (outlets, more) => `także: ${[...outlets, ...(more > 0 ? [`jeszcze ${more}`] : [])].join(', ')}`,
  asOf: (date) => `Stan na ${date}: to data najnowszego cytowanego artykułu.`,
  longAgo: (days) =>
    `To ${counted(days, { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia' })} przed pytaniem: może brakować nowszych wydarzeń.`,
  opinion: 'opinia lub analiza',
  differs: (outlet, ours, theirs) => `${outlet} podaje „${theirs}” tam, gdzie tu stoi „${ours}”`,
  corrected: (correction) => `Sprostowanie: ${correction}`,
  allUndated: 'Cytowane artykuły nie mają daty.',
  age: (days) => {
    if (days <= 0) return 'dzisiaj';
    return days === 1 ? 'wczoraj' : `${counted(days, { few: 'dni', many: 'dni', other: 'dnia' })} temu`;
  },
  articles: {
    title: (topic) => (topic === null ? 'Artykuły od najnowszych' : `Artykuły na temat: ${topic}`),
    none: 'Żaden artykuł nie pasuje. Pomiń którąś opcję albo wybierz inne daty.',
    page: (page, pages, total) => `Strona ${page} z ${pages} · ${articles(total)}`,
    changed: 'Materiały się zmieniły i tej strony już nie ma. Wywołaj /artykuły jeszcze raz.',
  },
};

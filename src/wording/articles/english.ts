import { counted } from '../counts/english.ts';

/** How articles are named, dated and listed. */
export const articlesInEnglish = {
  sources: 'Sources',
  nearest: 'Nearest in the coverage',
  undated: 'undated',
  noHeadline: 'Untitled article',
  /** Behind words that stand in for a headline, because the article came without one. */
  openingWords: 'its opening words',
  unnamedOutlet: 'an unnamed outlet',

  copies: (outlets: readonly string[], more: number): string =>
    `also: ${[...outlets, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`,
  asOf: (date: string): string => `As of ${date}, the date of the newest article cited.`,
  /** Behind `asOf` where that was long ago. */
  longAgo: (days: number): string => `That is ${days} days before the question: newer developments may be missing.`,
  opinion: 'opinion or analysis',
  /** A copy of the story says it otherwise; `outlet`, `ours` and `theirs` come escaped. */
  differs: (outlet: string, ours: string, theirs: string): string =>
    `${outlet} has “${theirs}” where this has “${ours}”`,
  corrected: (correction: string): string => `Corrected: ${correction}`,
  allUndated: 'The articles cited carry no date.',
  age: (days: number): string => {
    if (days <= 0) return 'today';
    return days === 1 ? 'yesterday' : `${days} days ago`;
  },

  articles: {
    /** `topic` comes escaped. */
    title: (topic: string | null): string => (topic === null ? 'The articles, newest first' : `Articles on ${topic}`),
    none: 'No article fits. Leave an option out, or choose other dates.',
    page: (page: number, pages: number, total: number): string =>
      `Page ${page} of ${pages} · ${counted(total, { one: 'article', other: 'articles' })}`,
    changed: 'The coverage has changed, and this page no longer exists. Call /articles again.',
  },
};

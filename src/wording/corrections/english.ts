import { counted } from '../counts/english.ts';

/** What became of an article after it was read. */
export const correctionsInEnglish = {
  /** What became of an article that an answer cites. `article` is its headline as a link, `since` a moment with a space before it, or empty; words of articles come escaped. */
  corrections: {
    corrected: (article: string, since: string, note: string): string =>
      `✏️ **Corrected${since}:** ${article}: “${note}”`,
    changed: (article: string, since: string, before: string, after: string): string =>
      `✏️ **Changed${since}:** ${article} said “${before}”, and says “${after}” now`,
    cut: (article: string, since: string, before: string): string =>
      `✏️ **Changed${since}:** ${article} no longer says “${before}”`,
    withdrawn: (article: string, since: string): string => `🚫 **Withdrawn${since}:** ${article}`,
    /** `article` is its headline, without a link. */
    takenDown: (article: string, since: string): string =>
      `🚫 **No longer shown by its outlet${since === '' ? '' : `, seen${since}`}:** ${article}`,
    more: (count: number): string =>
      `${counted(count, { one: 'more article', other: 'more articles' })} of those cited below changed as well.`,
    /** In the place of a headline, where the newsroom said nothing. */
    withdrawnTitle: 'An article that was withdrawn',
    above: 'What stood here stands in the message above now.',
    pressed: 'Since this answer was given:',
    /** Below the headline of a quoted article. */
    note: (since: string, note: string): string => `✏️ **Corrected${since}:** “${note}”`,
    now: (since: string): string => (since === '' ? 'It says now:' : `It says now (changed${since}):`),
  },

  /** What became of an article, for who asks that. `when` is "on 27 November 2026, 14:05", or `once`. Before a colon and a quote, but for those that stand alone. */
  changes: {
    at: (minute: string): string => `on ${minute}`,
    once: 'once, before such moments were kept',
    until: (when: string): string => `Changed ${when}. It said before`,
    since: (when: string): string => `It has said since (${when})`,
    gone: (when: string): string => `Taken out ${when}`,
    note: (when: string): string => `Corrected ${when}`,
    unchanged: (when: string): string => `Nothing changed: it stands as it was read ${when}, and begins`,
    withdrawn: (when: string, note: string | null): string =>
      `The article was withdrawn ${when}${note === null ? '.' : `: “${note}”`}`,
    more: (count: number): string => `${counted(count, { one: 'earlier change', other: 'earlier changes' })} more.`,
  },
};

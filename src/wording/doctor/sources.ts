import { counted } from '../counts/english.ts';
import type { Trouble } from '../trouble.ts';

const articles = (count: number): string => counted(count, { one: 'article', other: 'articles' });

/** In `npm run doctor`, what it finds of the sources of coverage. In English, as the settings are. */
export const sourcesFindings = {
  sources: (count: number, held: number, file: string): string =>
    `${counted(count, { one: 'source', other: 'sources' })} in ${file}, with ${articles(held)} so far`,
  sourcesInTrouble: (count: number): Trouble => ({
    found: `${counted(count, { one: 'source needs', other: 'sources need' })} a look.`,
    remedy: 'npm run sources shows each; npm run sources -- check URL shows one as it would be read.',
  }),
  noContact: {
    found: 'The sites that are read can’t see whom to write to.',
    remedy: 'Set CONTACT to your mail or web address; it is sent with every request.',
  },
  badSources: (reason: string): Trouble => ({
    found: reason,
    remedy: 'docs/coverage.md shows how the file is written.',
  }),
};

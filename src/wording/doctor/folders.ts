import { counted } from '../counts/english.ts';
import type { Trouble } from '../trouble.ts';

const articles = (count: number): string => counted(count, { one: 'article', other: 'articles' });

const files = (count: number): string => counted(count, { one: 'file', other: 'files' });

/** In `npm run doctor`, what it finds of the folder of articles and the data folder. In English, as the settings are. */
export const foldersFindings = {
  articles: (found: {
    readonly count: number;
    readonly folder: string;
    readonly newest: string | null;
    readonly undated: number;
    readonly future: number;
    readonly imports: number;
    /** Drafts and withdrawn ones. */
    readonly held: number;
  }): string =>
    [
      `${articles(found.count)} in ${found.folder}`,
      ...(found.newest === null ? [] : [`the newest of ${found.newest}`]),
      ...(found.undated > 0 ? [`${found.undated} undated`] : []),
      ...(found.future > 0 ? [`${found.future} of days to come, not shown before`] : []),
      ...(found.held > 0 ? [`${found.held} held back (drafts, withdrawn)`] : []),
      ...(found.imports > 0 ? [`more from ${counted(found.imports, { one: 'import', other: 'imports' })}`] : []),
    ].join('; '),
  unread: (count: number): Trouble => ({
    found: `${files(count)} can't be read, and ${count === 1 ? 'is' : 'are'} left out:`,
    remedy: 'Correct what is named. A bot that runs takes it in within seconds.',
  }),
  moreUnread: (count: number): string => `and ${count} more; npm start names them all`,
  guessed: (count: number): Trouble => ({
    found: `The articles were read with ${counted(count, { one: 'warning', other: 'warnings' })}:`,
    remedy: 'npm run read -- FILE shows how a file is read, and all that was guessed or left out.',
  }),
  moreGuessed: (count: number): string => `and ${count} more; npm run read -- FOLDER names them all`,
  looked: (looked: number, all: number): string => `looked at ${looked} of ${files(all)} in the time a check has`,

  data: (folder: string, free: string): string => `${folder} can be written; ${free} free`,
  inUse: (folder: string, free: string): string => `${folder} is in use by a running Dateline; ${free} free`,
  littleSpace: (free: string, folder: string): Trouble => ({
    found: `Only ${free} are free for ${folder}.`,
    remedy: 'Make room there, or set DATA_DIR or --data to a folder on another disk.',
  }),
};

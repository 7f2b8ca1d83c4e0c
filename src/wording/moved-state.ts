import type { Trouble } from './trouble.ts';

/** What `npm run move` says: in English, as the settings are. */
export const inWords = {
  noDatabase: {
    found: 'There is no DATABASE_URL, so there is no database to move to or from.',
    remedy: 'Set it in .env; docs/scale-out.md says how it is written.',
  },
  nothingInFolder: (dataDir: string): Trouble => ({
    found: `There is nothing to move in ${dataDir}: no bot kept what people did there.`,
    remedy: "Point DATA_DIR or --data to the bot's data folder; a bot that never ran has nothing to move.",
  }),
  databaseInUse: (place: string): Trouble => ({
    found: `A bot uses the database ${place}, or did so within the last half minute.`,
    remedy: 'Stop all of them, wait for half a minute, and run this again.',
  }),
  databaseNotEmpty: (place: string): Trouble => ({
    found: `There is something in the database ${place} already, and it was left as it is.`,
    remedy: 'Name an empty one in DATABASE_URL, or drop its tables first.',
  }),
  folderNotEmpty: (path: string): Trouble => ({
    found: `There is something in ${path} already, and it was left as it is.`,
    remedy: 'Name another folder with --data, or move that file away; what was imported is known from it.',
  }),
  errandsWait: (count: number): Trouble => ({
    found: `${count === 1 ? 'Something that a command asked waits' : `${count} things that commands asked wait`} to be taken in where it was handed in, and would not move.`,
    remedy: 'Start the bot there until it is done, which its log says; then stop it, and run this again.',
  }),
  toDatabase: (place: string, rows: string, copy: string): string =>
    `The database ${place} holds what people did: ${rows}. Each row was compared. The folder holds it no more, but for a copy ` +
    `in ${copy}, which goes after 30 days or TRACE_DAYS. Start the bot with this DATABASE_URL from now on.`,
  toFolder: (path: string, rows: string, place: string): string =>
    `${path} holds what people did: ${rows}. Each row was compared. Take DATABASE_URL out before the next start. ` +
    `The database ${place} holds it still: drop it when all is well, for what people asked is in it.`,
};

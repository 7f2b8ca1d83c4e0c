import type { Trouble } from './trouble.ts';

/** What keeps a process from the coverage that several share. */
export const sharedTrouble = {
  waiting: 'The database holds no coverage yet: this process waits for the one that takes it in.',
  fetching: 'This copy of the coverage is fetched from the database again.',
  otherCoverage: (dataDir: string): Trouble => ({
    found: `${dataDir} holds coverage of its own, and the database of DATABASE_URL holds other coverage.`,
    remedy:
      'Give this process an empty DATA_DIR, which is filled from the database, or correct DATABASE_URL. Nothing was changed.',
  }),
  newer: {
    found: 'The coverage in the database is from a newer version of Dateline.',
    remedy: 'Update this process: all of them have one version.',
  },
  otherTimeZone: (ours: string, theirs: string): Trouble => ({
    found: `TIME_ZONE is ${ours} here, and the coverage in the database goes by ${theirs}.`,
    remedy: 'Set the same TIME_ZONE for all processes.',
  }),
};

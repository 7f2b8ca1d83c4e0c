import { counted } from '../counts/english.ts';
import type { Trouble } from '../trouble.ts';

/** In `npm run doctor`, what it finds of the database. In English, as the settings are. */
export const databaseFindings = {
  database: (place: string, version: string, latencyMs: number): string =>
    `what people did is kept in ${place}, PostgreSQL ${version}, which answers in ${latencyMs.toFixed(1)} ms`,
  oldDatabase: (place: string, version: string, oldest: number): Trouble => ({
    found: `${place} is PostgreSQL ${version}; Dateline needs ${oldest} or newer.`,
    remedy: 'Update the server, or point DATABASE_URL to a newer one.',
  }),
  readOnlyDatabase: (place: string): Trouble => ({
    found: `The database ${place} can only be read.`,
    remedy: 'Point DATABASE_URL to the one that is written.',
  }),
  noTablesAllowed: (place: string): Trouble => ({
    found: `The user may not make tables in the database ${place}.`,
    remedy: 'GRANT USAGE, CREATE ON SCHEMA public to that user, or make the user the owner of the database.',
  }),
  databaseClock: (place: string, aheadMs: number): Trouble => ({
    found: `This machine's clock is ${counted(Math.round(Math.abs(aheadMs) / 1_000), { one: 'second', other: 'seconds' })} ${aheadMs > 0 ? 'ahead of' : 'behind'} that of the database ${place}.`,
    remedy: 'Have both set by the same time service: limits and due times go by the moments of several machines.',
  }),
  slowDatabase: (place: string, latencyMs: number): Trouble => ({
    found: `The database ${place} takes ${Math.round(latencyMs)} ms to answer.`,
    remedy: 'Put the bot near it: a question asks it about ten times before it is answered.',
  }),
};

import { randomUUID } from 'node:crypto';
import type { OpenedErrands } from '../errands.ts';
import { openDatabase } from './database.ts';
import { keptErrands } from './kept-errands.ts';
import { keptLeases } from './kept-leases.ts';
import { migrate } from './migrations.ts';

/**
 * Errands in a PostgreSQL database, for who hands one in: no data folder is needed for that.
 * @throws {DatabaseError} when the database can't be reached or used.
 */
export async function connectErrands(url: string): Promise<OpenedErrands> {
  const database = openDatabase(url);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const leases = keptLeases(database);
  const nobody = randomUUID();
  return {
    errands: keptErrands(database),
    isHeld: async (name, at) => (await leases.others(name, nobody, at)).includes(name),
    close: database.close,
  };
}

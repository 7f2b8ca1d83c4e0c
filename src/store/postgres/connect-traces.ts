import { noTracesInDatabase } from '../../wording/database-trouble.ts';
import { DatabaseError } from '../database-error.ts';
import type { OpenedTraces } from '../traces.ts';
import { openDatabase } from './database.ts';
import { keptRatings } from './kept-ratings.ts';
import { keptTraces } from './kept-traces.ts';
import { isUpToDate } from './migrations.ts';

/**
 * Opens the traces in a database for reading, next to running bots.
 * @throws {DatabaseError} when it can't be reached, or has no tables of this version.
 */
export async function connectTraces(url: string): Promise<OpenedTraces> {
  const database = openDatabase(url);
  try {
    if (!(await isUpToDate(database))) throw new DatabaseError(noTracesInDatabase(database.place));
    return { ...keptTraces(database), ratings: keptRatings(database), close: database.close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

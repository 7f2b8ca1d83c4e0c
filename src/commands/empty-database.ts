import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { keptFor } from '../store/kept-for.ts';
import { openStateIn } from '../store/open-state-in.ts';
import { placeOf } from '../store/postgres/place.ts';
import { UsageError } from './options.ts';

/**
 * Made-up questions and digests never come between those of people.
 * @param dir a folder that goes with the measurement.
 * @throws {UsageError} for a database in which a bot, or another measurement, has kept something.
 * @throws {DatabaseError}
 */
export async function expectEmptyDatabase(dir: string, url: string): Promise<void> {
  const state = await openStateIn(mkdtempSync(join(dir, 'look-')), url);
  try {
    const isUsed =
      (await keptFor(state.settings)) !== null ||
      (await state.traces.latest(1)).length > 0 ||
      (await state.schedules.active()).length > 0;
    if (isUsed)
      throw new UsageError(`${placeOf(url)} holds something already. Make an empty database for the measurement.`);
  } finally {
    await state.close();
  }
}

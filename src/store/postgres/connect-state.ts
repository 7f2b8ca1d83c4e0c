import { randomUUID } from 'node:crypto';
import { hashWith, idSecretKey, newIdSecret } from '../hash-id.ts';
import { keepRetention } from '../retention.ts';
import type { FolderState, State } from '../state.ts';
import { openDatabase } from './database.ts';
import { keptCoverage } from './kept-coverage.ts';
import { keptDeferred } from './kept-deferred.ts';
import { keptDeliveries } from './kept-deliveries.ts';
import { keptErasure } from './kept-erasure.ts';
import { keptErrands } from './kept-errands.ts';
import { keptLeases } from './kept-leases.ts';
import { keptRatings } from './kept-ratings.ts';
import { keptSchedules } from './kept-schedules.ts';
import { keptSettings } from './kept-settings.ts';
import { keptShown } from './kept-shown.ts';
import { keptSpending } from './kept-spending.ts';
import { keptTraces } from './kept-traces.ts';
import { keptUsage } from './kept-usage.ts';
import { migrate } from './migrations.ts';
import { sql } from './sql.ts';

/**
 * The state in a PostgreSQL database, which any number of processes share. Its tables are made, or brought up to date.
 * @param folder what stays in this process's own data folder.
 * @throws {DatabaseError} when the database can't be reached or used.
 */
export async function connectState(url: string, folder: FolderState): Promise<State> {
  const database = openDatabase(url);
  try {
    await migrate(database);
    await database.run(
      sql`INSERT INTO settings (key, value) VALUES (${idSecretKey}, ${newIdSecret()}) ON CONFLICT DO NOTHING`,
    );
    const secret = await database.run(sql`SELECT value FROM settings WHERE key = ${idSecretKey}`);
    const hashId = hashWith(secret.rows[0]);
    const settings = keptSettings(database);
    const traces = keptTraces(database);
    const erasure = keptErasure(database, folder.dropCopies);
    const usage = keptUsage(database);
    const spending = keptSpending(database);
    const deliveries = keptDeliveries(database);
    const retention = keepRetention({ settings, traces, spending, usage, erasure, deliveries });
    return {
      ...{ settings, traces, erasure, usage, spending, deliveries, hashId, folder },
      coverage: keptCoverage(database),
      deferred: keptDeferred(database),
      shown: keptShown(database),
      ratings: keptRatings(database),
      errands: keptErrands(database),
      schedules: keptSchedules(database, folder.dropCopies),
      leases: keptLeases(database),
      // Of processes on several machines no two have the same name.
      holder: randomUUID(),
      retain: retention.retain,
      close: async () => {
        await retention.stop();
        await folder.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

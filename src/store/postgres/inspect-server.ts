import { z } from 'zod';
import { keptFor } from '../kept-for.ts';
import { type Database, openDatabase } from './database.ts';
import { keptSettings } from './kept-settings.ts';
import { isUpToDate } from './migrations.ts';
import { sql } from './sql.ts';

/** How a database fares that the state is kept in. */
interface ServerFacts {
  /** `host:port/name` */
  readonly place: string;
  /** As the server says it: `15.13 (Debian 15.13-0+deb12u1)`. */
  readonly version: string;
  /** Of which the first number counts: `15`. */
  readonly major: number;
  /** Whether the user may make tables where they are made. */
  readonly mayCreate: boolean;
  /** Whether it is a copy that follows another, or was made to be read alone. */
  readonly isReadOnly: boolean;
  /** Id of the bot that its state is kept for; `null` while there is none. */
  readonly bot: string | null;
  /** By how much this machine's clock is ahead of the server's. */
  readonly aheadMs: number;
  /** What the quickest of a few statements took, there and back. */
  readonly latencyMs: number;
}

const factsRow = z.object({
  version: z.string(),
  number: z.coerce.number(),
  may_create: z.boolean(),
  is_read_only: z.boolean(),
});
const clockRow = z.object({ ms: z.coerce.number() });
const tries = 5;

/**
 * Looks at the server of a database, and changes nothing.
 * @throws {DatabaseError} when it can't be reached, or its tables are of a newer version.
 */
export async function inspectServer(url: string): Promise<ServerFacts> {
  const database = openDatabase(url);
  try {
    const { rows } = await database.run(
      sql`SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number,
        coalesce(has_schema_privilege(current_schema(), 'CREATE'), FALSE) AS may_create,
        current_setting('transaction_read_only') = 'on' AS is_read_only`,
    );
    const bot = (await isUpToDate(database)) ? await keptFor(keptSettings(database)) : null;
    const { version, number, may_create: mayCreate, is_read_only: isReadOnly } = factsRow.parse(rows[0]);
    const major = Math.floor(number / 10_000);
    return { place: database.place, version, major, mayCreate, isReadOnly, bot, ...(await clockOf(database)) };
  } finally {
    await database.close();
  }
}

async function clockOf(database: Database): Promise<Pick<ServerFacts, 'aheadMs' | 'latencyMs'>> {
  let best = { aheadMs: 0, latencyMs: Number.POSITIVE_INFINITY };
  for (let count = 0; count < tries; count++) {
    const [before, from] = [Date.now(), performance.now()];
    const { rows } = await database.run(sql`SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms`);
    const latencyMs = performance.now() - from;
    if (latencyMs < best.latencyMs) best = { aheadMs: before + latencyMs / 2 - clockRow.parse(rows[0]).ms, latencyMs };
  }
  return best;
}

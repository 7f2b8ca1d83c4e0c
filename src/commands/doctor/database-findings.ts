import { DatabaseError } from '../../store/database-error.ts';
import { mostSkewMs } from '../../store/usage.ts';
import { anotherBotsDatabase } from '../../wording/database-trouble.ts';
import { databaseFindings as say } from '../../wording/doctor/database.ts';
import { type DoctorFinding, ok, problem, warning } from './finding.ts';

/** Older ones are not tested. */
const oldestMajor = 15;
/** A question takes about ten statements one after the other, and Discord waits three seconds. */
const mostLatencyMs = 50;

/**
 * How the database of DATABASE_URL fares; nothing where there is none. Never throws for what is the database's fault.
 * @param bot the id of this bot; `null` where that isn't known
 */
export async function databaseFindings(url: string | null, bot: string | null): Promise<DoctorFinding[]> {
  if (url === null) return [];
  try {
    // Loaded where it is used alone.
    const { inspectServer } = await import('../../store/postgres/inspect-server.ts');
    const { place, version, major, mayCreate, isReadOnly, aheadMs, latencyMs, ...kept } = await inspectServer(url);
    const theirs = kept.bot === bot ? null : kept.bot;
    const findings = [
      ...(major < oldestMajor ? [problem('database', say.oldDatabase(place, version, oldestMajor))] : []),
      ...(isReadOnly ? [problem('database', say.readOnlyDatabase(place))] : []),
      ...(mayCreate ? [] : [problem('database', say.noTablesAllowed(place))]),
      ...(theirs !== null && bot !== null ? [problem('database', anotherBotsDatabase(place, theirs, bot))] : []),
      ...(Math.abs(aheadMs) > mostSkewMs ? [warning('database', say.databaseClock(place, aheadMs))] : []),
      ...(latencyMs > mostLatencyMs ? [warning('database', say.slowDatabase(place, latencyMs))] : []),
    ];
    return findings.length > 0 ? findings : [ok('database', say.database(place, version, latencyMs))];
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return [problem('database', error.trouble)];
  }
}

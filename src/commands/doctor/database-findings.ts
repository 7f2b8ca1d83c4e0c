import { DatabaseError } from '../../store/database-error.ts';
import { mostSkewMs } from '../../store/usage.ts';
import { doctor as say } from '../../wording/doctor-findings.ts';
import { type DoctorFinding, ok, problem, warning } from './finding.ts';

/** Older ones are not tested. */
const oldestMajor = 15;
/** A question takes about ten statements one after the other, and Discord waits three seconds. */
const mostLatencyMs = 50;

/** How the database of DATABASE_URL fares; nothing where there is none. Never throws for what is the database's fault. */
export async function databaseFindings(url: string | null): Promise<DoctorFinding[]> {
  if (url === null) return [];
  try {
    // Loaded where it is used alone.
    const { inspectServer } = await import('../../store/postgres/inspect-server.ts');
    const { place, version, major, mayCreate, isReadOnly, aheadMs, latencyMs } = await inspectServer(url);
    const findings = [
      ...(major < oldestMajor ? [problem('database', say.oldDatabase(place, version, oldestMajor))] : []),
      ...(isReadOnly ? [problem('database', say.readOnlyDatabase(place))] : []),
      ...(mayCreate ? [] : [problem('database', say.noTablesAllowed(place))]),
      ...(Math.abs(aheadMs) > mostSkewMs ? [warning('database', say.databaseClock(place, aheadMs))] : []),
      ...(latencyMs > mostLatencyMs ? [warning('database', say.slowDatabase(place, latencyMs))] : []),
    ];
    return findings.length > 0 ? findings : [ok('database', say.database(place, version, latencyMs))];
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return [problem('database', error.trouble)];
  }
}

import { z } from 'zod';
import type { Log } from '../log/log.ts';
import type { WaitingClock } from '../schedule/waiting-clock.ts';
import type { State } from '../store/state.ts';
import type { Shards } from './wire/gateway-client.ts';

const lookEveryMs = 10_000;
/** Two looks may go wrong. */
const leaseMs = 25_000;
/** What was seen for so long isn't left over from a process that was killed. */
const surelyAliveMs = 30_000;
const prefix = 'shards/';
const shardsIn = z.object({ ids: z.array(z.number()), count: z.number() }).nullable();

interface WatchParts {
  readonly state: Pick<State, 'leases' | 'holder'>;
  /** Of this process; `null` for all. */
  readonly shards: Shards | null;
  readonly clock: WaitingClock;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * Says in a database that processes share which shards this one has, and warns of another that has some of them too, or divides the servers differently: then questions reach
 * two processes, or none. Goes on until the signal aborts.
 */
export async function watchOtherProcesses(
  { state, shards, clock, log }: WatchParts,
  signal: AbortSignal,
): Promise<void> {
  const { leases, holder } = state;
  // A lease has a name and a holder; what this one holds is said in its name.
  const name = `${prefix}${JSON.stringify(shards)}/${holder}`;
  const firstSeen = new Map<string, number>();
  const told = new Set<string>();
  while (!signal.aborted) {
    try {
      const at = clock.now();
      await leases.take(name, holder, leaseMs, new Date(at));
      const others = new Set(await leases.others(prefix, holder, new Date(at)));
      for (const gone of [...firstSeen.keys()].filter((other) => !others.has(other))) firstSeen.delete(gone);
      for (const other of others) {
        const since = firstSeen.get(other) ?? at;
        firstSeen.set(other, since);
        if (at - since < surelyAliveMs || told.has(other)) continue;
        told.add(other);
        const theirs = shardsIn.parse(JSON.parse(other.slice(prefix.length, other.lastIndexOf('/'))));
        const clash = clashOf(shards, theirs);
        if (clash !== null) log.warn(clash, { ours: shown(shards), theirs: shown(theirs) });
      }
    } catch (error) {
      log.warn('Whether other processes have the same shards could not be looked at; the next look is soon', { error });
    }
    await clock.wait(lookEveryMs, signal);
  }
  // Else another one would have to wait before it knows that this one is gone.
  await leases.release(name, holder).catch(() => {});
}

/** What is wrong with two processes that have these shards; `null` where they get along. */
function clashOf(ours: Shards | null, theirs: Shards | null): string | null {
  if (ours !== null && theirs !== null && ours.count !== theirs.count)
    return 'Another process on this database has another SHARD_COUNT: some servers are answered by two processes, or by none. Stop all of them, and start them with the same SHARD_COUNT';
  if (ours === null || theirs === null || ours.ids.some((id) => theirs.ids.includes(id)))
    return 'Another process on this database has the same shards: questions there reach both. Give each process its own with SHARDS and SHARD_COUNT, or stop one';
  return null;
}

function shown(shards: Shards | null): string {
  return shards === null ? 'all' : `${shards.ids.join(', ')} of ${shards.count}`;
}

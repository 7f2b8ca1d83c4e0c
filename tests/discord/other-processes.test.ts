import { expect, test } from 'vitest';
import { watchOtherProcesses } from '../../src/discord/other-processes.ts';
import type { Shards } from '../../src/discord/wire/gateway-client.ts';
import { keptLog } from '../building/kept-log.ts';
import { onTestFinished } from '../building/running-test.ts';
import { newStateHome } from '../building/state.ts';
import { PlayedTime } from '../schedule/played-time.ts';

const minuteMs = 60_000;
const of = (count: number, ...ids: readonly number[]): Shards => ({ ids, count });

/** Processes on one state, each with its shards and the first sentences of what it warned of. */
async function processesWith(...all: readonly (Shards | null)[]) {
  const [home, time] = [await newStateHome(), new PlayedTime('2026-03-06T12:00:00Z')];
  const start = async (shards: Shards | null, at: number) => {
    const { leases } = await home.open();
    const { log, logged } = keptLog();
    const ending = new AbortController();
    const watching = watchOtherProcesses(
      { state: { leases, holder: `process ${at}` }, shards, clock: time, log },
      ending.signal,
    );
    const stop = async () => {
      ending.abort();
      await time.until(watching);
    };
    onTestFinished(stop);
    return { leases, stop, warned: () => logged.map(({ message }) => message.split(':')[0]) };
  };
  return { time, processes: await Promise.all(all.map(start)), start };
}

const sameShards = 'Another process on this database has the same shards';
const otherCount = 'Another process on this database has another SHARD_COUNT';

test.each([
  ['each has its own shards', of(3, 0, 1), of(3, 2), null],
  ['one is in both', of(3, 0, 1), of(3, 1, 2), sameShards],
  ['both have all', null, null, sameShards],
  ['one has all', of(2, 0), null, sameShards],
  ['they count differently', of(2, 0), of(3, 1), otherCount],
])('%s', async (_, ours, theirs, said) => {
  const { time, processes } = await processesWith(ours, theirs);
  await time.pass(5 * minuteMs);
  for (const { warned } of processes) expect(warned()).toEqual(said === null ? [] : [said]);
});

test('one that was killed, or stopped, is none that has the same shards', async () => {
  const { time, processes, start } = await processesWith(of(2, 0));
  const [first] = processes;
  await first?.leases.take('shards/{"ids":[0],"count":2}/killed', 'killed', 25_000, time.date());
  await first?.stop();
  const { warned } = await start(of(2, 0), 1);
  await time.pass(5 * minuteMs);
  expect(warned()).toEqual([]);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newStateHome, twoStates } from '../building/state.ts';

const noon = new Date('2026-03-06T12:00:00Z');
const after = (ms: number) => new Date(noon.getTime() + ms);

/** The leases of a new state, as that many processes see them. */
async function leasesOf(count: number) {
  const home = await newStateHome();
  return Promise.all(Array.from({ length: count }, async () => (await home.open()).leases));
}

async function twoLeases() {
  const [{ leases: one }, { leases: other }] = await twoStates();
  return [one, other] as const;
}

test('a lease is held by one, until it runs out or is given back', async () => {
  const [one, other] = await twoLeases();
  expect(await one.take('ingest', 'a', 1_000, noon)).toBe(true);
  expect(await other.take('ingest', 'b', 1_000, after(999))).toBe(false);
  expect(await other.take('tell', 'b', 1_000, noon)).toBe(true);
  expect(await other.take('ingest', 'b', 1_000, after(1_000))).toBe(true);
  expect(await one.take('ingest', 'a', 1_000, after(1_000))).toBe(false);
  await one.release('ingest', 'a');
  expect(await one.take('ingest', 'a', 1_000, after(1_500))).toBe(false);
  await other.release('ingest', 'b');
  expect(await one.take('ingest', 'a', 1_000, after(1_500))).toBe(true);
});

test('whoever holds it goes on holding it; one that ran out can’t be renewed', async () => {
  const [one, other] = await twoLeases();
  expect(await one.renew('ingest', 'a', 1_000, noon)).toBe(false);
  await one.take('ingest', 'a', 1_000, noon);
  expect(await one.renew('ingest', 'a', 1_000, after(900))).toBe(true);
  expect(await other.take('ingest', 'b', 1_000, after(1_800))).toBe(false);
  expect(await one.take('ingest', 'a', 1_000, after(1_850))).toBe(true);
  expect(await one.renew('ingest', 'a', 1_000, after(2_850))).toBe(false);
  await other.take('ingest', 'b', 1_000, after(2_900));
  expect(await one.renew('ingest', 'a', 1_000, after(2_901))).toBe(false);
});

test('who holds something of a kind is known as long as they hold it', async () => {
  const [one, other] = await twoLeases();
  await one.take('shards/0', 'a', 1_000, noon);
  await other.take('shards/1', 'b', 2_000, noon);
  await other.take('ingest', 'b', 9_000, noon);
  expect(await one.others('shards/', 'a', noon)).toEqual(['shards/1']);
  expect(await one.others('shards/', 'c', noon)).toEqual(['shards/0', 'shards/1']);
  expect(await one.others('shards/', 'c', after(1_000))).toEqual(['shards/1']);
  expect(await one.others('shards/', 'c', after(2_000))).toEqual([]);
});

test('of many that try at once, one gets it', async () => {
  const connections = await leasesOf(3);
  const took = await Promise.all(
    Array.from({ length: 60 }, (_, at) => connections[at % 3]?.take('ingest', `process ${at}`, 60_000, noon)),
  );
  expect(took.filter((isHeld) => isHeld)).toHaveLength(1);
});

test('a process that is killed holds it until it runs out, and no longer', async () => {
  const home = await newStateHome();
  const { leases } = await home.open();
  const args = [join(import.meta.dirname, 'lease-holder.ts'), home.folder, home.url ?? '', '30000', noon.toISOString()];
  const holder = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(holder.stdout, 'data');
  expect(String(said)).toBe('held\n');
  holder.kill('SIGKILL');
  await once(holder, 'close');
  expect(await leases.take('ingest', 'another', 30_000, after(29_999))).toBe(false);
  expect(await leases.take('ingest', 'another', 30_000, after(30_000))).toBe(true);
});

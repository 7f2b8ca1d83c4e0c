import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync } from 'node:fs';
import { Client } from 'pg';
import { beforeEach, expect, inject, test } from 'vitest';
import { openStateIn } from '../../src/store/open-state-in.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { traceOf } from '../building/trace.ts';
import { newSchema } from './schema.ts';
import { ownedFolder, type TestServer } from './server.ts';

let server: TestServer;
beforeEach(() => {
  const started = inject('postgres');
  if (started != null) server = started;
});

/** Makes a tablespace `small` on a disk of 16 megabytes, until the test ends. @returns false where this machine lets nobody mount one. */
async function makeSmallDisk(): Promise<boolean> {
  const { path, remove } = ownedFolder(server);
  onTestFinished(remove);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=0700', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return false;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', path]));
  if (server.owner !== null) chownSync(path, server.owner.uid, server.owner.gid);
  const query = async (text: string): Promise<void> => {
    const client = new Client(server.url);
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await query(`CREATE TABLESPACE small LOCATION '${path}'`);
  onTestFinished(() => query('DROP TABLESPACE small'));
  return true;
}

test('a full disk: it is told, nothing that was acknowledged is lost, and it goes on when there is room', async ({
  skip,
}) => {
  if (!(await makeSmallDisk())) return skip('This machine lets nobody mount a small disk.');
  const { url, query } = await newSchema();
  const onSmall = new URL(url);
  onSmall.searchParams.set('options', `${onSmall.searchParams.get('options')} -c default_tablespace=small`);
  const state = await openStateIn(temporaryFolder(), onSmall.href);
  onTestFinished(() => state.close());
  // Somebody else's, which takes most of the room.
  await query('CREATE TABLE filler (bytes BYTEA) TABLESPACE small');
  await query(`INSERT INTO filler VALUES (decode('${randomBytes(8_000_000).toString('hex')}', 'hex'))`);
  const traces = Array.from({ length: 99 }, () => traceOf({ question: randomBytes(100_000).toString('base64') }));
  let acknowledged = 0;
  const keepThem = async (): Promise<void> => {
    for (const trace of traces.slice(acknowledged)) {
      await state.traces.keep(trace);
      acknowledged++;
    }
  };
  await expect(keepThem()).rejects.toThrow(
    /^The disk of the database .* is full\. Make room there\. What was acknowledged is not lost, and it is tried again/,
  );
  expect(acknowledged).toBeGreaterThan(0);
  await query('DROP TABLE filler');
  await state.traces.keep(traceOf());
  const found = new Set((await state.traces.latest(200)).map(({ id }) => id));
  expect(traces.slice(0, acknowledged).filter(({ id }) => !found.has(id))).toEqual([]);
  expect(found.size).toBe(acknowledged + 1);
});

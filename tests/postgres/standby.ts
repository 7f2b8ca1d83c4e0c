import { execFile } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from '../building/running-test.ts';
import { control, freePort, ownedFolder, type TestServer } from './server.ts';

const run = promisify(execFile);

/** A copy that follows a server, and can only be read until it is promoted. It ends with the test. */
export async function startStandby(of: TestServer): Promise<TestServer & { promote(): Promise<void> }> {
  const { path: data, remove } = ownedFolder(of);
  const as = { ...(of.owner ?? {}), cwd: data };
  const how = ['--write-recovery-conf', '--wal-method=stream', '--checkpoint=fast', '--no-sync'];
  await run(join(of.bin, 'pg_basebackup'), ['--pgdata', data, '--dbname', of.url, ...how], as);
  const port = await freePort();
  appendFileSync(join(data, 'postgresql.auto.conf'), `port = ${port}\n`);
  const standby = { ...of, data, url: Object.assign(new URL(of.url), { port: `${port}` }).href };
  await control(standby, 'start');
  onTestFinished(async () => {
    await control(standby, 'stop');
    remove();
  });
  return {
    ...standby,
    promote: async () => {
      await run(join(of.bin, 'pg_ctl'), ['promote', '--pgdata', data, '--wait', '--silent'], as);
    },
  };
}

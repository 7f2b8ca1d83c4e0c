import { Client } from 'pg';
import { beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { dateline } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { type Authority, newAuthority } from './certificates.ts';
import { newSchema } from './schema.ts';
import type { TestServer } from './server.ts';

let server: TestServer;
let trusted: Authority;
beforeEach(() => {
  const started = inject('postgres');
  if (started != null) server = started;
});
beforeAll(() => {
  trusted = newAuthority();
});

/** The server shows that certificate to whoever connects, until the test ends. */
async function shows(settings: Readonly<Record<string, string>>): Promise<void> {
  const set = async (statements: readonly string[], ssl: 'on' | 'off'): Promise<void> => {
    const client = new Client(server.url);
    await client.connect();
    for (const statement of [...statements, 'SELECT pg_reload_conf()']) await client.query(statement);
    await expect.poll(async () => (await client.query('SHOW ssl')).rows).toEqual([{ ssl }]);
    await client.end();
  };
  const reset = Object.keys(settings).map((name) => `ALTER SYSTEM RESET ${name}`);
  onTestFinished(() => set(reset, 'off'));
  const changed = Object.entries(settings).map(([name, value]) => `ALTER SYSTEM SET ${name} = '${value}'`);
  await set(changed, 'on');
}

async function addressWith(host: string, file: string): Promise<string> {
  const url = new URL((await newSchema()).url);
  url.hostname = host;
  url.searchParams.set('sslmode', 'verify-full');
  url.searchParams.set('sslrootcert', file);
  return url.href;
}

const both = 'DNS:localhost,IP:127.0.0.1';

test.each([
  [
    'an authority that nobody here trusts',
    both,
    2,
    () => newAuthority().file,
    /can't be trusted \(\w+\)\. Name the file of who signed it in DATABASE_URL: \?sslmode=verify-full&sslrootcert=/,
  ],
  [
    'a certificate that has expired',
    both,
    -1,
    () => trusted.file,
    /has expired\. Renew it there, and reload the server/,
  ],
  [
    'a certificate of another machine',
    'DNS:elsewhere.example',
    2,
    () => trusted.file,
    /is another machine's: that name isn't in it\. Write the name that it was made for/,
  ],
  [
    'no file of who signed it',
    both,
    2,
    () => '/nowhere/ca.crt',
    /^\/nowhere\/ca\.crt, which DATABASE_URL names, can't be read \(ENOENT\)\. Correct sslrootcert/,
  ],
])('%s: one sentence that says what to do, from the doctor and at the start', async (_, names, days, file, said) => {
  await shows(trusted.sign(server, names, days));
  const url = await addressWith('localhost', file());
  const env = { DATABASE_URL: url, DATA_DIR: temporaryFolder(), CORPUS_DIR: temporaryFolder(smallCoverage) };
  const [doctor, start] = [
    await dateline(['doctor', '--json'], { env }),
    await dateline(['start'], { env: { ...env, PORT: '1' } }),
  ];
  expect([doctor.code, start.code]).toEqual([1, 1]);
  const findings: { readonly check: string; readonly found: string; readonly remedy: string }[] = JSON.parse(
    doctor.stdout,
  ).checks;
  const ofDatabase = findings.filter(({ check }) => check === 'database');
  expect(ofDatabase.map(({ found, remedy }) => `${found} ${remedy}`)).toEqual([expect.stringMatching(said)]);
  const lines = start.stderr.split('\n').filter((line) => said.test(line));
  expect(lines).toHaveLength(1);
  const { password } = new URL(url);
  for (const secret of [password, decodeURIComponent(password)]) {
    for (const shown of [doctor.stdout, doctor.stderr, start.stdout, start.stderr]) expect(shown).not.toContain(secret);
  }
});

test.each([
  'localhost',
  '127.0.0.1',
])('with the file of who signed it, an encrypted connection to %s works', async (host) => {
  await shows(trusted.sign(server, both, 2));
  const env = {
    DATABASE_URL: await addressWith(host, trusted.file),
    DATA_DIR: temporaryFolder(),
    CORPUS_DIR: temporaryFolder(smallCoverage),
  };
  const { stdout } = await dateline(['doctor', '--json'], { env });
  expect(stdout).toContain('what people did is kept in');
  const asked = await dateline(['ask', 'Who won the race?'], { env });
  expect([asked.code, asked.stderr]).toEqual([0, expect.not.stringContaining('database')]);
});

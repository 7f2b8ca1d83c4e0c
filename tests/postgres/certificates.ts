import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../building/folder.ts';
import { ownedFolder, type TestServer } from './server.ts';

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Who signs certificates: one that is trusted where its file is named. */
export interface Authority {
  /** The file of its own certificate. */
  readonly file: string;
  /** Signs one for a server. @param days negative for one that has expired. @returns the settings that name its files. */
  sign(server: TestServer, names: string, days: number): Readonly<Record<string, string>>;
}

/** A new one, of which nobody knows. */
export function newAuthority(): Authority {
  const folder = temporaryFolder();
  const [file, key] = [join(folder, 'ca.crt'), join(folder, 'ca.key')];
  openssl('req', '-x509', ...newKey, '-keyout', key, '-out', file, '-subj', '/CN=Newsroom', '-days', '2');
  return {
    file,
    sign: (server, names, days) => {
      const { path } = ownedFolder(server);
      const [own, request, certificate] = ['server.key', 'server.csr', 'server.crt'].map((name) => join(path, name));
      if (own === undefined || request === undefined || certificate === undefined) throw new Error('three were named');
      openssl(
        'req',
        ...newKey,
        '-keyout',
        own,
        '-out',
        request,
        '-subj',
        '/CN=server',
        '-addext',
        `subjectAltName=${names}`,
      );
      const signed = ['-CA', file, '-CAkey', key, '-CAcreateserial', '-copy_extensions', 'copy', '-days', `${days}`];
      openssl('x509', '-req', '-in', request, '-out', certificate, ...signed);
      const { owner } = server;
      if (owner !== null) for (const each of [own, certificate]) chownSync(each, owner.uid, owner.gid);
      return { ssl: 'on', ssl_key_file: own, ssl_cert_file: certificate };
    },
  };
}

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'ignore' });
}

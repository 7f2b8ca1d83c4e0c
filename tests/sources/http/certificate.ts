import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** DER's tag, length and content (X.690). */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const commonName = (name: string): Buffer => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
const time = (date: string): Buffer => der(0x18, Buffer.from(`${date.replaceAll('-', '')}000000Z`));
const extension = (id: string, value: Uint8Array): Buffer => sequence(oid(id), der(0x04, value));

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

interface Issuer {
  readonly name: string;
  readonly privateKey: KeyObject;
}

interface Subject {
  readonly ip: string;
  readonly from: string;
  readonly to: string;
}

function certificate(
  name: string,
  issuer: Issuer | null,
  { ip, from, to }: Subject,
  isAuthority: boolean,
): Certificate & Issuer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = issuer ?? { name, privateKey };
  const extensions = sequence(
    isAuthority
      ? extension('551d13', sequence(der(0x01, Buffer.from([0xff]))))
      : extension('551d11', sequence(der(0x87, Buffer.from(ip.split('.').map(Number))))),
  );
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([isAuthority ? 1 : 2])),
    ecdsaWithSha256,
    commonName(signer.name),
    sequence(time(from), time(to)),
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', content, signer.privateKey);
  const whole = sequence(content, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const cert = `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`;
  return { name, privateKey, cert, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

const always = { ip: '127.0.0.1', from: '2020-01-01', to: '2120-01-01' };

/** An authority of the tests' own, and certificates that it gives out; made anew each time. */
export function makeAuthority(name = 'Test Authority'): {
  readonly cert: string;
  readonly issue: (subject: Partial<Subject>) => Certificate;
} {
  const authority = certificate(name, null, always, true);
  return {
    cert: authority.cert,
    issue: (subject) => certificate('Test Site', authority, { ...always, ...subject }, false),
  };
}

/** A certificate that nobody but itself vouches for. */
export const makeSelfSigned = (): Certificate => certificate('Test Site', null, always, false);

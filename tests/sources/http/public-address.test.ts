import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAddress, isReachable } from '../../../src/sources/http/public-address.ts';
import { lookupFor } from '../../../src/sources/http/public-lookup.ts';
import { client, get, reasonOf, redirect, send, site } from './site.ts';

test.each([
  '127.0.0.1',
  '127.8.9.10',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '2001:db8::1',
  '2001::1',
  '2002:7f00:1::',
  'not an address',
])('%s is not public', (ip) => {
  expect(isReachable(ip, false)).toBe(false);
});

test.each([
  '1.1.1.1',
  '93.184.216.34',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700::1111',
  '2a00:1450:4001::200e',
  '::ffff:1.1.1.1',
  '64:ff9b::101:101',
])('%s is public', (ip) => {
  expect(isReachable(ip, false)).toBe(true);
});

test.each([
  '169.254.169.254',
  '168.63.129.16',
  '::ffff:169.254.169.254',
  'fe80::1',
  'fd00:ec2::254',
])('%s is no site, though private addresses are allowed', (ip) => {
  expect(isReachable(ip, true)).toBe(false);
  expect(isReachable('10.0.0.1', true)).toBe(true);
  expect(isReachable('fd00::1', true)).toBe(true);
});

test('wrapping an IPv4 address changes nothing', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.boolean(), (ip, allowPrivate) => {
      expect(isReachable(`::ffff:${ip}`, allowPrivate)).toBe(isReachable(ip, allowPrivate));
      expect(isReachable(`64:ff9b::${ip}`, allowPrivate)).toBe(isReachable(ip, allowPrivate));
    }),
  );
});

test.each([
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://0x7f.1/',
  'http://127.1/',
  'http://0/',
  'http://127.0.0.1./',
  'http://①②⑦.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:7f00:1]/',
  'http://[0:0:0:0:0:ffff:169.254.169.254]/latest/meta-data/',
  'http://localhost/',
  'http://LOCALHOST./',
  'http://feeds.localhost/',
  'http://metadata.google.internal/computeMetadata/v1/',
  'http://metadata/',
  'http://intranet/',
  'http://printer.local/',
  'http://nas.home.arpa/',
])('%s is in a private network', (address) => {
  expect(checkAddress(address, false)).toMatch(
    /private network, not on the public web; set ALLOW_PRIVATE_ADDRESSES=true/,
  );
});

test('a name without a dot is mistyped, most likely', () => {
  expect(checkAddress('http://exampleorg/', false)).toMatch(/^exampleorg is mistyped/);
});

test.each([
  ['ftp://example.org/feed', /is not http\(s\)/],
  ['file:///etc/passwd', /is not http\(s\)/],
  ['javascript:alert(1)', /is not http\(s\)/],
  ['example.org/feed', /not an address; write it like https:/],
  ['http://', /not an address/],
  ['https://user:secret@example.org/', /holds a user name or password; take them out/],
  ['https://user@example.org/', /user name or password/],
  ['http://example.org:22/', /port 22 of example\.org isn't a web server's/],
  ['http://example.org:25/', /port 25/],
  [`https://example.org/${'x'.repeat(5000)}`, /over 4000 characters/],
])('%s is refused whatever is allowed', (address, expected) => {
  for (const allowPrivate of [false, true]) expect(checkAddress(address, allowPrivate)).toMatch(expected);
});

test('a password is never repeated', () => {
  for (const scheme of ['https', 'ftp']) {
    expect(checkAddress(`${scheme}://user:secret@example.org/`, false)).not.toContain('secret');
  }
});

test.each([
  ['https://example.org:8443/feed#top', 'https://example.org:8443/feed'],
  [' https://example.org/ ', 'https://example.org/'],
  ['https://gazeta.przykład.pl/', 'https://gazeta.xn--przykad-rjb.pl/'],
])('%s is asked', (address, expected) => {
  const checked = checkAddress(address, false);
  expect(typeof checked === 'string' ? checked : checked.href).toBe(expected);
});

test('a public name that leads into a private network is not connected to', async () => {
  const { origin, requests } = await site({ '*': send('secret') });
  const from = client({ allowPrivateAddresses: false, resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
  const fetched = await get(from, `http://news.example:${new URL(origin).port}/`);
  expect(reasonOf(fetched)).toMatch(/news\.example is in a private network/);
  expect(requests).toEqual([]);
});

test('a name is looked up once for a connection, so that it cannot change after it was checked', async () => {
  const { origin } = await site({ '*': send('the news') });
  let lookups = 0;
  const resolve = async () => {
    lookups++;
    return [{ address: '127.0.0.1', family: 4 }];
  };
  const from = client({ resolve });
  for (const path of ['/a', '/b']) await get(from, `http://news.example:${new URL(origin).port}${path}`);
  expect(lookups).toBe(1);
});

test('private addresses of a name are passed over for its public ones', async () => {
  const resolve = async () => ['10.0.0.1', '1.1.1.1', '169.254.169.254'].map((address) => ({ address, family: 4 }));
  const lookUp = (allowPrivate: boolean) =>
    new Promise((found) => lookupFor(resolve, allowPrivate)('news.example', { all: true }, (_, all) => found(all)));
  expect(await lookUp(false)).toEqual([{ address: '1.1.1.1', family: 4 }]);
  expect(await lookUp(true)).toHaveLength(2);
});

test.each([
  ['http://169.254.169.254/latest/meta-data/', /leads elsewhere: 169\.254\.169\.254 is for a machine's own services/],
  ['http://0xa9fea9fe/latest/meta-data/', /own services/],
  ['http://[::ffff:169.254.169.254]/', /own services/],
  ['http://metadata.example/', /metadata\.example is for a machine's own services/],
  ['file:///etc/passwd', /leads elsewhere: file: is not http/],
  ['http://user:secret@news.example/', /leads elsewhere: .*user name or password/],
  ['http://news.example:22/', /port 22/],
])('a redirect to %s is not followed', async (to, expected) => {
  const { origin } = await site({ '/a': redirect(to) });
  const resolve = async () => [{ address: '169.254.169.254', family: 4 }];
  expect(reasonOf(await get(client({ resolve }), `${origin}/a`))).toMatch(expected);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAddress, isPublicAddress } from '../../../src/sources/http/address.ts';
import { client, get, reasonOf, redirect, send, site, textOf } from './site.ts';

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
  expect(isPublicAddress(ip)).toBe(false);
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
  expect(isPublicAddress(ip)).toBe(true);
});

test('wrapping an IPv4 address changes nothing', () => {
  fc.assert(
    fc.property(fc.ipV4(), (ip) => {
      expect(isPublicAddress(`::ffff:${ip}`)).toBe(isPublicAddress(ip));
      expect(isPublicAddress(`64:ff9b::${ip}`)).toBe(isPublicAddress(ip));
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

test.each([
  ['ftp://example.org/feed', /not an http\(s\) address/],
  ['file:///etc/passwd', /not an http\(s\) address/],
  ['javascript:alert(1)', /not an http\(s\) address/],
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
  expect(checkAddress('https://user:secret@example.org/', false)).not.toContain('secret');
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

test('a name that is public when checked and private when connected to gains nothing', async () => {
  const { origin, requests } = await site({ '*': send('secret') });
  const answers = ['203.0.113.1', '127.0.0.1'];
  let asked = 0;
  const resolve = async () => [{ address: answers[Math.min(asked++, 1)] ?? '', family: 4 }];
  const from = client({ allowPrivateAddresses: false, resolve });
  const address = `http://news.example:${new URL(origin).port}/`;
  for (const _ of answers) expect(reasonOf(await get(from, address))).toMatch(/private network/);
  expect(requests).toEqual([]);
});

test('a redirect to a machine of the network is not followed', async () => {
  const target = await site({ '*': send('secret') });
  const hops = {
    '/a': redirect('http://169.254.169.254/latest/meta-data/'),
    '/b': redirect('file:///etc/passwd'),
    '/c': redirect('http://user:secret@news.example/'),
  };
  const { origin } = await site(hops);
  const { port } = new URL(origin);
  // The test's own site stands for a public one; all else is as in the open.
  const from = client({
    resolve: async (host) => [{ address: host === 'news.example' ? '127.0.0.1' : '127.0.0.2', family: 4 }],
  });
  expect(reasonOf(await get(from, `http://news.example:${port}/b`))).toMatch(/leads elsewhere: .*not an http/);
  expect(reasonOf(await get(from, `http://news.example:${port}/c`))).toMatch(
    /leads elsewhere: .*user name or password/,
  );
  expect(target.requests).toEqual([]);
});

test('one private address among public ones is passed over', async () => {
  const { origin } = await site({ '*': send('secret') });
  const from = client({ resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
  expect(textOf(await get(from, `http://news.example:${new URL(origin).port}/`))).toBe('secret');
});

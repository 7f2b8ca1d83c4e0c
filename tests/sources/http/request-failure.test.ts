import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { makeAuthority, makeSelfSigned } from './certificate.ts';
import { client, get, getOnce, rawSite, reasonOf, StoppedClock, secureSite, send, site, textOf } from './site.ts';

describe('certificates', () => {
  const authority = makeAuthority();
  const over = async (certificate: { key: string; cert: string }, authorities: readonly string[]): Promise<string> => {
    const origin = await secureSite(certificate, (request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else response.end('the news');
    });
    const fetched = await get(client({ authorities }), `${origin}/`);
    return fetched.kind === 'refused' ? fetched.reason : textOf(fetched);
  };

  test.each([
    ['a good one', {}, /^the news$/],
    ['an expired one', { to: '2021-01-01' }, /certificate has expired; tell whoever runs the site to renew it/],
    ['one that is not valid yet', { from: '2110-01-01' }, /isn't valid yet; check this machine's clock/],
    ['one for another name', { ip: '127.0.0.2' }, /is for another name; check the address/],
  ])('%s', async (_, subject, expected) => {
    expect(await over(authority.issue(subject), [authority.cert])).toMatch(expected);
  });

  test('a self-signed one', async () => {
    expect(await over(makeSelfSigned(), [authority.cert])).toMatch(/nobody known vouches.*NODE_EXTRA_CA_CERTS/);
  });

  test('one that only claims to be of an authority that is trusted', async () => {
    expect(await over(makeAuthority().issue({}), [authority.cert])).toMatch(/nobody known vouches/);
  });

  test('one of an authority that is not trusted', async () => {
    expect(await over(makeAuthority('Another').issue({}), [authority.cert])).toMatch(/nobody known vouches/);
  });

  test('plain HTTP where HTTPS was expected', async () => {
    const { origin } = await site({ '/': send('x') });
    expect(reasonOf(await getOnce(origin.replace('http:', 'https:')))).toMatch(
      /doesn't speak HTTPS properly.*http:\/\//,
    );
  });
});

describe('a connection that fails', () => {
  test.each([
    ['ENOTFOUND', /no site is named news\.example; check the address/],
    ['EAI_AGAIN', /can't be looked up at the moment/],
    ['EMFILE', /can't be reached from here \(EMFILE\)/],
  ])('looking the name up: %s', async (code, expected) => {
    const resolve = async (): Promise<never> => {
      throw Object.assign(new Error(code), { code, syscall: 'getaddrinfo' });
    };
    expect(await get(client({ resolve }), 'http://news.example/')).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(expected),
      isTemporary: true,
    });
  });

  test('nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    const port = typeof address === 'object' ? address?.port : 0;
    expect(reasonOf(await getOnce(`http://127.0.0.1:${port}/`))).toMatch(/refuses connections/);
  });

  test('a name whose first address is down is reached at its second', async () => {
    const { origin } = await site({ '/': send('the news') });
    const resolve = async () => ['127.0.0.9', '127.0.0.1'].map((address) => ({ address, family: 4 }));
    expect(textOf(await get(client({ resolve }), `http://news.example:${new URL(origin).port}/`))).toBe('the news');
  });
});

test('a connection that was closed after the last answer is opened again', async () => {
  const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\nthe news';
  const origin = await rawSite((socket) => socket.end(answer));
  const from = client();
  for (const path of ['/a', '/b', '/c']) expect(textOf(await get(from, `${origin}${path}`))).toBe('the news');
});

const head = 'HTTP/1.1 200 OK\r\n';

test.each([
  ['shorter than its content-length', `${head}content-length: 100\r\n\r\n<rss>`, /broke off in the middle/],
  ['cut off between chunks', `${head}transfer-encoding: chunked\r\n\r\n5\r\n<rss>\r\n`, /broke off in the middle/],
  [
    'a chunk whose length is no number',
    `${head}transfer-encoding: chunked\r\n\r\nzz\r\n<rss>\r\n`,
    /isn't proper HTTP/,
  ],
  [
    'a flood of headers',
    `${head}${`x-flood: ${'x'.repeat(1000)}\r\n`.repeat(100)}\r\n`,
    /more headers than can be read/,
  ],
  ['one endless header', `${head}x-flood: ${'x'.repeat(200_000)}\r\n\r\n`, /more headers than can be read/],
  ['no HTTP at all', 'SSH-2.0-OpenSSH_9.6\r\n', /isn't proper HTTP/],
  ['nothing', '', /broke off/],
  ['two lengths that differ', `${head}content-length: 5\r\ncontent-length: 6\r\n\r\n<rss>`, /broke off in the middle/],
  [
    'gzip that ends in the middle',
    `${head}content-encoding: gzip\r\n\r\n\x1f\x8b\x08\x00\x00\x00`,
    /can't be unpacked: it ends in the middle/,
  ],
  [
    'gzip that is damaged',
    `${head}content-encoding: gzip\r\n\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03${'\xff'.repeat(50)}`,
    /can't be unpacked: it is damaged/,
  ],
  ['brotli that is none', `${head}content-encoding: br\r\n\r\n<rss><channel/></rss>`, /can't be unpacked/],
  [
    'a coding that nobody knows',
    `${head}content-encoding: exi\r\n\r\n<rss/>`,
    /packed as “exi”, which isn't supported/,
  ],
  [
    'packed ten times over',
    `${head}content-encoding: ${'gzip, '.repeat(10)}gzip\r\n\r\n<rss/>`,
    /packed 11 times over/,
  ],
])('an answer that is broken: %s', async (_, answer, expected) => {
  const origin = await rawSite((socket) => socket.end(Buffer.from(answer, 'latin1')));
  expect(reasonOf(await getOnce(`${origin}/`))).toMatch(expected);
});

test.each([
  [401, /password/, false],
  [403, /turns this reader away \(403\).*“Dateline”/, false],
  [451, /legal reasons/, false],
  [418, /refuses the request \(418\)/, false],
  [500, /trouble of its own \(500\)/, true],
  [521, /trouble of its own \(521\)/, true],
  [202, /checking for people/, true],
  [204, /without any content/, true],
  [206, /only a part/, true],
  [304, /nothing changed \(304\), though nothing was known/, true],
  [999, /can't be used \(999\)/, false],
  [300, /can't be used \(300\)/, false],
  [302, /leads on without saying where/, false],
])('status %i is said in plain words', async (status, reason, isTemporary) => {
  const { origin } = await site({ '/': send('', {}, status) });
  const fetched = await getOnce(`${origin}/`);
  expect(fetched).toMatchObject({ kind: 'refused', status, isTemporary });
  expect(reasonOf(fetched)).toMatch(reason);
});

test('404 and 410 are told apart', async () => {
  const { origin } = await site({ '/gone': send('', {}, 410) });
  expect(await getOnce(`${origin}/nowhere`)).toMatchObject({
    kind: 'not found',
    status: 404,
    url: `${origin}/nowhere`,
  });
  expect(await getOnce(`${origin}/gone`)).toMatchObject({ kind: 'gone', status: 410 });
});

test.each([
  ['never answers', () => undefined],
  ['never ends', (socket: { write: (text: string) => void }) => socket.write(`${head}content-length: 9\r\n\r\n<rss`)],
])('a server that %s is given thirty seconds', async (_, talk) => {
  const clock = new StoppedClock('2026-11-26T12:00Z');
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  const origin = await rawSite((socket) => {
    talk(socket);
    resolve();
  });
  const fetching = get(client({ clock }), `${origin}/`);
  await reached;
  clock.goOn(30_000);
  expect(await fetching).toMatchObject({
    kind: 'refused',
    reason: expect.stringMatching(/longer than 30 s/),
    isTemporary: true,
  });
});

test('whoever stops a request gets no answer but their own reason', async () => {
  const stop = new AbortController();
  const { origin } = await site({ '/': () => stop.abort(new Error('shutting down')) });
  await expect(get(client(), `${origin}/`, { signal: stop.signal })).rejects.toThrow('shutting down');
  await expect(get(client(), `${origin}/`, { signal: stop.signal })).rejects.toThrow('shutting down');
});

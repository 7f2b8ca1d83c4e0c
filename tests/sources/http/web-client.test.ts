import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { maxBodyBytes, WebClient } from '../../../src/sources/http/web-client.ts';
import { client, get, getOnce, reasonOf, redirect, send, site, textOf } from './site.ts';

const feed = '<rss version="2.0"><channel><title>Wiadomości</title></channel></rss>';

test('what came is told with its type, charset and validators', async () => {
  const headers = {
    'content-type': 'Application/RSS+XML; Charset="ISO-8859-2"',
    etag: '"abc"',
    'last-modified': 'Thu, 26 Nov 2026 10:00:00 GMT',
    'cache-control': 'public, max-age=600',
    age: '60',
  };
  const { origin } = await site({ '/feed': send(feed, headers) });
  const fetched = await getOnce(`${origin}/feed#top`);
  expect(textOf(fetched)).toBe(feed);
  expect(fetched).toMatchObject({
    url: `${origin}/feed`,
    movedTo: null,
    status: 200,
    contentType: 'application/rss+xml',
    charset: 'iso-8859-2',
    validators: { etag: '"abc"', lastModified: 'Thu, 26 Nov 2026 10:00:00 GMT' },
    maxAgeMs: 540_000,
    retryAfterMs: null,
  });
});

test('both validators are sent back, and kept where 304 repeats only one', async () => {
  const { origin, requests } = await site({ '/feed': send('', { etag: '"new"' }, 304) });
  const validators = { etag: '"old"', lastModified: 'Thu, 26 Nov 2026 10:00:00 GMT' };
  expect(await get(client(), `${origin}/feed`, { validators })).toMatchObject({
    kind: 'not modified',
    validators: { etag: '"new"', lastModified: 'Thu, 26 Nov 2026 10:00:00 GMT' },
  });
  expect(requests.at(-1)?.headers).toMatchObject({
    'if-none-match': '"old"',
    'if-modified-since': 'Thu, 26 Nov 2026 10:00:00 GMT',
  });
});

test('a validator that cannot be sent back is no validator', async () => {
  const { origin } = await site({ '/feed': send(feed, { etag: '"\u00e9"', 'last-modified': 'x' }) });
  expect(await getOnce(`${origin}/feed`)).toMatchObject({ validators: { etag: null, lastModified: 'x' } });
});

test('the client says what it is and whom to ask', async () => {
  const { origin, requests } = await site({ '/': send('') });
  await get(client({ contact: 'desk@example.org' }), `${origin}/`, { accept: 'application/rss+xml' });
  expect(requests.map(({ headers }) => headers['user-agent'])).toEqual(
    Array(2).fill(expect.stringMatching(/^Dateline\/\d+\.\d+\.\d+ \(\+desk@example\.org\)$/)),
  );
  expect(requests.at(-1)).toMatchObject({ method: 'GET', headers: { accept: 'application/rss+xml' } });
  expect(client().userAgent).toMatch(/^Dateline\/[\d.]+$/);
});

test.each(['two words', 'a\r\nb: c', '(x)', ''])('“%s” is no contact', (contact) => {
  expect(() => new WebClient({ contact, allowPrivateAddresses: true })).toThrow(/use a mail or web address/);
});

describe('packed bodies', () => {
  test.each([
    ['gzip', gzipSync(feed)],
    ['x-gzip', gzipSync(feed)],
    ['br', brotliCompressSync(feed)],
    ['deflate', deflateSync(feed)],
    ['deflate', deflateRawSync(feed)],
    ['zstd', zstdCompressSync(feed)],
    ['identity', Buffer.from(feed)],
    ['gzip, br', brotliCompressSync(gzipSync(feed))],
    ['gzip', Buffer.from(feed)],
    ['', gzipSync(feed)],
    ['gzip', gzipSync(gzipSync(feed))],
    ['gzip', Buffer.concat([gzipSync(feed.slice(0, 9)), gzipSync(feed.slice(9))])],
  ])('%s', async (encoding, body) => {
    const { origin } = await site({ '/': send(body, encoding === '' ? {} : { 'content-encoding': encoding }) });
    expect(textOf(await getOnce(`${origin}/`))).toBe(feed);
  });

  test.each(['gzip', 'br', 'deflate', ''])('nothing at all, though packed as “%s”', async (encoding) => {
    const { origin } = await site({ '/': send('', { 'content-encoding': encoding }) });
    expect(textOf(await getOnce(`${origin}/`))).toBe('');
  });
});

describe('bodies that are too large', { tags: 'thorough' }, () => {
  const zeros = Buffer.alloc(1.5 * maxBodyBytes);

  test.each([
    ['a gzip bomb', () => gzipSync(zeros), { 'content-encoding': 'gzip' }],
    ['one that does not say that it is packed', () => gzipSync(zeros), {}],
    ['a brotli bomb', () => brotliCompressSync(zeros), { 'content-encoding': 'br' }],
    ['a bomb in a bomb', () => gzipSync(gzipSync(zeros)), { 'content-encoding': 'gzip, gzip' }],
    ['one whose length says so', () => zeros, { 'content-length': String(zeros.length) }],
  ])('%s', async (_, body, headers) => {
    const { origin } = await site({ '/': send(body(), headers) });
    expect(await getOnce(`${origin}/`)).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/larger than 10 MB/),
    });
  });

  test('a page that never ends is cut off soon after the limit', async () => {
    let sent = 0;
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const { origin } = await site({
      '/': (_, response) => {
        const more = (): void => {
          while (!response.destroyed) {
            sent += 65_536;
            if (!response.write(Buffer.alloc(65_536, 'x'))) break;
          }
        };
        response.on('drain', more).on('close', resolve);
        more();
      },
    });
    expect(reasonOf(await getOnce(`${origin}/`))).toMatch(/larger than 10 MB/);
    await closed;
    expect(sent).toBeLessThan(2 * maxBodyBytes);
  });

  test('exactly as much as is allowed is read', async () => {
    const { origin } = await site({ '/': send(zeros.subarray(0, maxBodyBytes)) });
    expect(await getOnce(`${origin}/`)).toMatchObject({ kind: 'ok', body: { length: maxBodyBytes } });
  });
});

describe('redirects', () => {
  test.each([
    [[301], true],
    [[308, 301], true],
    [[302], false],
    [[307], false],
    [[301, 302, 301], false],
  ])('%j: moved for good? %s', async (statuses, isPermanent) => {
    const hops = Object.fromEntries(statuses.map((status, place) => [`/${place}`, redirect(`/${place + 1}`, status)]));
    const { origin } = await site({ ...hops, [`/${statuses.length}`]: send(feed) });
    const url = `${origin}/${statuses.length}`;
    expect(await getOnce(`${origin}/0`)).toMatchObject({ kind: 'ok', url, movedTo: isPermanent ? url : null });
  });

  test('a move is told with 304 and 410 too', async () => {
    const { origin } = await site({
      '/a': redirect('/b'),
      '/b': send('', {}, 304),
      '/c': redirect('/d'),
      '/d': send('', {}, 410),
    });
    const validators = { etag: '"a"', lastModified: null };
    expect(await get(client(), `${origin}/a`, { validators })).toMatchObject({
      kind: 'not modified',
      movedTo: `${origin}/b`,
    });
    expect(await getOnce(`${origin}/c`)).toMatchObject({ kind: 'gone', movedTo: `${origin}/d` });
  });

  test.each([
    ['itself', { '/0': '/0' }],
    ['a pair', { '/0': '/1', '/1': '/0' }],
    ['itself, but for the fragment', { '/0': '/0#again' }],
  ])('a circle is found: %s', async (_, hops) => {
    const { origin, asked } = await site(
      Object.fromEntries(Object.entries(hops).map(([from, to]) => [from, redirect(to, 302)])),
    );
    expect(reasonOf(await getOnce(`${origin}/0`))).toMatch(/leads round in a circle/);
    expect(asked.length).toBe(Object.keys(hops).length);
  });

  test('five are followed, six are not', async () => {
    const hops = Object.fromEntries([0, 1, 2, 3, 4, 5].map((place) => [`/${place}`, redirect(`/${place + 1}`, 302)]));
    const { origin, asked } = await site({ ...hops, '/6': send(feed) });
    expect((await getOnce(`${origin}/1`)).kind).toBe('ok');
    asked.length = 0;
    expect(reasonOf(await getOnce(`${origin}/0`))).toMatch(/leads on more than 5 times/);
    expect(asked).not.toContain('/6');
  });

  test('letters outside ASCII in a location are read as UTF-8', async () => {
    const { origin } = await site({
      '/a': (request) =>
        request.socket.end(Buffer.from('HTTP/1.1 302 x\r\nlocation: /żółw\r\ncontent-length: 0\r\n\r\n')),
      [`/${encodeURIComponent('żółw')}`]: send(feed),
    });
    expect((await getOnce(`${origin}/a`)).kind).toBe('ok');
  });
});

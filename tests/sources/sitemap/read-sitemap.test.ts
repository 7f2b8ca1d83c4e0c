import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSitemap } from '../../../src/sources/sitemap/read-sitemap.ts';
import { expectLinear } from '../../building/linear.ts';
import { zipped } from '../zipped.ts';

const address = 'https://example.org/sitemap.xml';
const read = (text: string | Uint8Array) => readSitemap(typeof text === 'string' ? Buffer.from(text) : text, address);
const urlset = (...entries: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>`;
const entry = (path: string, more = ''): string => `<url><loc>https://example.org/${path}</loc>${more}</url>`;
const page = (path: string, lastmod: string | null = null) => ({
  url: `https://example.org/${path}`,
  lastmod,
  news: null,
});

test('pages with the day they were changed', () => {
  expect(read(urlset(entry('a', '<lastmod>2026-11-26</lastmod><priority>0.5</priority>'), entry('b')))).toEqual({
    kind: 'urlset',
    pages: [page('a', '2026-11-26'), page('b')],
    warnings: [],
  });
});

test('an index', () => {
  const text = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>https://example.org/a.xml.gz</loc><lastmod>2026-11-26T10:00:00+01:00</lastmod></sitemap>
    <sitemap><loc>/b.xml</loc></sitemap></sitemapindex>`;
  expect(read(text)).toEqual({
    kind: 'index',
    sitemaps: [
      { url: 'https://example.org/a.xml.gz', lastmod: '2026-11-26T10:00:00+01:00' },
      { url: 'https://example.org/b.xml', lastmod: null },
    ],
    warnings: [],
  });
});

describe('news', () => {
  const news = (prefix: string, end = prefix): string => `<${prefix}news>
    <${prefix}publication><${prefix}name>Gazeta &amp; Co</${prefix}name><${prefix}language>pl</${prefix}language></${end}publication>
    <${prefix}publication_date>2026-11-26T08:30:00Z</${prefix}publication_date>
    <${prefix}title><![CDATA[Żółw & <b>spółka</b>]]></${prefix}title></${prefix}news>`;

  test.each(['news:', 'n:', ''])('with the prefix “%s”', (prefix) => {
    expect(read(urlset(entry('a', news(prefix))))).toMatchObject({
      pages: [
        {
          lastmod: null,
          news: {
            title: 'Żółw & <b>spółka</b>',
            publication: 'Gazeta & Co',
            language: 'pl',
            date: '2026-11-26T08:30:00Z',
          },
        },
      ],
    });
  });

  test('what says nothing but that it is news', () => {
    expect(read(urlset(entry('a', '<news:news/>')))).toMatchObject({
      pages: [{ news: { title: null, publication: null, language: null, date: null } }],
    });
  });

  test('titles and addresses of pictures and videos are not the article’s', () => {
    const picture =
      '<image:image><image:loc>https://cdn.example/a.jpg</image:loc><image:title>A cat</image:title></image:image>';
    const video =
      '<video:video><video:title>A film</video:title><video:publication_date>2001-01-01</video:publication_date></video:video>';
    expect(read(urlset(entry('a', picture + video)))).toMatchObject({ pages: [page('a')] });
  });
});

test.each([
  ['&amp;', 'https://example.org/?a=1&amp;b=2', 'https://example.org/?a=1&b=2'],
  ['a decimal entity', 'https://example.org/&#380;', 'https://example.org/%C5%BC'],
  ['a hexadecimal entity', 'https://example.org/&#x17c;', 'https://example.org/%C5%BC'],
  ['an & as it is', 'https://example.org/?a=1&b=2&copy=3', 'https://example.org/?a=1&b=2&copy=3'],
  ['CDATA', '<![CDATA[https://example.org/?a=1&b=2]]>', 'https://example.org/?a=1&b=2'],
  ['lines around it', '\n   https://example.org/a\n  ', 'https://example.org/a'],
  ['a fragment', 'https://example.org/a#b', 'https://example.org/a'],
  ['letters as they are', 'https://example.org/żółw', 'https://example.org/%C5%BC%C3%B3%C5%82w'],
  ['a comment inside', 'https://example.org/<!-- x -->a', 'https://example.org/a'],
])('an address with %s', (_, written, url) => {
  expect(read(urlset(`<url><loc>${written}</loc></url>`))).toMatchObject({ pages: [{ url }], warnings: [] });
});

test.each([
  ['2026', '2026'],
  ['2026-11', '2026-11'],
  ['2026-11-26T10:00Z', '2026-11-26T10:00Z'],
  ['2026-11-26T10:00:00.123+0100', '2026-11-26T10:00:00.123+01:00'],
  ['2026-11-26 10:00:00', '2026-11-26T10:00:00'],
  ['Thu, 26 Nov 2026 10:00:00 GMT', '2026-11-26T10:00:00.000Z'],
  [' 2026-11-26 ', '2026-11-26'],
  ['2026-02-30', null],
  ['0000-00-00', null],
  ['26.11.2026', null],
  ['yesterday', null],
  ['1764151200', null],
  ['', null],
])('the date “%s” is read as %s', (written, lastmod) => {
  expect(read(urlset(entry('a', `<lastmod>${written}</lastmod>`)))).toMatchObject({ pages: [page('a', lastmod)] });
});

test('gzipped, in other encodings, with a byte order mark, with prefixes, behind warnings, as a list', () => {
  const text = urlset(entry('ż'));
  const expected = { kind: 'urlset', pages: [{ url: 'https://example.org/%C5%BC' }], warnings: [] };
  expect(read(gzipSync(text))).toMatchObject(expected);
  expect(read(Buffer.from(`\ufeff${text}`, 'utf16le'))).toMatchObject(expected);
  expect(read(`\ufeff\n${text}`)).toMatchObject(expected);
  expect(read(text.replaceAll(/<(\/?)(url|loc)/g, '<$1sm:$2'))).toMatchObject(expected);
  expect(read(`<br />\n<b>Warning</b>: headers already sent\n${text}`)).toMatchObject(expected);
  expect(read(`Notice: something\n${text}`)).toMatchObject(expected);
  expect(read('https://example.org/ż\r\n\r\n')).toMatchObject(expected);
  const latin = Buffer.from(text.replace('UTF-8', 'ISO-8859-2').replace('ż', '\xbf'), 'latin1');
  expect(read(latin)).toMatchObject(expected);
});

describe('what breaks off is read as far as it is whole, and that is said', () => {
  const whole = urlset(...Array.from({ length: 2000 }, (_, place) => entry(`${place}`)));

  test.each([
    whole.indexOf('<url><loc>https://example.org/1000<'),
    whole.indexOf('/1000<') + 3,
    whole.indexOf('/1000<') + 10,
  ])('at letter %i', (at) => {
    const sitemap = read(whole.slice(0, at));
    expect(sitemap).toMatchObject({
      kind: 'urlset',
      pages: { length: 1000 },
      warnings: ['it breaks off; what is whole was read'],
    });
  });

  test('in the middle of gzip', () => {
    const packed = gzipSync(whole);
    const sitemap = read(packed.subarray(0, packed.length - 2000));
    expect(sitemap).toMatchObject({
      kind: 'urlset',
      warnings: ['it breaks off; what is whole was read'],
    });
    expect(sitemap.kind === 'urlset' && sitemap.pages.length).toBeGreaterThan(100);
  });
});

test('entries without a usable address are counted', () => {
  const bad = ['', '<loc/>', '<loc>ftp://example.org/a</loc>', '<loc>http://</loc>', '<loc>javascript:alert(1)</loc>'];
  const text = urlset(entry('a'), ...bad.map((inner) => `<url>${inner}</url>`));
  expect(read(text)).toMatchObject({
    pages: [page('a')],
    warnings: ['5 of its entries have no http(s) address and were passed over'],
  });
});

test('of more than 50,000 entries the first 50,000 are read', { tags: 'thorough' }, () => {
  const many = Array.from({ length: 50_500 }, (_, place) => entry(`${place}`));
  for (const text of [urlset(...many), many.map((_, place) => `https://example.org/${place}`).join('\n')]) {
    const sitemap = read(text);
    expect(sitemap).toMatchObject({ warnings: ['it has more than 50000 entries; the first 50000 were read'] });
    expect(sitemap.kind === 'urlset' && sitemap.pages.at(-1)?.url).toBe('https://example.org/49999');
  }
});

test.each([
  ['', /empty/],
  [' \n', /empty/],
  ['<!doctype html><html><body>Not found</body></html>', /web page/],
  ['<html xmlns="http://www.w3.org/1999/xhtml"></html>', /web page/],
  ['<rss version="2.0"><channel/></rss>', /feed/],
  ['<feed xmlns="http://www.w3.org/2005/Atom"/>', /feed/],
  ['<opml/>', /another kind, <opml>/],
  ['{"urls": []}', /neither XML nor a list/],
  ['example.org/a\nexample.org/b', /neither XML nor a list/],
  ['<!DOCTYPE urlset [<!ENTITY a "b">]><urlset><url><loc>https://example.org/&a;</loc></url></urlset>', /DOCTYPE/],
  ['<?xml version="1.0"?><!-- x --><!doctype urlset SYSTEM "file:///etc/passwd"><urlset/>', /DOCTYPE/],
])('%j is no sitemap, and why is said', (text, problem) => {
  expect(read(text)).toMatchObject({ kind: 'unreadable', problem: expect.stringMatching(problem) });
});

test('one whose packing is damaged is refused, and why is said', () => {
  const damaged = Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 255, 255]);
  expect(read(damaged)).toMatchObject({ kind: 'unreadable', problem: expect.stringMatching(/damaged/) });
});

test('one that is more than 50 MB once unpacked is refused, and why is said', { tags: 'thorough' }, () => {
  expect(read(zipped(51))).toMatchObject({ kind: 'unreadable', problem: expect.stringMatching(/larger than 50 MB/) });
});

test('an entity that nobody defined stays as it is', () => {
  expect(read(urlset(entry('a?b=1&lol;')))).toMatchObject({ pages: [{ url: 'https://example.org/a?b=1&lol;' }] });
});

test.each([
  '<a>',
  '<urlset><url>',
  '<!--',
  '<?',
  '<![CDATA[',
  '<urlset a="b" ',
  '<',
  '&lt;',
])('thousands of %s cost no more than their letters', (piece) => {
  expectLinear((size) => {
    const sitemap = read(piece.repeat(size));
    expect(sitemap.kind === 'urlset' ? sitemap.pages : []).toEqual([]);
  }, 100_000);
});

test('wherever a sitemap breaks off, packed or not, its first pages are read and nothing else', () => {
  const whole = urlset(
    ...Array.from({ length: 20 }, (_, place) => entry(`żółw-${place}`, '<lastmod>2026-11-26</lastmod>')),
  );
  const all = read(whole);
  const pages = all.kind === 'urlset' ? all.pages : [];
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (share, isPacked) => {
      const bytes = isPacked ? gzipSync(whole) : Buffer.from(whole);
      const cut = read(bytes.subarray(0, Math.floor(bytes.length * share)));
      const found = cut.kind === 'urlset' ? cut.pages : [];
      expect(found).toEqual(pages.slice(0, found.length));
      if (cut.kind === 'urlset' && found.length < pages.length)
        expect(cut.warnings).toEqual(['it breaks off; what is whole was read']);
    }),
  );
});

test('whatever the bytes are, it is read or said why not', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('', '<urlset>', '<?xml version="1.0"?><sitemapindex><sitemap>'),
      (bytes, before) => {
        expect(['index', 'urlset', 'unreadable']).toContain(read(Buffer.concat([Buffer.from(before), bytes])).kind);
      },
    ),
  );
});

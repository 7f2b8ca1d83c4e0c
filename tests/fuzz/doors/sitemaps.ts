import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readSitemap } from '../../../src/sources/sitemap/read-sitemap.ts';
import type { Door } from '../door.ts';
import { bytesOf, soup } from '../soups.ts';

const text = soup([
  ...[
    '<?xml version="1.0"?>',
    '<urlset>',
    '<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">',
    '</urlset>',
  ],
  ...[
    '<sitemapindex>',
    '<sitemap>',
    '</sitemap>',
    '<url>',
    '</url>',
    '<loc>',
    '</loc>',
    'https://example.org/a',
    '/b',
    '//c',
  ],
  ...[
    '<lastmod>',
    '</lastmod>',
    '<news:news>',
    '<news:title>',
    '</news:title>',
    '<news:publication_date>',
    '<news:name>',
  ],
  ...[
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '&b;',
    '<![CDATA[',
    ']]>',
    'http://',
    'javascript:alert(1)',
    'https://[::1',
    '\n',
  ],
]);

/** Sitemaps: lists of addresses of the web, or told why not. */
export const sitemaps: Door<{ bytes: Uint8Array; charset: string | null }> = {
  name: 'sitemaps',
  arbitrary: fc.record({
    bytes: fc.oneof(
      { weight: 5, arbitrary: bytesOf(text) },
      { weight: 1, arbitrary: text.map((each) => gzipSync(each)) },
      { weight: 1, arbitrary: fc.tuple(text, fc.nat()).map(([each, cut]) => gzipSync(each).subarray(0, cut % 60)) },
    ),
    charset: fc.constantFrom(null, 'utf-8', 'utf-16', 'nonsense'),
  }),
  open: () => ({
    let({ bytes, charset }) {
      const sitemap = readSitemap(bytes, 'https://example.org/sitemap.xml', charset);
      for (const address of JSON.stringify(sitemap).matchAll(/"url":"([^"]*)"/g))
        if (!/^https?:/.test(address[1] ?? '')) throw new Error(`a page stands at ${address[1]}`);
    },
    close: () => {},
  }),
};

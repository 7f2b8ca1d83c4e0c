import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { kindOf } from '../../../src/sources/discover/kind-of-bytes.ts';

const html = 'text/html';
const xml = 'application/xml';
const rss = '<rss version="2.0"><channel><title>News</title></channel></rss>';

test.each([
  [rss, 'application/rss+xml', 'feed'],
  [rss, html, 'feed'],
  [rss, 'text/plain', 'feed'],
  [rss, null, 'feed'],
  [
    `\ufeff\r\n  <?xml version="1.0" encoding="utf-8"?>\n<!-- made by X -->\n<?xml-stylesheet href="a.xsl"?>${rss}`,
    html,
    'feed',
  ],
  [`<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>${rss}`, xml, 'feed'],
  [`<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">${rss}`, xml, 'feed'],
  [`<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN">${rss}`, xml, 'feed'],
  [`<br />\n<b>Warning</b>: headers already sent\n<?xml version="1.0"?>${rss}`, html, 'feed'],
  ['<feed xmlns="http://www.w3.org/2005/Atom"/>', html, 'feed'],
  ['<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"/>', xml, 'feed'],
  ['<rdf:RDF xmlns="http://purl.org/rss/1.0/"/>', xml, 'feed'],
  [gzipSync(rss), 'application/gzip', 'feed'],
  [Buffer.from(`\ufeff${rss}`, 'utf16le'), html, 'feed'],
  [Buffer.from(rss, 'utf16le'), html, 'feed'],
  [Buffer.from(rss.replace('News', 'Wiadomo\xb6ci'), 'latin1'), html, 'feed'],
  ['{"version": "https://jsonfeed.org/version/1.1", "items": []}', 'application/json', 'feed'],
  ['{"version":"https:\\/\\/jsonfeed.org\\/version\\/1"}', html, 'feed'],
  ['{"items": []}', 'application/feed+json', 'feed'],
  ['{"version": "1.0"}', 'application/json', null],
  ['<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', html, 'sitemap'],
  ['<?xml version="1.0"?><sm:sitemapindex xmlns:sm="x"/>', xml, 'sitemap'],
  [gzipSync('<urlset/>'), 'application/x-gzip', 'sitemap'],
  ['https://example.org/a\nhttps://example.org/b\n', 'text/plain', 'sitemap'],
  ['<!doctype html><title>News</title>', html, 'page'],
  ['<!-- x --><!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">', 'text/plain', 'page'],
  ['<html xmlns="http://www.w3.org/1999/xhtml">', 'application/xhtml+xml', 'page'],
  ['<html lang="ko">', xml, 'page'],
  ['<head><title>News</title></head>', html, 'page'],
  ['<!doctype html><pre>&lt;?xml?> <?xml version="1.0"?><rss></pre>', html, 'page'],
  ['<div>a piece</div>', html, 'page'],
  ['<meta charset="utf-8"><p>News', null, 'page'],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml', null],
  ['<opml version="2.0"/>', 'text/x-opml', null],
  ['News of the day', 'text/plain', null],
  ['', html, null],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'image/png', null],
  [Buffer.from('%PDF-1.7'), 'application/pdf', null],
  ['<!--', html, null],
  ['<!---->'.repeat(10_000), xml, null],
])('%j as %s is: %s', (text, contentType, kind) => {
  expect(kindOf(typeof text === 'string' ? Buffer.from(text) : text, contentType)).toBe(kind);
});

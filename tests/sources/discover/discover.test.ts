import { describe, expect, test } from 'vitest';
import { discover } from '../../../src/sources/discover/discover.ts';
import { type Answer, client, redirect, type Site, send, site } from '../http/site.ts';

const rss = '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>';
const feed = send(rss, { 'content-type': 'application/rss+xml' });
const page = (head: string, body = ''): Answer =>
  send(`<!doctype html><html><head><title>The  Wire</title>${head}</head><body>${body}</body></html>`, {
    'content-type': 'text/html',
  });
const link = (href: string, more = 'type="application/rss+xml"'): string =>
  `<link rel="alternate" ${more} href="${href}">`;

/** What is found, as `kind path`. */
async function find(own: Site, path = '/'): Promise<readonly string[]> {
  const { candidates, problem } = await discover(client(), `${own.origin}${path}`, new AbortController().signal);
  expect(problem).toBe(null);
  return candidates.map(({ kind, url }) => `${kind} ${url.replace(own.origin, '')}`);
}

const reasonAt = async (own: Site, path = '/'): Promise<string | null> =>
  (await discover(client(), `${own.origin}${path}`, new AbortController().signal)).problem;

describe('an address that is what it is', () => {
  test.each([
    ['a feed', feed, 'feed /a'],
    ['a feed served as a page', send(rss, { 'content-type': 'text/html' }), 'feed /a'],
    ['a sitemap', send('<urlset/>'), 'sitemap /a'],
  ])('%s', async (_, answer, found) => {
    const own = await site({ '/a': answer });
    expect(await find(own, '/a')).toEqual([found]);
    expect(own.asked).toEqual(['/a']);
  });

  test('one that moved for good is known by its new place, one that moved for now by its old', async () => {
    const own = await site({ '/old': redirect('/new', 301), '/now': redirect('/new', 302), '/new': feed });
    expect(await find(own, '/old')).toEqual(['feed /new']);
    expect(await find(own, '/now')).toEqual(['feed /now']);
  });
});

describe('a page', () => {
  test('that names its feeds: those, then itself, comments last', async () => {
    const head =
      link('/comments/feed/') +
      link('/feed/', 'type="application/rss+xml" title=" All news "') +
      link('atom.xml', 'type="Application/Atom+XML; charset=utf-8"');
    const own = await site({ '/': page(head), '/feed/': feed, '/comments/feed/': feed });
    expect(await find(own)).toEqual(['feed /feed/', 'feed /atom.xml', 'page /', 'feed /comments/feed/']);
    expect(own.asked).toEqual(['/', '/feed/']);
    const { candidates } = await discover(client(), own.origin, new AbortController().signal);
    expect(candidates.map(({ title }) => title)).toEqual(['All news', null, 'The Wire', null]);
  });

  test.each([
    ['a relative address', link('rss/all.xml'), '/news/rss/all.xml'],
    ['a base', `<base href="/other/">${link('all.xml')}`, '/other/all.xml'],
    ['rel=feed', '<link rel="feed" href="/all.xml">', '/all.xml'],
    ['several relations', link('/all.xml').replace('"alternate"', '"ALTERNATE home"'), '/all.xml'],
    ['JSON', link('/all.json', 'type="application/feed+json"'), '/all.json'],
    ['a link in the body', `</head><body>${link('/all.xml')}`, '/all.xml'],
  ])('named by %s', async (_, head, path) => {
    const own = await site({ '/news/': page(head), [path]: feed });
    expect((await find(own, '/news/'))[0]).toBe(`feed ${path}`);
  });

  test('a feed that is named but is not there is left out', async () => {
    const own = await site({
      '/': page(link('/dead') + link('/soft') + link('/feed')),
      '/soft': page(''),
      '/feed': feed,
    });
    expect(await find(own)).toEqual(['feed /feed', 'page /']);
  });

  test.each([
    ['another language', link('/pl/', 'hreflang="pl"')],
    ['a printed view', link('/print', 'media="print"')],
    ['an oEmbed', link('/oembed', 'type="application/json+oembed"')],
    ['an interface', link('/wp-json/', 'type="application/json"')],
    ['a stylesheet', '<link rel="alternate stylesheet" type="text/xml" href="/a.xsl">'],
  ])('%s is no feed', async (_, head) => {
    const own = await site({ '/': page(head) });
    expect(await find(own)).toEqual(['page /']);
  });

  test('sitemaps that robots.txt names come after feeds, those of news first', async () => {
    const own: Site = await site({
      '/': page(link('/feed')),
      '/feed': feed,
      '/robots.txt': (...to) =>
        send(`Sitemap: ${own.origin}/sitemap.xml\nSitemap: ${own.origin}/sitemap-news.xml`)(...to),
    });
    expect(await find(own)).toEqual(['feed /feed', 'sitemap /sitemap-news.xml', 'sitemap /sitemap.xml', 'page /']);
  });

  test('links that people follow to feeds count where none is named', async () => {
    const body =
      '<a href="/about">About</a><a href="/newsfeed-of-cats">Cats</a><a href="/kanal/rss/sport.xml">Sport</a>';
    const own = await site({ '/': page('', body), '/kanal/rss/sport.xml': feed });
    expect(await find(own)).toEqual(['feed /kanal/rss/sport.xml', 'page /']);
    expect(own.asked).toEqual(['/', '/kanal/rss/sport.xml']);
  });

  test.each([
    '/feed',
    '/rss',
    '/rss.xml',
    '/atom.xml',
    '/index.xml',
    '/feed.json',
  ])('a feed at %s is found though nobody names it', async (path) => {
    const json = send('{"version":"https://jsonfeed.org/version/1.1","items":[]}');
    const own = await site({ '/': page(''), [path]: path.endsWith('json') ? json : feed });
    expect(await find(own)).toEqual([`feed ${path}`, 'page /']);
  });

  test('a section’s own feed counts before the site’s', async () => {
    const own = await site({ '/sport': page(''), '/sport/feed': feed, '/feed': feed });
    expect(await find(own, '/sport')).toEqual(['feed /sport/feed', 'page /sport']);
  });

  test('a site that answers everything with its front page has no feed', async () => {
    const own = await site({ '*': page('') });
    expect(await find(own)).toEqual(['page /']);
  });

  test('a sitemap nobody names is found where there is no feed', async () => {
    const own = await site({ '/': page(''), '/sitemap.xml': send('<urlset/>') });
    expect(await find(own)).toEqual(['sitemap /sitemap.xml', 'page /']);
  });

  test('a host that wants to be left alone is not asked on, and that is said', async () => {
    const own = await site({ '/': page(''), '/feed': send('', { 'retry-after': '600' }, 429) });
    expect(await reasonAt(own)).toMatch(/asked too often \(429\)/);
    expect(own.asked).toEqual(['/', '/feed']);
  });
});

test.each([
  [send('', {}, 404), /was not found \(404\); check the address/],
  [send('', {}, 410), /was taken down \(410\)/],
  [send('', {}, 403), /turns this reader away/],
  [send('\x89PNG\0\0', { 'content-type': 'image/png' }), /neither a feed, a sitemap nor a page \(image\/png\)/],
])('nothing is found, and why is said', async (answer, problem) => {
  expect(await reasonAt(await site({ '/': answer }))).toMatch(problem);
});

test('an address without a scheme is found by http where https is not spoken', async () => {
  const own = await site({ '/feed': feed });
  const { candidates } = await discover(client(), `${new URL(own.origin).host}/feed`, new AbortController().signal);
  expect(candidates).toEqual([{ kind: 'feed', url: `${own.origin}/feed`, title: null }]);
});

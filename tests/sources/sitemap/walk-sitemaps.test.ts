import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  type WalkCursor,
  type WalkEvent,
  type WalkOptions,
  walkSitemaps,
  walkStart,
} from '../../../src/sources/sitemap/walk-sitemaps.ts';
import { type Answer, client, redirect, type Site, send, site } from '../http/site.ts';

/** Written with `@` for the site's own origin, which is known once it listens. */
async function played(files: Readonly<Record<string, string | Answer>>): Promise<Site> {
  const own: Site = await site(
    Object.fromEntries(
      Object.entries(files).map(([path, file]): [string, Answer] => [
        path,
        typeof file === 'string' ? (...to) => send(file.replaceAll('@', own.origin))(...to) : file,
      ]),
    ),
  );
  return own;
}

type Named = readonly [path: string, lastmod?: string];
const list = (root: string, item: string, entries: readonly Named[]): string =>
  `<${root}>${entries
    .map(
      ([path, date]) =>
        `<${item}><loc>${path.startsWith('/') ? '@' : ''}${path}</loc>${date ? `<lastmod>${date}</lastmod>` : ''}</${item}>`,
    )
    .join('')}</${root}>`;
const index = (...entries: readonly Named[]): string => list('sitemapindex', 'sitemap', entries);
const urlset = (...entries: readonly Named[]): string => list('urlset', 'url', entries);

async function walk({ origin }: Site, options: Partial<WalkOptions> = {}): Promise<readonly WalkEvent[]> {
  const given = { since: null, cursor: walkStart, signal: new AbortController().signal, ...options };
  return Array.fromAsync(walkSitemaps(client(), `${origin}/`, given));
}

const pagesOf = (events: readonly WalkEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'page' ? [new URL(event.page.url).pathname] : []));
const problemsOf = (events: readonly WalkEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'problem' ? [event.reason] : []));

const archive = {
  '/robots.txt': 'Sitemap: @/index.xml',
  '/index.xml': index(['/2025.xml', '2025-12-31'], ['/2026.xml', '2026-11-26'], ['/old.xml', '2019-01-01']),
  '/2026.xml': urlset(['/b', '2026-11-25'], ['/undated'], ['/a', '2026-11-26']),
  '/2025.xml': urlset(['/c', '2025-12-31'], ['/d', '2025-01-01']),
  '/old.xml': urlset(['/e', '2019-01-01']),
};

test('newest first, and to the end', async () => {
  const events = await walk(await played(archive));
  expect(pagesOf(events)).toEqual(['/a', '/b', '/undated', '/c', '/d', '/e']);
  expect(problemsOf(events)).toEqual([]);
  expect(events.at(-1)).toMatchObject({ kind: 'end', isWhole: true });
});

test('since a day: sitemaps that are certainly older are not even asked for', async () => {
  const own = await played(archive);
  expect(pagesOf(await walk(own, { since: '2025-06-01' }))).toEqual(['/a', '/b', '/undated', '/c']);
  expect(own.asked).toEqual(['/index.xml', '/2026.xml', '/2025.xml']);
  await expect(walk(own, { since: 'last week' })).rejects.toThrow(/no day; write it like 2026-11-26/);
});

describe('a walk that was broken off', () => {
  test('after every page it goes on with the next, by a small cursor', async () => {
    const own = await played(archive);
    const all = pagesOf(await walk(own));
    let cursor: WalkCursor = walkStart;
    const found: string[] = [];
    for (const _ of all) {
      const options = { since: null, cursor, signal: new AbortController().signal };
      for await (const event of walkSitemaps(client(), `${own.origin}/`, options)) {
        if (event.kind !== 'page') continue;
        found.push(new URL(event.page.url).pathname);
        cursor = JSON.parse(JSON.stringify(event.cursor));
        break;
      }
    }
    expect(found).toEqual(all);
    expect(JSON.stringify(cursor).length).toBeLessThan(200);
    expect(pagesOf(await walk(own, { cursor }))).toEqual([]);
  });

  test('what was read to the end is not asked for again', async () => {
    const own = await played(archive);
    const events = await walk(own);
    const cursor = events.find((event) => event.kind === 'page' && event.page.url.endsWith('/c'))?.cursor ?? walkStart;
    own.asked.length = 0;
    expect(pagesOf(await walk(own, { cursor }))).toEqual(['/d', '/e']);
    expect(own.asked).toEqual(['/index.xml', '/2025.xml', '/old.xml']);
    own.asked.length = 0;
    await walk(own, { cursor: events.at(-1)?.cursor ?? walkStart });
    expect(own.asked).toEqual([]);
  });

  test('a sitemap that could not be read is tried again', async () => {
    let answer: Answer = send('', {}, 500);
    const own = await played({ ...archive, '/2026.xml': (...to) => answer(...to) });
    const events = await walk(own);
    expect(pagesOf(events)).toEqual(['/c', '/d', '/e']);
    expect(problemsOf(events)).toEqual([expect.stringMatching(/trouble of its own \(500\)/)]);
    const end = events.at(-1);
    expect(end).toMatchObject({ kind: 'end', isWhole: false });
    answer = send(urlset(['/a', '2026-11-26']).replaceAll('@', own.origin));
    const again = await walk(own, { cursor: end?.cursor ?? walkStart });
    expect(pagesOf(again)).toEqual(['/a']);
    expect(again.at(-1)).toMatchObject({ isWhole: true });
  });

  test('a host that wants to be left alone ends it', async () => {
    const own = await played({ ...archive, '/2025.xml': send('', { 'retry-after': '3600' }, 429) });
    const events = await walk(own);
    expect(pagesOf(events)).toEqual(['/a', '/b', '/undated']);
    expect(events.slice(-2)).toMatchObject([
      { kind: 'problem', retryAfterMs: 3_600_000 },
      { kind: 'end', isWhole: false },
    ]);
    expect(own.asked).not.toContain('/old.xml');
  });
});

describe('where sitemaps are looked for', () => {
  test('in the usual places, where robots.txt names none', async () => {
    const own = await played({
      '/sitemap_index.xml': index(['/a.xml']),
      '/a.xml': urlset(['/a']),
      '/news-sitemap.xml': urlset(['/n']),
    });
    const events = await walk(own);
    expect(pagesOf(events)).toEqual(['/a', '/n']);
    expect(problemsOf(events)).toEqual([]);
  });

  test('two usual places that are the same are read once, and once after resuming too', async () => {
    const own = await played({ '/sitemap.xml': redirect('/sitemap_index.xml'), '/sitemap_index.xml': urlset(['/a']) });
    const events = await walk(own);
    expect(pagesOf(events)).toEqual(['/a']);
    expect(pagesOf(await walk(own, { cursor: events.at(-1)?.cursor ?? walkStart }))).toEqual([]);
  });

  test('a site that has none, or answers everything with a page, is told so', async () => {
    for (const answers of [{}, { '*': '<!doctype html><title>Oops</title>' }]) {
      const events = await walk(await played(answers));
      expect(problemsOf(events)).toEqual([
        expect.stringMatching(/no sitemap was found; give the address of one, or of a feed/),
      ]);
    }
  });

  test('robots.txt may name one on another host; its pages must be the site’s own', async () => {
    const own: Site = await played({ '/robots.txt': (...to) => send(`Sitemap: ${other.origin}/map.xml`)(...to) });
    const other = await played({
      '/map.xml': (...to) => send(urlset([`${own.origin}/a`], [`${other.origin}/b`]))(...to),
    });
    const events = await walk(own);
    expect(pagesOf(events)).toEqual(['/a']);
    expect(problemsOf(events)).toEqual(['1 of its pages are on other sites and were passed over']);
  });
});

describe('sitemaps that lead astray', () => {
  test.each([
    ['names itself', { '/index.xml': index(['/index.xml'], ['/a.xml']), '/a.xml': urlset(['/a']) }],
    [
      'names one that names it',
      { '/index.xml': index(['/b.xml'], ['/a.xml']), '/b.xml': index(['/index.xml']), '/a.xml': urlset(['/a']) },
    ],
    ['names one twice', { '/index.xml': index(['/a.xml'], ['/a.xml']), '/a.xml': urlset(['/a']) }],
    [
      'leads on to itself',
      { '/index.xml': index(['/b.xml'], ['/a.xml']), '/b.xml': redirect('/index.xml'), '/a.xml': urlset(['/a']) },
    ],
  ])('one that %s is read once', async (_, files) => {
    const own = await played({ '/robots.txt': 'Sitemap: @/index.xml', ...files });
    expect(pagesOf(await walk(own))).toEqual(['/a']);
    expect(own.asked.filter((path) => path === '/a.xml').length).toBe(1);
  });

  test('indexes inside indexes without end are left at the fourth', async () => {
    const deeper = Object.fromEntries(
      [0, 1, 2, 3, 4, 5].map((floor) => [`/${floor}.xml`, index([`/${floor + 1}.xml`])]),
    );
    const own = await played({ '/robots.txt': 'Sitemap: @/0.xml', ...deeper });
    expect(problemsOf(await walk(own))).toEqual([expect.stringMatching(/4th index inside another/)]);
    expect(own.asked).toEqual(['/0.xml', '/1.xml', '/2.xml', '/3.xml']);
  });

  test('what is missing, damaged, elsewhere or cut off is said, and the rest is read', async () => {
    const own = await played({
      '/robots.txt': 'Sitemap: @/index.xml',
      '/index.xml': index(
        ['/gone.xml'],
        ['/page.xml'],
        ['https://elsewhere.example/a.xml'],
        ['/cut.xml'],
        ['/a.xml.gz'],
      ),
      '/page.xml': '<!doctype html><title>Oops</title>',
      '/cut.xml': urlset(['/a'], ['/b']).slice(0, -20),
      '/a.xml.gz': (...to) =>
        send(gzipSync(urlset(['/c']).replaceAll('@', own.origin)), { 'content-type': 'application/gzip' })(...to),
    });
    const events = await walk(own);
    expect(pagesOf(events)).toEqual(['/a', '/c']);
    expect(problemsOf(events)).toEqual([
      '1 of its sitemaps are on other sites and were passed over',
      'it is not there any more',
      'it is a web page, not a sitemap',
      'it breaks off; what is whole was read',
    ]);
    expect(events.at(-1)).toMatchObject({ isWhole: true });
  });
});

test('whoever stops a walk gets their own reason', async () => {
  const stop = new AbortController();
  const own = await played(archive);
  const walking = walkSitemaps(client(), own.origin, { since: null, cursor: walkStart, signal: stop.signal });
  await walking.next();
  stop.abort(new Error('enough'));
  await expect(Array.fromAsync(walking)).rejects.toThrow('enough');
});

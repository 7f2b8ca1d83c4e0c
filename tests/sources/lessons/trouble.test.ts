// @module-tag thorough
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { redirect, send } from '../http/site.ts';
import { Paper, page, rss, type Story, story } from './paper.ts';

const stories = (count: number): Story[] => Array.from({ length: count }, (_, at) => story(at + 1));
const titles = (count: number): string[] => stories(count).map(({ title }) => title);
const html = { 'content-type': 'text/html' };

describe('a source is never given up', () => {
  test('it is tried again further and further apart, at most six hours, and told once, over restarts too', async () => {
    const paper = await Paper.open(stories(3));
    await paper.poll();
    paper.feed = send('', {}, 500);
    const waits: number[] = [];
    const told: string[] = [];
    for (let failure = 0; failure < 40; failure++) {
      told.push(...(await paper.poll(1)));
      waits.push(((paper.status().nextAt?.getTime() ?? 0) - paper.now) / 60_000);
      paper.now = paper.status().nextAt?.getTime() ?? 0;
      paper.restart();
    }
    expect(waits.slice(0, 4).map(Math.round)).toEqual([5, 10, 20, 40]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(360);
    expect(waits.at(-1)).toBeGreaterThan(300);
    expect(told).toEqual([expect.stringMatching(/^paper: it can't be read: .*\(500\).*tried again for ever\.$/)]);
    paper.feed = null;
    expect((await paper.poll())[0]).toBe('paper: it is read again.');
    expect(paper.status()).toMatchObject({ trouble: null, failures: 0 });
    expect(paper.titles()).toEqual(titles(3));
  });

  test('one that could never be read is told at once', async () => {
    const paper = await Paper.open();
    paper.feed = send('', {}, 403);
    expect(await paper.poll()).toEqual([
      expect.stringMatching(/turns this reader away \(403\); ask whoever runs the site/),
    ]);
    expect(await paper.poll()).toEqual([]);
  });

  test('a host that wants to be left alone for a week is left alone, and not asked each round', async () => {
    const paper = await Paper.open(stories(1));
    paper.feed = send('', { 'retry-after': '604800' }, 503);
    await paper.poll();
    const asked = paper.asked.length;
    for (let round = 0; round < 5; round++) {
      paper.now += 2_000;
      paper.poller.use(paper.sources());
      await paper.poller.catchUp();
    }
    expect(paper.asked.length).toBe(asked);
    expect(paper.status().failures).toBe(1);
  });
});

test('an ETag that never changes: once a day the whole feed is asked for', async () => {
  const paper = await Paper.open(stories(2));
  paper.feed = (request, response) => {
    if (request.headers['if-none-match'] !== undefined) response.writeHead(304, { etag: '"2041"' }).end();
    else response.writeHead(200, { etag: '"2041"', 'content-type': 'text/xml' }).end(rss(paper.origin, paper.stories));
  };
  await paper.poll();
  paper.stories = stories(3);
  for (let hour = 0; hour < 23; hour++) await paper.poll(60);
  expect(paper.titles()).toEqual(titles(2));
  await paper.poll(120);
  expect(paper.titles()).toEqual(titles(3));
});

test('both validators are kept each time', async () => {
  const paper = await Paper.open(stories(1));
  let poll = 0;
  paper.feed = (_, response) => {
    poll++;
    const headers = { etag: `"${poll}"`, 'last-modified': `Thu, 26 Nov 2026 10:0${poll}:00 GMT` };
    response.writeHead(200, headers).end(rss(paper.origin, paper.stories));
  };
  for (let times = 0; times < 3; times++) await paper.poll();
  const asked = paper.requests
    .filter(({ url }) => url === '/feed')
    .map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]);
  expect(asked).toEqual([
    [undefined, undefined],
    ['"1"', 'Thu, 26 Nov 2026 10:01:00 GMT'],
    ['"2"', 'Thu, 26 Nov 2026 10:02:00 GMT'],
  ]);
});

const utf16 = (text: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

test.each<[string, (feed: string) => Buffer, Record<string, string>]>([
  ['gzip that nobody declared', (feed) => gzipSync(feed), {}],
  [
    'UTF-16',
    (feed) => utf16(feed.replace('?>', ' encoding="utf-16"?>'), false),
    { 'content-type': 'text/xml; charset=utf-8' },
  ],
  ['UTF-16 the other way round', (feed) => utf16(feed, true), {}],
  ['UTF-8 that says it is Latin', (feed) => Buffer.from(feed), { 'content-type': 'text/xml; charset=iso-8859-1' }],
  ['brotli', (feed) => brotliCompressSync(feed), { 'content-encoding': 'br' }],
])('%s is read', async (_, encode, headers) => {
  const paper = await Paper.open([story(1, { title: 'Żółw wraca do Łodzi' })]);
  paper.feed = send(encode(rss(paper.origin, paper.stories)), headers);
  await paper.poll();
  expect(paper.titles()).toEqual(['Żółw wraca do Łodzi']);
});

/** Spaces: half as many again as are read of a feed. */
const spaces = Buffer.alloc(15 * 2 ** 20, ' ');
const bomb = gzipSync(spaces);
const bombs: readonly (readonly [string, (paper: Paper) => void, RegExp])[] = [
  ['a feed of 15 MB', (paper) => feeds(paper, spaces), /larger|MB|MiB/],
  ['a zip bomb', (paper) => feeds(paper, bomb, { 'content-encoding': 'gzip' }), /larger|MB|MiB/],
  [
    'a zip bomb in another',
    (paper) => feeds(paper, gzipSync(bomb), { 'content-encoding': 'gzip, gzip' }),
    /larger|MB|MiB/,
  ],
  [
    'a redirect to a machine’s own services',
    (paper) => redirects(paper, 'http://169.254.169.254/latest/meta-data/'),
    /169\.254\.169\.254/,
  ],
  ['a redirect to a file', (paper) => redirects(paper, 'file:///etc/passwd'), /elsewhere|http/],
  ['a redirect that goes round', (paper) => redirects(paper, '/feed'), /circle/],
  ['a page of HTML', (paper) => feeds(paper, page(story(1)), html), /web page and no feed/],
  ['nothing at all', (paper) => feeds(paper, ''), /empty/],
  ['entities that grow', (paper) => feeds(paper, entityBomb(paper)), /./],
];
const feeds = (paper: Paper, body: string | Uint8Array, headers: Record<string, string> = {}): void => {
  paper.feed = send(body, headers);
};
const redirects = (paper: Paper, to: string): void => {
  paper.feed = redirect(to);
};
const entityBomb = (paper: Paper): string => {
  const lines = Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "aaaaaaaaaa">${lines.join('')}]>${rss(paper.origin, [
    story(9, { title: '&a9;' }),
  ])
    .replace('<?xml version="1.0"?>', '')
    .replaceAll('&amp;a9', '&a9')}`;
};

test.each(bombs)('%s costs the source one poll, and nothing that it brought', async (name, set, said) => {
  const paper = await Paper.open(stories(3));
  await paper.poll();
  set(paper);
  for (let poll = 0; poll < 2; poll++) await paper.poll();
  expect(paper.titles()).toEqual(expect.arrayContaining(titles(3)));
  if (name !== 'entities that grow') expect(paper.status().trouble).toMatch(said);
  expect(paper.articles().every(({ title }) => title.length < 1_000)).toBe(true);
  paper.feed = null;
  paper.stories = stories(4);
  await paper.poll();
  expect(paper.titles()).toEqual(expect.arrayContaining(titles(4)));
});

describe('the page behind an item', () => {
  const summary = 'The council of the city met the harbour about the ferry on Monday.';
  test('turns the reader away: the feed’s words are taken in, and it is said', async () => {
    const paper = await Paper.open([story(1, { summary, page: send('', {}, 403) })]);
    const [told] = await paper.poll();
    expect(paper.articles()[0]?.text).toBe(summary);
    expect(told).toMatch(/1 article taken in.*(403).*what the feed says of it was taken in/s);
  });

  test('is paid for: the feed’s words are taken in, and it is said', async () => {
    const paid = page({ title: story(1).title, text: 'Report 1 begins.' }).replace(
      '</head>',
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":false}</script></head>`,
    );
    const paper = await Paper.open([story(1, { summary, page: send(paid, html) })]);
    const [told] = await paper.poll();
    expect(paper.articles()[0]?.text).toContain('harbour');
    expect(told).toMatch(/1 article taken in.*(paid|subscri|paywall)/is);
  });

  test.each([429, 500, 503])('answers %i for a while: it is asked again, and its words come', async (status) => {
    const paper = await Paper.open([story(1, { summary, page: send('', {}, status) })]);
    await paper.poll();
    expect(paper.articles()[0]?.text).toBe(summary);
    paper.stories = [story(1, { summary })];
    for (let poll = 0; poll < 4; poll++) await paper.poll(40);
    expect(paper.articles()[0]?.text).toContain('Report 1 says in line 11');
    expect(paper.articles()).toHaveLength(1);
  });

  test('can’t be had: it is asked for once in a poll', async () => {
    const paper = await Paper.open(stories(3).map((each) => ({ ...each, summary, page: send('', {}, 500) })));
    await paper.poll();
    expect(paper.asked.filter((path) => path !== '/feed' && path !== '/robots.txt')).toHaveLength(3);
  });

  test('answers 500 for a while, and the feed says nothing but a headline: the article comes later', async () => {
    const paper = await Paper.open([story(1, { summary: '', page: send('', {}, 500) })]);
    const told = await paper.poll();
    expect(paper.titles()).toEqual([]);
    expect(told.join(' ')).toMatch(/1 .*couldn't be read.*500/);
    paper.stories = [story(1, { summary: '' })];
    for (let poll = 0; poll < 4; poll++) await paper.poll(40);
    expect(paper.titles()).toEqual(titles(1));
  });
});

test('a clock that jumps a year ahead and back: nothing is lost, and polls, rechecks and alarms go on', async () => {
  const paper = await Paper.open(stories(10));
  await paper.poll();
  const year = 365 * 24 * 60;
  await paper.poll(year);
  paper.stories = [...paper.stories, story(11)];
  await paper.poll();
  await paper.poll(-year);
  expect(paper.titles()).toEqual(titles(11));
  expect(paper.status().nextAt?.getTime()).toBeLessThan(paper.now + 3_600_000);
  // What is gone is found out as ever.
  paper.stories = paper.stories.filter(({ path }) => path !== '/news/5');
  await paper.poll(15);
  await paper.poll(15);
  expect(paper.titles()).not.toContain('Report number 5 of the paper');
  // Silence is noticed as ever.
  for (let day = 0; day < 3; day++) await paper.poll(24 * 60);
  expect(paper.status().isSilent).toBe(true);
});

test('a first poll that is cut off goes on where it was: nothing is asked twice or lost, and pages are looked at later', async () => {
  const summary = 'A few words only.';
  const paper = await Paper.open(stories(60).map((each) => ({ ...each, summary })));
  const cut = new AbortController();
  paper.answers['/news/40'] = (_, response) => {
    cut.abort(new Error('killed'));
    response.destroy();
  };
  const [source] = paper.sources();
  if (!source) throw new Error('there is no source');
  await expect(paper.intake.take(source, cut.signal)).rejects.toThrow();
  const first = paper.asked.filter((path) => path !== '/feed');
  expect(paper.titles().length).toBeGreaterThan(30);
  delete paper.answers['/news/40'];
  paper.restart();
  await paper.poll();
  expect(paper.titles()).toEqual(titles(60));
  const all = paper.asked.filter((path) => path !== '/feed');
  // What was fetched and not yet written is fetched again.
  expect(all.length).toBeLessThanOrEqual(60 + 16);
  expect(first.length).toBeGreaterThanOrEqual(40);
  const { title, text } = story(2);
  paper.answers['/news/2'] = send(page({ title, text: `${text} Report 2 was corrected.` }), html);
  for (let poll = 0; poll < 14; poll++) await paper.poll(31);
  expect(paper.articles().find((each) => each.title === title)?.text).toContain('Report 2 was corrected.');
});

import { describe, expect, test } from 'vitest';
import { readHtml } from '../../src/ingest/make-article.ts';
import { type PageReading, readPage } from '../../src/ingest/page.ts';

const now = new Date('2026-11-26T12:00:00Z');
const sentence = (at: number): string =>
  `Ferry ${at} came late to the port of Ustka on Monday, since the storm had closed the harbour, the mayor said, and all waited.`;
const story = Array.from({ length: 6 }, (_, at) => `<p>${sentence(at)}</p>`).join('\n');
const menu = '<nav><ul><li><a href="/">Home</a><li><a href="/sport">Sport</a></ul></nav>';
const html = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>Ferries late</title>${head}</head><body>${body}</body></html>`;
const page = (head: string, inside = '', below = ''): string =>
  html(
    head,
    `${menu}<article><h1>Ferries late</h1>${story}${inside}</article>${below}<footer>All rights reserved</footer>`,
  );

interface Told extends PageReading {
  readonly warnings: string[];
  readonly text: string;
}
function read(content: string, url: string | null = 'https://news.example.org/2026/ferries'): Told {
  const warnings: string[] = [];
  const reading = readPage(content, 'UTC', (reason) => void warnings.push(reason), { url, now });
  return { ...reading, warnings, text: reading.blocks.map(({ text }) => text).join('\n') };
}
const field = ({ entries }: PageReading, name: string): unknown =>
  entries.find(({ key }) => key === name)?.value ?? null;
const ld = (thing: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', ...thing })}</script>`;

describe('of what stands in and around an article', () => {
  test.each([
    [
      'a caption',
      '<figure><img src="a.jpg"><figcaption>A ferry in the snow. Photo: Jo Ruiz</figcaption></figure>',
      'Jo Ruiz',
    ],
    ['a caption by its class', '<div class="image-caption">A ferry in the snow.</div>', 'in the snow'],
    ['a link to another article', '<p><a href="/other">SEE ALSO: THE MAYOR IN SEOUL</a></p>', 'SEOUL'],
    [
      'a list of links',
      '<ul><li><a href="/1">The mayor speaks in Seoul</a><li><a href="/2">Port closed</a></ul>',
      'Seoul',
    ],
    [
      'teasers',
      `<section>${[1, 2, 3].map((at) => `<div><h3><a href="/${at}">The mayor speaks ${at}</a></h3><p>She came to Seoul.</p></div>`).join('')}</section>`,
      'Seoul',
    ],
    ['a heading without anything below it', '<h2>Latest news</h2>', 'Latest'],
    ['a menu', '', 'Sport'],
  ])('%s is left out', (_name, inside, words) => {
    const { text } = read(page('', inside));
    for (let at = 0; at < 6; at++) expect(text).toContain(sentence(at));
    expect(text).not.toContain(words);
  });

  test.each([
    [
      'a paragraph with a link',
      '<p>The mayor told <a href="/other">Radio Gdynia of her plans</a> on Monday, and of ships.</p>',
      'Radio Gdynia of her plans',
    ],
    [
      'a heading that is a link',
      '<h2><a href="/ships">The ships</a></h2><p>They are old, and they are few, she said on Monday.</p>',
      'The ships',
    ],
    [
      'links to places on the page',
      '<p><a href="#a">To the answers of the mayor</a></p><p>She said so on Monday in Ustka.</p>',
      'To the answers',
    ],
    [
      'a table',
      '<table><tr><th>Year<th>Ferries</tr><tr><td>2025<td>84</tr><tr><td>2026<td>96</tr></table>',
      '2026 · 96',
    ],
    [
      'an aside that holds a box of its own',
      `<aside><h3>The port</h3><p>${'The port of Ustka was built in 1831 and has been closed twice since, in both wars. '.repeat(4)}</p></aside><p>${sentence(9)}</p>`,
      'built in 1831',
    ],
  ])('%s stays', (_name, inside, words) => {
    expect(read(page('', inside)).text).toContain(words);
  });

  test('what the page says of itself is not said again above its first paragraph', () => {
    const top = '<h1>Ferries late</h1><p>By Ana Lis</p><p>3 February 2026</p>';
    const { text } = read(html('<meta name="author" content="Ana Lis">', `${menu}<article>${top}${story}</article>`));
    expect(text.startsWith('Ferry 0 came late')).toBe(true);
  });

  test('a line that comes again and again is none of it', () => {
    const body = Array.from({ length: 6 }, (_, at) => `<p>${sentence(at)}</p><div>Advertisement</div>`).join('');
    expect(read(html('', `${menu}<article>${body}</article>`)).text).not.toContain('Advertisement');
  });

  test('a large first letter belongs to its word', () => {
    const body = `${menu}<article><div>F</div><p>${sentence(0).slice(1)}</p>${story}</article>`;
    expect(read(html('', body)).blocks[0]?.text).toBe(sentence(0));
  });

  test('an article that a script would show is read from JSON-LD', () => {
    const articleBody = Array.from({ length: 8 }, (_, at) => sentence(at)).join('\n\n');
    const content = html(ld({ articleBody, isAccessibleForFree: false }), '<div id="app">Loading…</div>');
    const { blocks, warnings, problem, access } = read(content);
    expect(access).toBe('whole');
    expect(blocks.map(({ text }) => text)).toEqual(articleBody.split('\n\n'));
    expect(warnings).toEqual([expect.stringContaining('JSON-LD')]);
    expect(problem).toBeNull();
  });
});

describe('the day of publication', () => {
  const all = {
    itemprop: '<span itemprop="datePublished" content="2026-01-01"></span>',
    hatom: '<abbr class="published" title="2026-01-02T08:00:00+01:00">8:00</abbr>',
    meta: '<meta property="article:published_time" content="2026-01-03">',
    ld: ld({ datePublished: '2026-01-04' }),
    time: '<time datetime="2026-01-05">Monday</time>',
  };
  test.each([
    ['itemprop', all.itemprop + all.meta + all.ld + all.time, '2026-01-01'],
    ['hAtom', all.hatom + all.ld + all.time, '2026-01-02T08:00:00+01:00'],
    ['meta', all.meta + all.ld + all.time, '2026-01-03'],
    ['JSON-LD', all.ld + all.time, '2026-01-04'],
    ['time', all.time, '2026-01-05'],
    ['a page in JSON-LD', ld({ '@type': 'WebPage', datePublished: '2026-01-06' }), '2026-01-06'],
    ['a meta of another name', '<meta name="sw-pubdate" content="2026-01-07">', '2026-01-07'],
    ['nothing', '', null],
  ])('comes from %s', (_name, said, date) => {
    expect(field(read(page('', said)), 'date')).toBe(date);
  });

  test('that stands by itself next to the headline counts, and is said', () => {
    const told = read(
      html('', `${menu}<article><h1>Ferries late</h1><p class="info">10. November 2026</p>${story}</article>`),
    );
    expect(field(told, 'date')).toBe('10. November 2026');
    expect(told.warnings).toEqual([expect.stringContaining('in no field')]);
  });

  test('that is shown elsewhere counts where the address confirms it', () => {
    const content = page('', '', `<div>${'<p></p>'.repeat(60)}<span>3 May 2024</span></div>`);
    expect(field(read(content, 'https://news.example.org/2024/05/03/ferries'), 'date')).toBe('3 May 2024');
    expect(field(read(content, 'https://news.example.org/2024/05/04/ferries'), 'date')).toBeNull();
  });

  test('never comes from the address alone', () => {
    expect(field(read(page(''), 'https://news.example.org/2024/05/03/ferries'), 'date')).toBeNull();
  });

  test('is that of the newsroom’s own zone where the same instant is said in both', () => {
    const utc = '<meta property="article:published_time" content="2026-01-03T23:30:00+00:00">';
    const own = ld({ datePublished: '2026-01-04T01:30:00+02:00' });
    expect(field(read(page(utc + own)), 'date')).toBe('2026-01-04T01:30:00+02:00');
  });
});

describe('the canonical address', () => {
  test.each([
    ['/port', 'https://news.example.org/port'],
    ['https://www.news.example.org/port#top', 'https://www.news.example.org/port'],
    ['https://example.org/port', 'https://example.org/port'],
    ['https://amp.news.example.org/port', 'https://amp.news.example.org/port'],
    ['https://other.org/port', null],
    ['https://notexample.org/port', null],
    ['https://news.example.org/', null],
    ['javascript:alert(1)', null],
    ['http://', null],
  ])('%j is read as %j', (href, canonical) => {
    const told = read(page(`<link rel="canonical" href="${href}">`));
    expect(told.canonical).toBe(canonical);
    expect(field(told, 'url')).toBe(canonical ?? 'https://news.example.org/2026/ferries');
  });
});

describe('who may see it', () => {
  const status = (head: string): string => readHtml('a.html', page(head)).status;
  test.each([
    ['a draft', ld({ creativeWorkStatus: 'Draft' }), 'draft'],
    ['a draft by its address', ld({ creativeWorkStatus: 'https://schema.org/Draft' }), 'draft'],
    ['what has expired', ld({ expires: '2020-01-01' }), 'draft'],
    ['what has expired, by another name', ld({ expiryDate: '2020-01-01T00:00:00Z' }), 'draft'],
    ['what has expired, in the page', '<meta itemprop="expires" content="2020-01-01">', 'draft'],
    ['a word that isn’t known', ld({ creativeWorkStatus: 'Eyes-Only' }), 'draft'],
    ['what expires in a hundred years', ld({ expires: '2126-01-01' }), 'published'],
    ['what is published', ld({ creativeWorkStatus: 'Published' }), 'published'],
    ['noindex', '<meta name="robots" content="noindex">', 'published'],
    ['a cache’s header', '<meta http-equiv="expires" content="0"><meta name="expires" content="-1">', 'published'],
  ])('%s', (_name, head, expected) => {
    expect(status(head)).toBe(expected);
  });
});

describe('how much of it is there', () => {
  const paid = {
    isAccessibleForFree: false,
    hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.paid' },
  };
  test.each([
    ['nothing is said', page(''), 'whole'],
    ['it is free', page(ld({ isAccessibleForFree: 'True' })), 'whole'],
    ['it is not free', page(ld({ isAccessibleForFree: 'False' })), 'partial'],
    ['it is not free, in the page', page('<meta itemprop="isAccessibleForFree" content="false">'), 'partial'],
    ['the paid part is missing', page(ld(paid)), 'partial'],
    ['the paid part is a form', page(ld(paid), '<div class="paid">Subscribe to read on.</div>'), 'partial'],
    [
      'the paid part is there',
      html(ld(paid), `${menu}<article><h1>Ferries</h1><div class="paid">${story}</div></article>`),
      'whole',
    ],
    ['all counted words are there', page(ld({ isAccessibleForFree: false, wordCount: 140 })), 'whole'],
    ['half of the counted words are there', page(ld({ isAccessibleForFree: false, wordCount: 300 })), 'partial'],
    ['it is locked', page('<meta property="article:content_tier" content="locked">'), 'partial'],
    ['it breaks off', page('', '<p>The mayor said that the ferries would [...]</p>'), 'partial'],
    [
      'a short one breaks off',
      html('', `${menu}<article>${story}<p>All ferries of the port...</p></article>`),
      'partial',
    ],
    ['somebody’s words break off', page('', '<p>“I never thought…”</p>'), 'whole'],
  ])('where %s', (_name, content, access) => {
    const told = read(content);
    expect(told.access).toBe(access);
    expect(told.warnings.some((warning) => warning.includes('only the part before'))).toBe(access === 'partial');
  });
});

describe('what is no article is said to be none', () => {
  const listed = Array.from(
    { length: 12 },
    (_, at) => `<li><a href="/${at}">Ferry number ${at} came late to Ustka again</a> <p>${sentence(at)}</p></li>`,
  ).join('');
  const teasers = (count: number): string =>
    Array.from(
      { length: count },
      (_, at) =>
        `<div class="card"><h2><a href="/${at}">Ferry ${at} late again in Ustka</a></h2><p>It came on Monday.</p></div>`,
    ).join('');
  test.each([
    [
      'a section without headings',
      html('', `${menu}<ul>${listed}</ul>`),
      'https://news.example.org/sport',
      /lists|no article/,
    ],
    [
      'results without headings',
      html('', `${menu}<ol>${listed}</ol>`),
      'https://news.example.org/search?q=ferry',
      /search/,
    ],
    ['a front page', html('', `${menu}${teasers(20)}`), 'https://news.example.org/', /front page/],
    [
      'a front page that calls itself an article',
      html('<meta property="og:type" content="article">', `${menu}${teasers(20)}`),
      'https://news.example.org/index.html',
      /front page/,
    ],
    ['a section', html('', `${menu}<h1>Sport</h1>${teasers(20)}`), 'https://news.example.org/sport', /lists articles/],
    [
      'a section by JSON-LD',
      html(ld({ '@type': 'CollectionPage' }), `${menu}${story}`),
      'https://news.example.org/sport',
      /section/,
    ],
    [
      'results of a search',
      html('', `${menu}<form><input type="search"></form>${teasers(9)}`),
      'https://news.example.org/?s=ferry',
      /search/,
    ],
    [
      'a 404',
      html('', `${menu}<h1>404 – Page not found</h1><p>Sorry, we looked everywhere.</p>`),
      'https://news.example.org/x',
      /went wrong/,
    ],
    [
      'a page not found, without a number',
      html('', `${menu}<h1>Page not found</h1><p>Sorry, we looked everywhere.</p>`),
      'https://news.example.org/x',
      /no article/,
    ],
    [
      'a login',
      html(
        '',
        '<h1>Welcome back</h1><form><label>Name<input name="user"></label><input type="password"><button>Log in</button></form>',
      ),
      'https://news.example.org/x',
      /log in/,
    ],
    [
      'a wall of consent',
      html(
        '',
        `<h1>We value your privacy</h1><p>${'We and our partners store information on your device, if you let us do so. '.repeat(5)}</p><a href="/privacy">Privacy policy</a><button>Accept</button><button>Reject</button>`,
      ),
      'https://news.example.org/x',
      /consent/,
    ],
    ['an empty page', html('', '<div id="app"></div>'), 'https://news.example.org/x', /no article/],
  ])('%s', (_name, content, url, problem) => {
    expect(read(content, url).problem).toMatch(problem);
  });

  test.each([
    ['an article', page(''), 'https://news.example.org/ferries'],
    ['one of a search for ferries', page(''), 'https://news.example.org/search-for-ferries'],
    [
      'a short one that is dated',
      html('<meta name="date" content="2026-02-03">', `${menu}<h1>Ferry late</h1><p>The ferry is late.</p>`),
      'https://news.example.org/ferries',
    ],
    [
      'one with a login around it',
      page('', '', '<form><input type="password"></form>'),
      'https://news.example.org/ferries',
    ],
    ['one with teasers around it', page('', '', teasers(20)), 'https://news.example.org/ferries'],
    [
      'one of 404 ferries',
      html('', `${menu}<article><h1>404 ferries late</h1>${story}${story}</article>`),
      'https://news.example.org/ferries',
    ],
    [
      'one about consent',
      page(
        '',
        `<p>${'The court ruled on cookies and on consent. '.repeat(4)}</p><button>Share</button><a href="/privacy">Privacy</a>`,
      ),
      'https://news.example.org/ferries',
    ],
  ])('%s is one', (_name, content, url) => {
    expect(read(content, url).problem).toBeNull();
  });
});

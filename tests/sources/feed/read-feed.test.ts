import { expect, test } from 'vitest';
import { UnreadableError } from '../../../src/coverage/unreadable.ts';
import { maxFeedBytes } from '../../../src/sources/feed/feed-bytes.ts';
import { maxItems } from '../../../src/sources/feed/read-feed.ts';
import { atom, reading, rss } from './reading.ts';

const port = '<item><title>Port reopens</title><link>https://news.example.org/port</link></item>';
const ferry = '<item><title>Ferry sails</title><link>https://news.example.org/ferry</link></item>';
const titles = (sent: string): (string | null)[] => reading(sent).items.map(({ title }) => title);

test('an RSS feed tells its site, its language and how long it wants to be left alone', () => {
  const { feed } = reading(
    rss(
      '<language>en-gb</language><ttl>30</ttl><item><title>Port reopens</title><link>https://news.example.org/port</link>' +
        '<guid isPermaLink="false">a1</guid><pubDate>Tue, 03 Feb 2026 09:30:00 GMT</pubDate><category>Harbour</category>' +
        '<author>desk@example.org (Anna Nowak)</author><description>Ships may enter again.</description>' +
        '<enclosure url="https://news.example.org/port.mp3" type="audio/mpeg" length="1"/></item>',
    ),
  );
  expect(feed).toEqual({
    kind: 'rss',
    title: 'Harbour Gazette',
    home: 'https://news.example.org/',
    language: 'en-gb',
    ttlMinutes: 30,
    items: [
      {
        guid: 'a1',
        url: 'https://news.example.org/port',
        title: 'Port reopens',
        published: '2026-02-03T09:30:00Z',
        updated: null,
        author: 'Anna Nowak',
        categories: ['Harbour'],
        html: 'Ships may enter again.',
        isWhole: null,
        language: 'en-gb',
        embargo: null,
        names: ['guid news.example.org a1', 'address news.example.org/port'],
      },
    ],
  });
});

test('Atom, RDF and JSON Feed are read alike', () => {
  const read = [
    atom(
      '<entry><id>tag:1</id><title>Port reopens</title><link rel="edit" href="/edit/1"/><link href="/port"/><updated>2026-02-03T09:30:00Z</updated></entry>',
    ),
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
      '<channel rdf:about="https://news.example.org/"><title>Harbour Gazette</title><link>https://news.example.org/</link></channel>' +
      '<item rdf:about="https://news.example.org/port"><title>Port reopens</title><link>https://news.example.org/port</link><dc:date>2026-02-03T09:30:00Z</dc:date></item></rdf:RDF>',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Harbour Gazette',
      items: [{ id: '1', url: '/port', title: 'Port reopens', date_published: '2026-02-03T09:30:00Z' }],
    }),
  ].map((sent) => reading(sent));
  expect(read.map(({ feed }) => feed.kind)).toEqual(['atom', 'rdf', 'json']);
  for (const { feed, items } of read) {
    expect(feed.title).toBe('Harbour Gazette');
    expect(items[0]).toMatchObject({ title: 'Port reopens', url: 'https://news.example.org/port' });
    expect(items[0]?.published ?? items[0]?.updated).toBe('2026-02-03T09:30:00Z');
  }
});

test.each([
  ['blank lines and a byte order mark', `\ufeff\n\n  ${rss(port)}`],
  ["a server's complaint", `<br />\n<b>Warning</b>: mysql_connect() in <b>/srv/db.php</b>\n${rss(port)}`],
  ['a comment that looks like a feed', `<!-- <rss><item><title>No</title></item> -->${rss(port)}`],
  [
    'a DTD',
    `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://example.org/rss.dtd">${rss(port)}`,
  ],
  ['control characters in it', rss(port.replace('Port', 'P\u0001o\u000brt'))],
  ['a channel alone', `<channel><title>Harbour Gazette</title>${port}</channel>`],
  ['items next to the channel', `<rss version="0.90"><channel><title>x</title></channel>${port}</rss>`],
  ['capitals', rss(port).replace('<rss', '<RSS').replace('</rss', '</RSS').replaceAll('item>', 'Item>')],
  ['a default namespace that is none of RSS', rss(port, 'xmlns="http://example.org/nothing"')],
  ['an empty item within an item', rss(port.replace('</title>', '</title><item/>'))],
])('a feed with %s is read', (_, sent) => {
  expect(titles(sent)).toEqual(['Port reopens']);
});

test('prefixes mean what their namespaces say, and undeclared ones what they usually mean', () => {
  const odd = rss(
    '<item><t:title>No</t:title><c:encoded>Whole</c:encoded></item>',
    'xmlns:c="http://purl.org/rss/1.0/modules/content/"',
  );
  expect(reading(odd).items[0]).toMatchObject({ title: null, html: 'Whole' });
  expect(reading(rss('<item><content:encoded>Whole</content:encoded></item>')).items[0]?.html).toBe('Whole');
  const prefixed =
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Port reopens</a:title></a:entry></a:feed>';
  expect(titles(prefixed)).toEqual(['Port reopens']);
});

test.each([
  ['in an item', rss(port + ferry).slice(0, -60)],
  ['within CDATA', rss(`${port}<item><title>Ferry</title><description><![CDATA[It sails`).replace(/<\/channel.*/, '')],
  ['within a tag', rss(port + ferry).replace(/ry<\/link>.*/, 'ry</li')],
])('of a feed that was cut %s, what is whole is read, and it is said', (_, sent) => {
  const { items, warnings } = reading(sent);
  expect(items.map(({ title }) => title)).toEqual(['Port reopens']);
  expect(warnings.join()).toContain('cut at its end');
  expect(warnings.join()).toContain('the last item is cut and was left out (line 1)');
});

test('of JSON that was cut, the whole items are read', () => {
  const sent =
    '{"version":"https://jsonfeed.org/version/1","title":"x","items":[{"id":"1","title":"A [1] \\"}"},{"id":"2","title":"B"},{"id":"3","ti';
  const { items, warnings } = reading(sent);
  expect(items.map(({ title }) => title)).toEqual(['A [1] "}', 'B']);
  expect(warnings).toEqual(['it was cut at its end; what is whole was read']);
});

test('a broken item is read as far as it goes, and the others are read', () => {
  const { items, warnings } = reading(
    rss(
      `${port}\n<item><title>Ferry sails<link>/ferry</link><description>At last</item>\n${port.replaceAll('ort', 'ier')}`,
    ),
  );
  expect(items.map(({ title, url, html }) => [title, url, html])).toEqual([
    ['Port reopens', 'https://news.example.org/port', ''],
    ['Ferry sails', 'https://news.example.org/ferry', 'At last'],
    ['Pier reopens', 'https://news.example.org/pier', ''],
  ]);
  expect(warnings).toEqual(["an item's fields aren't closed; they were read up to the next (line 2)"]);
});

test('an item whose end was forgotten ends where the next one starts', () => {
  expect(titles(rss(port.replace('</item>', '') + ferry))).toEqual(['Port reopens', 'Ferry sails']);
});

test.each([
  ['<title>Q&amp;A</title>', 'Q&A'],
  ['<title>Q&amp;amp;A</title>', 'Q&A'],
  ['<title><![CDATA[Q&A &#8211; live]]></title>', 'Q&A – live'],
  ['<title>Salt & pepper</title>', 'Salt & pepper'],
  ['<title>Five&nbsp;ships&hellip;</title>', 'Five ships…'],
  ['<title>The &lt;i&gt;Batory&lt;/i&gt; sails</title>', 'The Batory sails'],
  ['<title>The <i>Batory</i> sails</title>', 'The Batory sails'],
  ['<title>History of the &amp;lt;blink&amp;gt; tag</title>', 'History of the <blink> tag'],
  ['<title>5 &lt; 6 &gt; 4</title>', '5 < 6 > 4'],
  ['<title>\n  Two\n  lines </title>', 'Two lines'],
  ['<title>   </title><description>x</description>', null],
  ['<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">By Dublin</dc:title>', 'By Dublin'],
])('a headline %s is %s', (markup, title) => {
  expect(titles(rss(`<item>${markup}</item>`))).toEqual([title]);
});

test.each([
  ['<title>Plain &lt;b&gt;</title>', 'Plain <b>'],
  ['<title type="html">Dressed &lt;b&gt;up&lt;/b&gt;</title>', 'Dressed up'],
  [
    '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Dressed <b>up</b> &amp; out</div></title>',
    'Dressed up & out',
  ],
  ['<title>Twice &amp;amp; escaped</title>', 'Twice & escaped'],
])("an entry's headline %s is %s", (markup, title) => {
  expect(titles(atom(`<entry>${markup}</entry>`))).toEqual([title]);
});

test.each([
  ['a relative link', '<link>port?a=1&amp;b=2</link>', 'https://news.example.org/port?a=1&b=2'],
  ['blanks around it', '<link>\n https://news.example.org/port \n</link>', 'https://news.example.org/port'],
  ['no scheme', '<link>//news.example.org/port</link>', 'https://news.example.org/port'],
  ['a guid that is an address', '<link/><guid>https://news.example.org/g</guid>', 'https://news.example.org/g'],
  ['a guid that is none', '<guid isPermaLink="false">https://news.example.org/g</guid>', null],
  [
    'both',
    '<guid isPermaLink="true">https://news.example.org/g</guid><link>https://news.example.org/l</link>',
    'https://news.example.org/l',
  ],
  ['a script', '<link>javascript:alert(1)</link>', null],
  [
    "FeedBurner's own address",
    '<link>http://feedproxy.google.com/~r/x/1</link><feedburner:origLink>https://news.example.org/port?a&amp;b</feedburner:origLink>',
    'http://feedproxy.google.com/~r/x/1',
  ],
])('of an item with %s', (_, markup, url) => {
  expect(reading(rss(`<item><title>x</title>${markup}</item>`)).items[0]?.url).toBe(url);
});

test("an entry's address is that of its page, whatever else it links to", () => {
  const links =
    '<link rel="enclosure" href="/a.mp3"/><link rel="self" href="/a.atom"/><link rel="replies" href="/a#comments"/>' +
    '<link rel="alternate" type="application/json" href="/a.json"/><link rel="alternate" type="text/html" href="/a"/>';
  expect(reading(atom(`<entry><id>1</id>${links}</entry>`)).items[0]?.url).toBe('https://news.example.org/a');
});

test('xml:base counts wherever it stands', () => {
  const entry = '<entry xml:base="2026/"><id>1</id><link href="port"/></entry>';
  expect(reading(atom(entry, 'xml:base="https://cdn.example.net/news/"')).items[0]?.url).toBe(
    'https://cdn.example.net/news/2026/port',
  );
  expect(
    reading(rss('<item><title>x</title><link>port</link></item>', 'xml:base="https://cdn.example.net/"')).items[0]?.url,
  ).toBe('https://cdn.example.net/port');
});

test('the fullest text is taken, and a summary is called one', () => {
  const whole =
    '<item><description>Ships may …</description><content:encoded><![CDATA[<p>Ships may enter again from noon.</p>]]></content:encoded></item>';
  expect(reading(rss(whole)).items[0]).toMatchObject({
    html: '<p>Ships may enter again from noon.</p>',
    isWhole: null,
  });
  expect(
    reading(rss('<item><description>Ships may […] &lt;a href="/port"&gt;Read on&lt;/a&gt;</description></item>'))
      .items[0]?.isWhole,
  ).toBe(false);
  expect(reading(atom('<entry><summary>Ships may enter.</summary></entry>')).items[0]).toMatchObject({
    html: '<p>Ships may enter.</p>',
    isWhole: false,
  });
  const xhtml =
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ships &amp; boats</p></div></content>';
  expect(reading(atom(`<entry>${xhtml}</entry>`)).items[0]?.html).toBe('<p>Ships &amp; boats</p>');
  const json = {
    version: 'https://jsonfeed.org/version/1',
    title: 'x',
    items: [{ id: '1', content_text: 'a < b\n\nc' }],
  };
  expect(reading(JSON.stringify(json)).items[0]?.html).toBe('<p>a &lt; b</p>\n<p>c</p>');
});

test('a date that cannot be read is left out and told, never guessed', () => {
  const dated = (date: string): string => `<item><title>x</title><pubDate>${date}</pubDate></item>`;
  const { items, warnings } = reading(rss(dated('soon') + dated('3/2/2026') + dated('2026-02-03 09:30')));
  expect(items.map(({ published }) => published)).toEqual([null, null, '2026-02-03T09:30:00+01:00']);
  expect(warnings).toEqual([
    "2 times: a date isn't understood and was left out (“soon”; “3/2/2026”)",
    'a time names no zone, so that of TIME_ZONE counts (“2026-02-03 09:30”)',
  ]);
});

test('no entity is expanded and nothing is fetched', () => {
  const bomb =
    '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>' +
    rss('<item><title>&b; &f;</title></item>');
  expect(titles(bomb)).toEqual(['&b; &f;']);
});

test.each([
  ['', 'it is empty'],
  ['<!doctype html><html><body>Hello</body></html>', 'it is a web page and no feed; name the address of its feed'],
  ['<catalog><book/></catalog>', 'it is no feed'],
  ['{"error":"not found"}', 'it is JSON, but no JSON Feed'],
  ['[1, 2', 'it is JSON, but no JSON Feed'],
  ['Not found', 'it is no feed'],
])('%s is refused with a sentence', (sent, reason) => {
  expect(() => reading(sent)).toThrow(UnreadableError);
  expect(() => reading(sent)).toThrow(reason);
});

test(
  'a feed that is too large is refused before it is read; of too many items the first are',
  { tags: 'thorough' },
  () => {
    expect(() => reading(Buffer.alloc(maxFeedBytes + 1, '<item>'))).toThrow('it has more than 10 MiB');
    const { items, warnings } = reading(rss('<item><title>x</title></item>'.repeat(maxItems + 1)));
    expect(items).toHaveLength(maxItems);
    expect(warnings).toEqual([`it has ${maxItems + 1} items, of which the first ${maxItems} were read`]);
  },
);

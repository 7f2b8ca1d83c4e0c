import type { FeedHabits } from './feed-habits.ts';
import { latest, type PlayedArticle, type PlayedOutlet } from './played-newsroom.ts';
import { randomOf } from './seeded-random.ts';

/** A feed as it is to be written at a moment. */
interface FeedToWrite {
  readonly outlet: PlayedOutlet;
  /** `http://host:port`. */
  readonly origin: string;
  readonly path: string;
  readonly habits: FeedHabits;
  readonly articles: readonly PlayedArticle[];
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  readonly seed: number;
}

interface Item {
  readonly title: string;
  readonly link: string;
  readonly guid: string | null;
  /** `null` where the feed doesn't say. */
  readonly date: Date | null;
  readonly updated: Date | null;
  readonly isZoneSaid: boolean;
  readonly author: string;
  readonly section: string;
  readonly summary: string | null;
  readonly html: string | null;
}

const hourMs = 60 * 60_000;

/** @returns the feed's text, in its format. */
export function writeFeed(feed: FeedToWrite): string {
  const items = feed.articles.map((article) => itemOf(feed, article));
  switch (feed.habits.format) {
    case 'rss':
      return rss(feed, items);
    case 'atom':
      return atom(feed, items);
    case 'rdf':
      return rdf(feed, items);
    case 'json':
      return json(feed, items);
  }
}

function itemOf(feed: FeedToWrite, article: PlayedArticle): Item {
  const { habits, nowMs } = feed;
  const { title, paragraphs, atMs } = latest(article);
  const html = paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n');
  const shownMs = {
    right: 0,
    missing: 0,
    'stamped anew': nowMs - article.publishedMs,
    ahead: 5 * hourMs,
    'without a zone': 0,
  };
  const published = new Date(article.publishedMs + shownMs[habits.dates]);
  return {
    ...{ title, author: article.author, section: article.section },
    link: linkOf(feed, article),
    guid: guidOf(feed, article),
    date: habits.dates === 'missing' ? null : published,
    updated: atMs > article.publishedMs && habits.dates === 'right' ? new Date(atMs) : null,
    isZoneSaid: habits.dates !== 'without a zone',
    summary: habits.text === 'summary' ? `${(paragraphs[0] ?? '').slice(0, 120)}…` : null,
    html: habits.text === 'whole' ? html : null,
  };
}

function linkOf({ habits, origin, nowMs, seed, path }: FeedToWrite, { path: page, file }: PlayedArticle): string {
  switch (habits.links) {
    case 'right':
      return `${origin}${page}`;
    case 'tracked':
      return `${origin}${page}?utm_source=rss&utm_medium=feed`;
    case 'tracked anew each time':
      return `${origin}${page}?utm_source=rss&utm_id=${Math.floor(randomOf(seed, path, file, nowMs)() * 1e9)}`;
    case 'www now and then':
      return Math.floor(nowMs / hourMs) % 2 === 0 ? `${origin}${page}` : `${origin.replace('://', '://www.')}${page}`;
    case 'relative':
      return page;
    case 'with a fragment':
      return `${origin}${page}#main`;
  }
}

function guidOf({ habits, origin, nowMs }: FeedToWrite, { path, formerPaths, file }: PlayedArticle): string | null {
  const first = formerPaths[0] ?? path;
  switch (habits.guids) {
    case 'address':
      return `${origin}${first}`;
    case 'plain':
      return `article-${file}`;
    case 'missing':
      return null;
    case 'one for all':
      return 'article';
    case 'all changed each few hours':
      return `article-${file}-${Math.floor(nowMs / (5 * hourMs))}`;
    case 'http and https in turn':
      return `${Math.floor(nowMs / hourMs) % 2 === 0 ? 'http' : 'https'}${`${origin}${first}`.slice('http'.length)}`;
  }
}

/** Text as XML and HTML hold it, in attributes too. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function element(name: string, text: string | null): string {
  return text === null ? '' : `<${name}>${escaped(text)}</${name}>\n`;
}

/** @param isZoneSaid else the local time of a newsroom one hour ahead of UTC, which it doesn't say. */
function rfc822({ date, isZoneSaid }: Item): string | null {
  if (date === null) return null;
  return isZoneSaid ? date.toUTCString() : new Date(date.getTime() + hourMs).toUTCString().replace(' GMT', '');
}

function iso({ isZoneSaid }: Item, date: Date | null): string | null {
  if (date === null) return null;
  return isZoneSaid ? date.toISOString() : new Date(date.getTime() + hourMs).toISOString().slice(0, 19);
}

const encodingNames = { right: 'utf-8', 'utf-8 said to be latin-1': 'utf-8', 'latin-1 said to be utf-8': 'utf-8' };

function declaration({ charset }: FeedHabits): string {
  const encoding = charset === 'utf-16' ? 'utf-16' : charset === 'latin-1 unsaid' ? null : encodingNames[charset];
  return `<?xml version="1.0"${encoding === null ? '' : ` encoding="${encoding}"`}?>\n`;
}

function rss({ outlet, origin, habits, nowMs }: FeedToWrite, items: readonly Item[]): string {
  const written = items.map((item) => {
    const isAddress = item.guid?.startsWith('http') === true;
    const guid = item.guid === null ? '' : `<guid isPermaLink="${isAddress}">${escaped(item.guid)}</guid>\n`;
    const body = item.html === null ? '' : `<content:encoded><![CDATA[${item.html}]]></content:encoded>\n`;
    const said = `${element('title', item.title)}${element('link', item.link)}${guid}${element('pubDate', rfc822(item))}`;
    const more = `${element('dc:creator', item.author)}${element('category', item.section)}`;
    return `<item>\n${said}${more}${element('description', item.summary)}${body}</item>\n`;
  });
  const head = `${element('title', outlet.name)}${element('link', origin)}${element('description', 'All that is new')}`;
  const built = element('lastBuildDate', new Date(nowMs).toUTCString());
  const spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"';
  return `${declaration(habits)}<rss version="2.0" ${spaces}>\n<channel>\n${head}${built}${written.join('')}</channel>\n</rss>\n`;
}

function atom({ outlet, origin, path, habits, nowMs }: FeedToWrite, items: readonly Item[]): string {
  const written = items.map((item) => {
    const published = element('published', iso(item, item.date));
    const updated = element('updated', iso(item, item.updated ?? item.date));
    const body = item.html === null ? '' : `<content type="html">${escaped(item.html)}</content>\n`;
    const head = `${element('title', item.title)}<link href="${escaped(item.link)}"/>\n${element('id', item.guid)}`;
    const author = `<author>${element('name', item.author)}</author>\n<category term="${item.section}"/>\n`;
    return `<entry>\n${head}${published}${updated}${author}${element('summary', item.summary)}${body}</entry>\n`;
  });
  const head = `${element('title', outlet.name)}<link href="${origin}"/>\n${element('id', `${origin}${path}`)}`;
  const updated = element('updated', new Date(nowMs).toISOString());
  return `${declaration(habits)}<feed xmlns="http://www.w3.org/2005/Atom">\n${head}${updated}${written.join('')}</feed>\n`;
}

function rdf({ outlet, origin, habits }: FeedToWrite, items: readonly Item[]): string {
  const written = items.map((item) => {
    const said = `${element('title', item.title)}${element('link', item.link)}${element('dc:date', iso(item, item.date))}`;
    const body = item.html === null ? '' : `<content:encoded><![CDATA[${item.html}]]></content:encoded>\n`;
    const more = `${element('dc:creator', item.author)}${element('description', item.summary)}`;
    return `<item rdf:about="${escaped(item.guid ?? item.link)}">\n${said}${more}${body}</item>\n`;
  });
  const spaces =
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"';
  const channel = `<channel rdf:about="${origin}">\n${element('title', outlet.name)}${element('link', origin)}</channel>\n`;
  return `${declaration(habits)}<rdf:RDF ${spaces}>\n${channel}${written.join('')}</rdf:RDF>\n`;
}

function json({ outlet, origin, path }: FeedToWrite, items: readonly Item[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    ...{ title: outlet.name, home_page_url: origin, feed_url: `${origin}${path}` },
    items: items.map((item) => ({
      ...{ id: item.guid ?? undefined, url: item.link, title: item.title },
      ...{ date_published: iso(item, item.date) ?? undefined, date_modified: iso(item, item.updated) ?? undefined },
      ...{ authors: [{ name: item.author }], tags: [item.section] },
      ...(item.html !== null && { content_html: item.html }),
      ...(item.summary !== null && { summary: item.summary }),
    })),
  });
}

import type { Fetched } from '../http/fetched.ts';
import { decodeText } from '../http/text.ts';
import type { WebClient } from '../http/web-client.ts';
import { type FeedLink, isOfComments, linksOf } from './feed-links.ts';
import { kindOf, type WebKind } from './kind-of-bytes.ts';

/** Something that a newsroom's coverage can be read from. */
interface Candidate {
  readonly kind: WebKind;
  readonly url: string;
  /** As the page that names it calls it. */
  readonly title: string | null;
}

interface Discovered {
  /** The best first; the first of its feeds was read and is one. */
  readonly candidates: readonly Candidate[];
  /** Why there is none, or what kept others from being looked for, in plain words. */
  readonly problem: string | null;
}

/** Where feeds and sitemaps mostly stand. */
const feedPlaces = ['feed', 'rss', 'rss.xml', 'feed.xml', 'atom.xml', 'index.xml', 'feed.json', 'feeds/posts/default'];
const sitemapPlaces = ['news-sitemap.xml', 'sitemap-news.xml', 'sitemap.xml', 'sitemap_index.xml'];

/** A page names its feeds in its head; what stands after that much isn't looked at. */
const maxHtmlBytes = 1024 * 1024;

/** A page may link to hundreds of its feeds; one that lives is enough to go on with. */
const maxTried = 8;

const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5';

/**
 * What stands behind an address: itself, where it is a feed or a sitemap; else the feeds that its page names, the sitemaps that the site's
 * robots.txt names, the page itself, and feeds of comments last. The usual places are asked only where nothing was named.
 * @param address as a person writes it: the scheme may be missing
 * @throws the signal's reason when it is aborted.
 */
export async function discover(client: WebClient, address: string, signal: AbortSignal): Promise<Discovered> {
  const search = new Search(client, signal);
  const { asked, got } = await search.open(address);
  if (got.kind === 'refused') return { candidates: [], problem: got.reason };
  if (got.kind !== 'ok') {
    const reason = got.kind === 'gone' ? 'was taken down (410)' : 'was not found (404)';
    return { candidates: [], problem: `${address} ${reason}; check the address, or give the site's front page` };
  }
  const kind = kindOf(got.body, got.contentType);
  if (kind === null) {
    const type = got.contentType === null ? '' : ` (${got.contentType})`;
    return { candidates: [], problem: `${got.url} is neither a feed, a sitemap nor a page${type}` };
  }
  if (kind !== 'page') return { candidates: [{ kind, url: got.movedTo ?? asked, title: null }], problem: null };
  return search.behindPage(got.url, decodeText(got.body.subarray(0, maxHtmlBytes), got.charset));
}

class Search {
  readonly #client: WebClient;
  readonly #signal: AbortSignal;
  /** Why nothing more is asked of the host. */
  #problem: string | null = null;

  constructor(client: WebClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /** The answer at an address that a person wrote: without a scheme, https counts before http. */
  async open(address: string): Promise<{ readonly asked: string; readonly got: Fetched }> {
    const open = async (asked: string) => ({ asked, got: await this.#get(asked) });
    const trimmed = address.trim();
    if (/^[a-z][a-z\d+.-]*:(?!\d)/i.test(trimmed)) return open(trimmed);
    const secure = await open(`https://${trimmed}`);
    if (secure.got.kind !== 'refused' || secure.got.status !== null) return secure;
    const plain = await open(`http://${trimmed}`);
    return plain.got.kind === 'refused' ? secure : plain;
  }

  async behindPage(url: string, html: string): Promise<Discovered> {
    const links = linksOf(html, url);
    const named = await this.#living(links.feeds);
    const isNamed = named.some((feed) => !isOfComments(feed.url));
    const sitemaps = await this.#sitemaps(url);
    const likely = isNamed ? [] : await this.#firstFeeds(links.likely);
    const hasFeed = isNamed || likely.length > 0;
    const guessed = hasFeed ? [] : await this.#guessed('feed', placesFor(url, feedPlaces));
    const feeds = [...named, ...likely].map((feed): Candidate => ({ kind: 'feed', ...feed }));
    const isFound = hasFeed || guessed.length > 0 || sitemaps.length > 0;
    const guessedSitemaps = isFound ? [] : await this.#guessed('sitemap', placesFor(url, sitemapPlaces));
    const all = [
      ...feeds.filter((feed) => !isOfComments(feed.url)),
      ...guessed,
      ...sitemaps,
      ...guessedSitemaps,
      { kind: 'page' as const, url, title: links.title },
      ...feeds.filter((feed) => isOfComments(feed.url)),
    ];
    const candidates = [...Map.groupBy(all, (found) => found.url).values()].flatMap((same) => same.slice(0, 1));
    return { candidates, problem: this.#problem };
  }

  /** The feeds that are named, without those at the front that aren't there. */
  async #living(feeds: readonly FeedLink[]): Promise<readonly FeedLink[]> {
    for (const [place, feed] of feeds.slice(0, maxTried).entries()) {
      if (this.#problem !== null) return feeds.slice(place);
      const found = await this.#find(feed.url, 'feed');
      if (found !== null) return [{ ...feed, url: found }, ...feeds.slice(place + 1)];
    }
    return [];
  }

  /** The first that is a feed among links that only look so, and no more. */
  async #firstFeeds(links: readonly FeedLink[]): Promise<readonly FeedLink[]> {
    for (const link of links.slice(0, maxTried)) {
      const found = await this.#find(link.url, 'feed');
      if (found !== null) return [{ ...link, url: found }];
    }
    return [];
  }

  async #guessed(kind: 'feed' | 'sitemap', places: readonly string[]): Promise<readonly Candidate[]> {
    for (const place of places) {
      const url = await this.#find(place, kind);
      if (url !== null) return [{ kind, url, title: null }];
    }
    return [];
  }

  async #sitemaps(url: string): Promise<readonly Candidate[]> {
    const robots = await this.#client.robots(url, this.#signal);
    if (robots.kind === 'refused') return [];
    const isNews = (sitemap: string): number => (/news/i.test(new URL(sitemap).pathname) ? 0 : 1);
    return robots.sitemaps
      .toSorted((a, b) => isNews(a) - isNews(b))
      .map((sitemap) => ({ kind: 'sitemap' as const, url: sitemap, title: null }));
  }

  /** The address at which something of the kind stands, moved or not; `null` where there is none. */
  async #find(url: string, kind: WebKind): Promise<string | null> {
    if (this.#problem !== null) return null;
    const got = await this.#get(url);
    if (got.kind === 'ok') return kindOf(got.body, got.contentType) === kind ? (got.movedTo ?? url) : null;
    // Whoever asks to be left alone is asked for nothing more.
    if (got.kind === 'refused' && got.retryAfterMs !== null) this.#problem = got.reason;
    return null;
  }

  #get(url: string): Promise<Fetched> {
    return this.#client.get(url, { validators: null, accept, signal: this.#signal });
  }
}

/** The places under the page's own folder, then under the site's. */
function placesFor(url: string, places: readonly string[]): readonly string[] {
  const { pathname, origin } = new URL(url);
  const isFile = pathname.slice(pathname.lastIndexOf('/')).includes('.');
  const folder = isFile ? pathname.slice(0, pathname.lastIndexOf('/') + 1) : pathname.replace(/\/?$/, '/');
  return [...new Set([folder, '/'])].flatMap((base) => places.map((place) => `${origin}${base}${place}`));
}

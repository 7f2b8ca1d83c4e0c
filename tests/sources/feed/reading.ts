import type { Feed, FeedItem } from '../../../src/sources/feed/feed.ts';
import { readFeed } from '../../../src/sources/feed/read-feed.ts';

export interface Reading {
  readonly feed: Feed;
  readonly items: readonly FeedItem[];
  readonly warnings: readonly string[];
}

/** What a feed reads as that was served from `https://news.example.org/feed.xml` to a newsroom in Warsaw. */
export function reading(sent: string | Uint8Array, charset: string | null = null): Reading {
  const warnings: string[] = [];
  const bytes = typeof sent === 'string' ? Buffer.from(sent) : sent;
  const request = { url: 'https://news.example.org/feed.xml', charset, timeZone: 'Europe/Warsaw' };
  const feed = readFeed(bytes, request, (reason) => warnings.push(reason));
  return { feed, items: feed.items, warnings };
}

/** An RSS feed around items. */
export function rss(items: string, attributes = ''): string {
  const head = '<title>Harbour Gazette</title><link>https://news.example.org/</link>';
  return `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel>${head}${items}</channel></rss>`;
}

/** An Atom feed around entries. */
export function atom(entries: string, attributes = ''): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Harbour Gazette</title>${entries}</feed>`;
}

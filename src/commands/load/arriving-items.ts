import { once } from 'node:events';
import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gentleHabits } from '../../local/newsroom/feed-habits.ts';
import { inventStory } from '../../local/newsroom/invented-story.ts';
import type { PlayedArticle, PlayedOutlet } from '../../local/newsroom/played-newsroom.ts';
import { randomOf } from '../../local/newsroom/seeded-random.ts';
import { writeFeed } from '../../local/newsroom/write-feed.ts';

/** News that comes in while people ask. */
interface Arrivals {
  /** Items of feeds that were fetched so far. */
  fetched(): number;
  close(): Promise<void>;
}

/** How often a feed is added to the file of sources: each holds what comes in that time. */
const everyMs = 3_000;
/** Feeds that are written before anybody asks: to write one takes a while, and the same process times the answers. */
const writtenAhead = 20;
/** Sentences of an item, as long as a report of an agency. */
const sentences = 16;
/** Any number. */
const seed = 20_261_126;

/**
 * Lets items come in by feeds on loopback, each one's text in the feed: every few seconds another feed stands in the file of sources, with as
 * many items as come in that time.
 */
export async function startArrivals(itemsAMinute: number, sourcesFile: string): Promise<Arrivals> {
  const itemsAFeed = Math.ceil((itemsAMinute * everyMs) / 60_000);
  let fetched = 0;
  let origin = '';
  const ahead: Buffer[] = [];
  const server = createServer((request, response) => {
    const feed = /^\/feed-(\d+)$/.exec(request.url ?? '')?.[1];
    if (feed === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    response.end(ahead[Number(feed)] ?? feedOf(Number(feed), itemsAFeed, origin), () => {
      fetched += itemsAFeed;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  for (let feed = 0; feed < writtenAhead; feed++) ahead.push(Buffer.from(feedOf(feed, itemsAFeed, origin)));
  writeFileSync(sourcesFile, '');
  let feeds = 0;
  const add = (): void => appendFileSync(sourcesFile, `- feed: ${origin}/feed-${feeds++}\n`);
  add();
  const timer = setInterval(add, everyMs);
  return {
    fetched: () => fetched,
    close: async () => {
      clearInterval(timer);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function feedOf(feed: number, items: number, origin: string): string {
  const nowMs = Date.now();
  const articles = Array.from({ length: items }, (_, index): PlayedArticle => {
    const file = `${feed}-${index}`;
    const words = inventStory(randomOf(seed, feed, index), file, sentences);
    return {
      ...{ file, section: 'city', author: 'The desk', publishedMs: nowMs, path: `/news/${file}`, formerPaths: [] },
      ...{ versions: [{ ...words, atMs: nowMs }], withdrawn: null },
    };
  });
  const outlet: PlayedOutlet = { name: 'The Loopback Wire', host: '127.0.0.1', articles };
  return writeFeed({ outlet, origin, path: `/feed-${feed}`, habits: gentleHabits, articles, nowMs, seed });
}

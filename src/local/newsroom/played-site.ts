import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answerFeed } from './answer-feed.ts';
import { answerPage, htmlType } from './answer-page.ts';
import { drawFeeds, feedSpell, gentleHabits, type PlayedFeed, pageSpell } from './feed-habits.ts';
import { failing, type PlayedAnswer, sendAnswer, whole } from './played-answer.ts';
import { busy, latest, type Pace, type PlayedArticle, PlayedNewsroom, type PlayedOutlet } from './played-newsroom.ts';
import { createRandom } from './seeded-random.ts';
import { frontPage, writeSitemap } from './write-page.ts';

interface PlayedSiteOptions {
  /** The time that the site lives in, in milliseconds since 1970: handed in, so that a day can pass in minutes. */
  readonly clock: { now(): number };
  readonly seed: number;
  /** 0, the default, for any free port. */
  readonly port?: number;
  /** All is well: one outlet with one feed, and an article every so often, beginning with a few that are there already. */
  readonly gentle?: { readonly articleEveryMs: number };
  /** Else: feeds that do all that feeds do wrong, on some outlets. */
  readonly feeds?: number;
  readonly pace?: Pace;
  /** How long its outlets have been publishing when it starts; ten hours by default. */
  readonly sinceMs?: number;
}

export interface PlayedSite {
  readonly port: number;
  /** The address of the site on loopback, of its first outlet. */
  readonly url: string;
  /** Absolute. Those of named outlets need a resolver that finds `*.example` on loopback. */
  readonly feeds: readonly { readonly url: string; readonly outlet: string }[];
  /** What is true: articles, what they say, what was withdrawn. It is as late as the clock. */
  outlets(): readonly PlayedOutlet[];
  /** The articles whose addresses stand in a text, and which say what they said at first. */
  standingIn(text: string): readonly PlayedArticle[];
  /** An article is corrected, and says so. */
  putRight(article: PlayedArticle): void;
  /** Files of articles that a feed has shown to somebody, in an answer that went out whole. */
  readonly shown: ReadonlySet<string>;
  /** Nothing new happens any more, and all feeds and pages answer as they should. */
  rest(): void;
  close(): Promise<void>;
}

const feedsPerOutlet = 8;
const defaultSinceMs = 10 * 60 * 60_000;
const gentlePace: Pace['shares'] = { corrected: 0, retitled: 0, moved: 0, withdrawn: 0 };
const gentleBacklog = 6;
const newsMs = 2 * 24 * 60 * 60_000;

/** A newsroom's site on loopback: its articles, feeds, sitemap and robots.txt, as kind or as broken as sites are. Nothing on it ever happened. */
export async function startPlayedSite(options: PlayedSiteOptions): Promise<PlayedSite> {
  const { clock, seed, gentle, port: wantedPort = 0 } = options;
  const count = gentle ? 1 : (options.feeds ?? feedsPerOutlet);
  const outletCount = Math.ceil(count / feedsPerOutlet);
  const pace = gentle ? { articleEveryMs: gentle.articleEveryMs, shares: gentlePace } : (options.pace ?? busy);
  const startedAt = clock.now();
  const sinceMs = options.sinceMs ?? (gentle ? gentleBacklog * gentle.articleEveryMs : defaultSinceMs);
  const newsroom = new PlayedNewsroom(seed, outletCount, startedAt - sinceMs, pace);
  const feeds: PlayedFeed[] = gentle
    ? [{ section: null, outlet: 0, path: '/feed.xml', habits: gentleHabits }]
    : newsroom.outlets.flatMap((_, outlet) =>
        drawFeeds(seed, outlet, Math.min(feedsPerOutlet, count - outlet * feedsPerOutlet)),
      );
  const shown = new Set<string>();
  let isResting = gentle !== undefined;
  const random = createRandom(seed);

  const answer = (request: IncomingMessage, nowMs: number): PlayedAnswer => {
    const origin = `http://${(request.headers.host ?? '').replace(/^www\./, '')}`;
    const url = new URL(request.url ?? '/', origin);
    const outletIndex = Math.max(
      0,
      newsroom.outlets.findIndex((outlet) => outlet.host === url.hostname),
    );
    const outlet = newsroom.outlets[outletIndex];
    if (outlet === undefined) return failing(404);
    const standing = outlet.articles.filter(({ withdrawn }) => withdrawn === null);
    const own = feeds.filter((feed) => feed.outlet === outletIndex);
    const feed = own.find(({ path }) => url.pathname === path || url.pathname === `${path}-moved`);
    if (feed) {
      const spell = isResting ? 'none' : feedSpell(seed, feed.path, outlet.host, nowMs);
      const ofSection = standing.filter(({ section }) => feed.section === null || section === feed.section);
      const articles = ofSection.slice(-feed.habits.shown).toReversed();
      return answerFeed({ request, url, origin, outlet, feed, spell, seed, nowMs, articles, startedAt });
    }
    switch (url.pathname) {
      case '/robots.txt':
        return whole('text/plain', `User-agent: *\nDisallow: /admin\nSitemap: ${origin}/sitemap.xml\n`);
      case '/sitemap.xml': {
        const recent = standing.filter(({ publishedMs }) => publishedMs > nowMs - newsMs);
        return whole('application/xml', writeSitemap(outlet, recent, origin));
      }
      case '/': {
        const paths = own.map(({ path }) => path);
        return whole(htmlType, frontPage(outlet, paths, standing.slice(-20).toReversed()));
      }
    }
    const spell = isResting ? 'none' : pageSpell(seed, url.pathname, outlet.host, nowMs);
    return answerPage({ path: url.pathname, outlet, origin, spell, random });
  };

  const server = createServer((request, response) => {
    const nowMs = clock.now();
    newsroom.goOn(nowMs);
    response.setHeader('date', new Date(nowMs).toUTCString());
    const given = answer(request, nowMs);
    sendAnswer(response, given, () => {
      for (const { file } of given.shows) shown.add(file);
    });
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(wantedPort, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const hostOf = (outlet: number): string => (gentle ? '127.0.0.1' : (newsroom.outlets[outlet]?.host ?? ''));
  const standsIn = (text: string, address: string): boolean => {
    const at = text.indexOf(address);
    // Each address ends with a number, which may be the beginning of another's.
    return at >= 0 && !/\d/.test(text.charAt(at + address.length));
  };
  return {
    port,
    standingIn: (text) =>
      newsroom.outlets.flatMap(({ articles }, outlet) =>
        articles.filter(
          ({ path, versions }) => versions.length === 1 && standsIn(text, `http://${hostOf(outlet)}:${port}${path}`),
        ),
      ),
    putRight: (article) => newsroom.putRight(article, clock.now()),
    url: `http://${hostOf(0)}:${port}`,
    feeds: feeds.map(({ outlet, path }) => ({
      url: `http://${hostOf(outlet)}:${port}${path}`,
      outlet: newsroom.outlets[outlet]?.name ?? '',
    })),
    outlets: () => {
      newsroom.goOn(clock.now());
      return newsroom.outlets;
    },
    shown,
    rest: () => {
      newsroom.goOn(clock.now());
      newsroom.rest();
      isResting = true;
    },
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** The headline and the text of an article, as they are to be read. */
export function wordsOf(article: PlayedArticle): { readonly title: string; readonly text: string } {
  const { title, paragraphs } = latest(article);
  return { title, text: paragraphs.join('\n\n') };
}

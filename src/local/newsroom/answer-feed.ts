import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { FeedHabits, FeedSpell, PlayedFeed } from './feed-habits.ts';
import { failing, type PlayedAnswer, whole } from './played-answer.ts';
import { latest, type PlayedArticle, type PlayedOutlet } from './played-newsroom.ts';
import { randomOf } from './seeded-random.ts';
import { writeFeed } from './write-feed.ts';
import { errorPage } from './write-page.ts';

interface FeedToAnswer {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly origin: string;
  readonly outlet: PlayedOutlet;
  readonly feed: PlayedFeed;
  readonly spell: FeedSpell;
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  readonly startedAt: number;
  /** Newest first. */
  readonly articles: readonly PlayedArticle[];
}

const types = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  rdf: 'application/rdf+xml',
  json: 'application/feed+json',
} as const;
const charsets: Readonly<Record<FeedHabits['charset'], string>> = {
  right: '; charset=utf-8',
  'utf-8 said to be latin-1': '; charset=iso-8859-1',
  'latin-1 said to be utf-8': '; charset=utf-8',
  'latin-1 unsaid': '',
  'utf-16': '',
};
const retryAfterS = 20 * 60;

/** What a feed answers, or does instead. */
export function answerFeed(asked: FeedToAnswer): PlayedAnswer {
  const { url, feed, spell, nowMs, startedAt } = asked;
  const { movesAfterMs } = feed.habits;
  switch (spell) {
    case '403':
    case '404':
    case '500':
      return failing(Number(spell));
    case '429':
      return failing(429, { 'retry-after': String(retryAfterS) });
    case '503 with a time':
      return failing(503, { 'retry-after': new Date(nowMs + retryAfterS * 1_000).toUTCString() });
    case 'hangs':
      return { ...failing(200), ends: 'never' };
    case 'a page instead':
      return whole(types[feed.habits.format], errorPage(200));
    case 'leads in a circle':
      return failing(302, { location: url.searchParams.has('on') ? feed.path : `${feed.path}?on=1` });
    case 'leads elsewhere':
      if (!url.searchParams.has('here')) return failing(302, { location: `${url.pathname}?here=1` });
  }
  if (movesAfterMs !== null && nowMs - startedAt > movesAfterMs && url.pathname === feed.path) {
    return failing(301, { location: `${feed.path}-moved` });
  }
  return answerWell(asked);
}

/** The articles that stand in it, in its order. */
function shownIn({ articles, spell, feed, seed, nowMs }: FeedToAnswer): readonly PlayedArticle[] {
  const { order } = feed.habits;
  const random = randomOf(seed, 'shown', feed.path, nowMs);
  if (spell === 'empty') return [];
  const some = spell === 'half of it' ? articles.filter(() => random() < 0.5) : articles;
  if (order === 'oldest first') return some.toReversed();
  return order === 'shuffled' ? some.toSorted(() => random() - 0.5) : some;
}

function answerWell(asked: FeedToAnswer): PlayedAnswer {
  const { request, feed, spell, seed, nowMs, outlet, origin } = asked;
  const { habits, path } = feed;
  const articles = shownIn(asked);
  const state = JSON.stringify(articles.map((article) => [article.file, article.path, latest(article).atMs]));
  const own = createHash('sha1').update(state).digest('hex').slice(0, 16);
  const changedMs = Math.max(0, ...articles.map((article) => latest(article).atMs));
  const etags: Partial<Record<FeedHabits['validators'], string>> = {
    etag: `"${own}"`,
    'etag that never changes': '"1"',
    'etag that always changes': `"${nowMs}"`,
  };
  const etag = etags[habits.validators];
  const lastModified = habits.validators === 'date' ? new Date(changedMs).toUTCString() : undefined;
  const validators = { ...(etag && { etag }), ...(lastModified && { 'last-modified': lastModified }) };
  const isKnown =
    (etag !== undefined && request.headers['if-none-match'] === etag) ||
    (lastModified !== undefined && request.headers['if-modified-since'] === lastModified);
  if (isKnown) return { ...failing(304, validators), body: '' };
  const text = writeFeed({ outlet, origin, path, habits, articles, nowMs, seed });
  const { bytes, isPacked } = packed(encoded(text, habits), habits, request);
  const headers = { ...(isPacked && { 'content-encoding': 'gzip' }), ...validators };
  const answer = whole(`${types[habits.format]}${charsets[habits.charset]}`, bytes, headers);
  return spell === 'cut' ? { ...answer, ends: 'in the middle' } : { ...answer, shows: articles };
}

function encoded(text: string, { charset }: FeedHabits): Buffer {
  if (charset === 'utf-16') return Buffer.from(`\ufeff${text}`, 'utf16le');
  // Windows-1252 has what lies between 0x80 and 0x9f elsewhere; of that, quotation marks alone stand in our articles.
  const isLatin = charset === 'latin-1 said to be utf-8' || charset === 'latin-1 unsaid';
  if (!isLatin) return Buffer.from(text, 'utf8');
  return Buffer.from(text.replace(/“/g, '\x93').replace(/”/g, '\x94').replace(/…/g, '\x85'), 'latin1');
}

function packed(
  bytes: Buffer,
  { packing }: FeedHabits,
  request: IncomingMessage,
): { bytes: Buffer; isPacked: boolean } {
  const isAsked = String(request.headers['accept-encoding']).includes('gzip');
  if (packing === 'none' || (packing === 'gzip' && !isAsked)) return { bytes, isPacked: false };
  return { bytes: gzipSync(bytes), isPacked: packing !== 'gzip unsaid' };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableError } from '../coverage/unreadable.ts';
import type { FeedItem } from '../sources/feed/feed.ts';
import { asHtml, plainWords } from '../sources/feed/plain-words.ts';
import { readFeed } from '../sources/feed/read-feed.ts';
import type { TrueItem } from './feeds-true-item.ts';
import { readTrueFeeds, type TrueFeed } from './feeds-truth.ts';
import { percentile } from './metrics.ts';

/** An item as any parser gives it, in the fields that are measured. */
interface MeasuredItem {
  readonly guid: string | null;
  readonly title: string | null;
  readonly link: string | null;
  /** ISO 8601; of publication, else of the last change. */
  readonly date: string | null;
  /** HTML of everything that it gives for text. */
  readonly text: string;
}

export const measuredFields = ['title', 'link', 'date', 'text'] as const;
type MeasuredField = (typeof measuredFields)[number];

/** Shares of items that are right, a feed counting once; `null` where the truth says nothing of a field. */
type FieldShares = Readonly<Record<MeasuredField, number | null>>;

interface FeedMiss {
  readonly file: string;
  readonly field: MeasuredField | 'reading';
  readonly expected: string;
  readonly found: string;
}

/** How the feeds of one truth were read. */
interface FeedsFigures {
  readonly truth: string;
  readonly feeds: number;
  readonly read: number;
  /** Feeds whose truth names the field. */
  readonly known: Readonly<Record<MeasuredField, number>>;
  readonly right: FieldShares;
}

export interface FeedsReport {
  readonly parts: readonly FeedsFigures[];
  /** Files that are no feeds: in all, and how many of them were refused. */
  readonly others: { readonly files: number; readonly refused: number };
  readonly misses: readonly FeedMiss[];
  readonly msPerFeed: { readonly p50: number; readonly p95: number; readonly max: number };
}

/** Gives a feed's items; `null` where it can't be read. */
type FeedParser = (bytes: Buffer, url: string) => readonly MeasuredItem[] | null;

/** Where feedparser's tests are served: they count relative addresses from here. */
const servedAt = 'http://127.0.0.1:8097/';

/**
 * Reads the feeds of a folder and compares them with what is known of them.
 * @param folder one with `index.jsonl`, see `readTrueFeeds`.
 * @throws {DataSetError}
 */
export function evaluateFeeds(folder: string, parse: FeedParser = ours): FeedsReport {
  const misses: FeedMiss[] = [];
  const ms: number[] = [];
  const scored = readTrueFeeds(folder).map((feed) => {
    const bytes = readFileSync(join(folder, feed.file));
    const started = performance.now();
    const items = parse(bytes, servedAt + feed.file);
    ms.push(performance.now() - started);
    if (items === null && feed.isFeed)
      misses.push({ file: feed.file, field: 'reading', expected: 'a feed', found: 'none' });
    return { feed, isRead: items !== null, shares: sharesOf(feed, items ?? [], misses) };
  });
  const feeds = scored.filter(({ feed }) => feed.isFeed);
  const others = scored.filter(({ feed }) => !feed.isFeed);
  const parts = [...new Set(feeds.map(({ feed }) => feed.truth))].map((truth): FeedsFigures => {
    const of = feeds.filter(({ feed }) => feed.truth === truth);
    const shares = (field: MeasuredField): number[] => of.flatMap((each) => each.shares[field] ?? []);
    return {
      truth,
      feeds: of.length,
      read: of.filter(({ isRead }) => isRead).length,
      known: byField((field) => shares(field).length),
      right: byField((field) => mean(shares(field))),
    };
  });
  return {
    parts,
    others: { files: others.length, refused: others.filter(({ isRead }) => !isRead).length },
    misses,
    msPerFeed: { p50: percentile(0.5, ms), p95: percentile(0.95, ms), max: percentile(1, ms) },
  };
}

function ours(bytes: Buffer, url: string): MeasuredItem[] | null {
  try {
    return readFeed(bytes, { url, charset: null, timeZone: 'UTC' }, () => {}).items.map(measured);
  } catch (error) {
    if (error instanceof UnreadableError) return null;
    throw error;
  }
}

function measured({ guid, title, url, published, updated, html }: FeedItem): MeasuredItem {
  return { guid, title: title === null ? null : asHtml(title), link: url, date: published ?? updated, text: html };
}

function sharesOf(feed: TrueFeed, items: readonly MeasuredItem[], misses: FeedMiss[]): FieldShares {
  const pairs = feed.items.map((truth, index) => ({ truth, read: nearest(truth, index, items) }));
  return byField((field) => {
    const known = pairs.filter(({ truth }) => truth[field] !== null && truth[field] !== '');
    const right = known.filter(({ truth, read }) => {
      const isSame = read !== null && same[field](truth[field] ?? '', read[field] ?? '');
      if (!isSame) misses.push({ file: feed.file, field, expected: truth[field] ?? '', found: read?.[field] ?? '' });
      return isSame;
    });
    return known.length === 0 ? null : right.length / known.length;
  });
}

/** The item that has most in common with what is known; of several, the one at its place. */
function nearest(truth: TrueItem, index: number, items: readonly MeasuredItem[]): MeasuredItem | null {
  const likeness = (item: MeasuredItem): number =>
    Number(truth.id !== null && truth.id === item.guid) +
    measuredFields.filter((field) => truth[field] && item[field] && same[field](truth[field], item[field])).length;
  const best = Math.max(0, ...items.map(likeness));
  const alike = items.filter((item) => likeness(item) === best);
  const atItsPlace = items[index];
  return atItsPlace && alike.includes(atItsPlace) ? atItsPlace : (alike[0] ?? null);
}

/** When what was read is what is known. */
const same: Readonly<Record<MeasuredField, (known: string, read: string) => boolean>> = {
  title: (known, read) => words(known) === words(read),
  // A relative address is known from parsers that leave it so.
  link: (known, read) => address(known, read) === address(read),
  date: (known, read) => Date.parse(known) === Date.parse(read),
  // The truth may be a beginning, cut anywhere.
  text: (known, read) =>
    words(read).includes(
      words(known.replace(/<[^<>]*$|&\w*$/, ''))
        .replace(/\S+$/, '')
        .trim(),
    ),
};

/** What a reader sees of HTML, however often it was escaped. */
function words(html: string): string {
  let text = html.replace(/<!\[CDATA\[|\]\]>/g, '');
  for (let time = 0; time < 2; time++)
    text = plainWords({ value: text.replace(/<\/?[a-z][^<>]*>/gi, ' '), form: 'html' }) ?? '';
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

function address(written: string, base?: string): string {
  const bare = written.trim();
  return URL.canParse(bare, base) ? new URL(bare, base).href : bare;
}

function byField<T>(value: (field: MeasuredField) => T): Record<MeasuredField, T> {
  return { title: value('title'), link: value('link'), date: value('date'), text: value('text') };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

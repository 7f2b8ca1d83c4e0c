import { UnreadableError } from '../coverage/unreadable.ts';
import type { ReadItem } from '../ingest/source.ts';
import { kindOf, type WebKind } from './discover/kind-of-bytes.ts';
import type { Feed } from './feed/feed.ts';
import { readFeed } from './feed/read-feed.ts';
import { momentOf, readFeedItem, saidOf } from './feed/read-feed-item.ts';
import type { Page } from './http/fetched.ts';
import { fetchPage, readFetched } from './page/fetch-page.ts';
import { readSitemap } from './sitemap/read-sitemap.ts';
import { readSitemapPage } from './sitemap/read-sitemap-page.ts';
import type { SitemapPage } from './sitemap/sitemap.ts';
import type { WebEntry } from './sources-file.ts';
import type { WebParts } from './web-parts.ts';

/** Something of a source as it would be read. */
export interface PreviewedItem {
  readonly title: string | null;
  readonly url: string | null;
  /** ISO 8601 day or instant. */
  readonly date: string | null;
  readonly author: string | null;
  /** Empty where nothing of it can be read, or where that wasn't tried. */
  readonly text: string;
  readonly warnings: readonly string[];
}

export interface Preview {
  /** `null` where it is none of them. */
  readonly kind: WebKind | null;
  readonly items: readonly PreviewedItem[];
  /** Why it can't be read, in plain words. */
  readonly problem: string | null;
}

/** A page that is slow is given up: somebody waits for the preview. */
const pageTimeoutMs = 10_000;
/** Items of a sitemap that are listed. */
const mostListed = 1_000;

interface PreviewOptions {
  /** Pages that are fetched: the newest items have their text. */
  readonly pages: number;
  readonly signal: AbortSignal;
}

/** A source that says no more than its address. */
export function bareEntry(kind: WebEntry['kind'], url: string): WebEntry {
  const none = { section: [], path: [], author: [] };
  const unsaid = { outlet: null, language: null, maxAgeDays: null, since: null, everyMs: null };
  return { id: url, kind, url, ...unsaid, text: 'auto', include: none, exclude: none };
}

/**
 * One page, feed or sitemap as it would be read.
 * @throws the signal's reason when it is aborted.
 */
export async function preview(parts: WebParts, url: string, options: PreviewOptions): Promise<Preview> {
  const got = await parts.client.get(url, { validators: null, accept: '*/*', signal: options.signal });
  if (got.kind === 'refused') return { kind: null, items: [], problem: got.reason };
  if (got.kind !== 'ok') {
    const status = got.kind === 'gone' ? '410' : '404';
    return { kind: null, items: [], problem: `there is nothing at ${url} (${status}); check the address` };
  }
  const kind = kindOf(got.body, got.contentType);
  switch (kind) {
    case 'feed':
      return previewFeed(parts, got, options);
    case 'sitemap':
      return previewSitemap(parts, got, options);
    case 'page':
      return previewPage(parts, got, options);
    case null: {
      // What doesn't look like a feed may still be read as one: in UTF-32, behind much else.
      const asFeed = await previewFeed(parts, got, options);
      if (asFeed.problem === null) return asFeed;
      return { kind, items: [], problem: 'it is neither a feed, a sitemap nor a page of HTML' };
    }
  }
}

async function previewFeed(parts: WebParts, { body, url, charset }: Page, options: PreviewOptions): Promise<Preview> {
  const warnings: string[] = [];
  const { timeZone } = parts;
  let feed: Feed;
  try {
    feed = readFeed(body, { url, charset, timeZone }, (reason) => warnings.push(reason));
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { kind: 'feed', items: [], problem: error.message };
  }
  const source = bareEntry('feed', url);
  const newest = new Set(newestFirst(feed.items, momentOf).slice(0, options.pages));
  const items: PreviewedItem[] = [];
  for (const item of feed.items) {
    const said = saidOf(item, feed);
    const asked = { item, said, name: item.names[0] ?? '', isPageRead: newest.has(item) };
    const { found } = await patiently(
      options.signal,
      (signal) => readFeedItem(source, parts, asked, signal),
      () => readFeedItem(source, parts, { ...asked, isPageRead: false }, options.signal),
    );
    // What is said of the feed itself stands with its first item.
    items.push(previewed(found, Object.fromEntries(said), warnings.splice(0)));
  }
  // One that holds nothing yet is a feed all the same.
  return { kind: 'feed', items, problem: null };
}

async function previewSitemap(
  parts: WebParts,
  { body, url, charset }: Page,
  options: PreviewOptions,
): Promise<Preview> {
  const sitemap = readSitemap(body, url, charset);
  if (sitemap.kind === 'unreadable') return { kind: 'sitemap', items: [], problem: sitemap.problem };
  const warnings = [...sitemap.warnings];
  if (sitemap.kind === 'index') {
    const items = sitemap.sitemaps.slice(0, mostListed).map((child) => ({
      ...{ title: null, url: child.url, date: child.lastmod, author: null, text: '' },
      warnings: [...warnings.splice(0), 'it is a sitemap in an index'],
    }));
    return { kind: 'sitemap', items, problem: items.length === 0 ? 'it names no sitemaps' : null };
  }
  const source = bareEntry('sitemap', url);
  const dateOf = ({ news, lastmod }: SitemapPage): number | null => {
    const date = news?.date ?? lastmod;
    return date === null ? null : Date.parse(date);
  };
  const newest = new Set(newestFirst(sitemap.pages, dateOf).slice(0, options.pages));
  const items: PreviewedItem[] = [];
  for (const page of sitemap.pages.slice(0, mostListed)) {
    const said = {
      title: page.news?.title ?? null,
      url: page.url,
      date: page.news?.date ?? page.lastmod,
      author: null,
    };
    const fetched = newest.has(page)
      ? await patiently(
          options.signal,
          (signal) => fetchPage(parts, page.url, signal),
          async () => null,
        )
      : null;
    items.push(
      fetched === null
        ? { ...said, text: '', warnings: warnings.splice(0) }
        : previewed(readSitemapPage(source, parts, page, fetched), said, warnings.splice(0)),
    );
  }
  return { kind: 'sitemap', items, problem: items.length === 0 ? (warnings[0] ?? 'it names no pages') : null };
}

async function previewPage(parts: WebParts, got: Page, { signal }: PreviewOptions): Promise<Preview> {
  const fetched = await readFetched(parts, got, signal);
  if (fetched.kind !== 'read') {
    return { kind: 'page', items: [], problem: fetched.kind === 'refused' ? fetched.reason : 'nothing came' };
  }
  const source = bareEntry('page', got.url);
  const item = previewed(readSitemapPage(source, parts, { url: got.url, news: null }, fetched), { url: got.url }, []);
  return { kind: 'page', items: [item], problem: fetched.page.problem };
}

/** Does work that may take long; what is slow is given up, and done otherwise. */
async function patiently<T>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  otherwise: () => Promise<T>,
): Promise<T> {
  const limit = AbortSignal.timeout(pageTimeoutMs);
  try {
    return await work(AbortSignal.any([signal, limit]));
  } catch (error) {
    if (signal.aborted || !limit.aborted) throw error;
    return otherwise();
  }
}

function newestFirst<T>(things: readonly T[], momentOf: (thing: T) => number | null): readonly T[] {
  return things.toSorted(
    (a, b) => (momentOf(b) ?? Number.NEGATIVE_INFINITY) - (momentOf(a) ?? Number.NEGATIVE_INFINITY) || 0,
  );
}

/** An item as people see it; where it is no article, with what was said of it and why. */
function previewed(
  found: ReadItem,
  said: { readonly [field in 'title' | 'url' | 'date' | 'author']?: string | null },
  notes: readonly string[],
): PreviewedItem {
  const warnings = [...notes, ...found.warnings.map(({ reason }) => reason)];
  if ('article' in found) {
    const { title, url, date, author, text } = found.article;
    return { title, url, date, author, text, warnings };
  }
  const reason = 'problem' in found ? [found.problem.reason] : [];
  const { title = null, url = null, date = null, author = null } = said;
  return { ...{ title, url, date, author }, text: '', warnings: [...warnings, ...reason] };
}

import type { ReadItem } from '../../ingest/source.ts';
import type { FetchedPage } from '../page/fetch-page.ts';
import { saysTheSame } from '../page/shared-pages.ts';
import type { WebEntry } from '../sources-file.ts';
import { addressName, entry, problemOf, readDraft } from '../web-article.ts';
import type { WebParts } from '../web-parts.ts';
import type { SitemapPage } from './sitemap.ts';

/** A page that a sitemap names as an article, with what the sitemap says of it. */
export function readSitemapPage(
  source: WebEntry,
  { timeZone, now, furniture }: WebParts,
  { url, news }: Pick<SitemapPage, 'url' | 'news'>,
  fetched: FetchedPage,
): ReadItem {
  const unread = (reason: string, isTemporary = false): ReadItem => ({
    ...{ problem: problemOf(url, reason), mayKeepEarlier: true, isTemporary },
    warnings: [],
  });
  if (fetched.kind === 'refused') return unread(fetched.reason, fetched.isTemporary);
  if (fetched.kind !== 'read') return unread('its sitemap names it, but it is not there', true);
  const { page } = fetched;
  if (page.problem !== null) return unread(page.problem);
  furniture.note(fetched.url, url, page.blocks);
  // An article may have a copy at another address, and another under another headline.
  if (furniture.others(fetched.url, url, page.blocks) > 2) return unread(saysTheSame, true);
  const address = page.canonical ?? fetched.url;
  const entries = [
    ...entry('title', news?.title ?? null),
    ...page.entries,
    ...entry('date', news?.date ?? null),
    ...entry('language', news?.language ?? null),
    ...entry('source', news?.publication ?? null),
  ];
  const names = [address, fetched.url].flatMap((each) => addressName(each) ?? []);
  const { warnings } = page;
  const blocks = furniture.strip(fetched.url, page.blocks);
  return readDraft({ entries, blocks, warnings, url: address, names, key: url }, source, timeZone, now());
}

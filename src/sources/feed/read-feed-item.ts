import type { HeaderEntry } from '../../ingest/header-entry.ts';
import { fragmentBlocks } from '../../ingest/html.ts';
import type { Warning } from '../../ingest/problem.ts';
import type { ReadItem } from '../../ingest/source.ts';
import { type FetchedPage, fetchPage } from '../page/fetch-page.ts';
import { saysTheSame } from '../page/shared-pages.ts';
import type { WebEntry } from '../sources-file.ts';
import { addressName, problemOf, readDraft, type WebDraft } from '../web-article.ts';
import type { WebParts } from '../web-parts.ts';
import type { Feed, FeedItem } from './feed.ts';
import { extentOf, isOfOthers, notePage, type PageExtent } from './page-change.ts';

/** A feed that has fewer words of an article, and doesn't say that it's a summary, may still have one only. */
const wordsOfWhole = 150;
/** What is cut off ends so in any language. */
const cutEnd = /(?:…|\.\.\.)[\])]?\s*$/;

/** An item as it was read. */
export interface ReadFeedItem {
  readonly found: ReadItem;
  /** Tells what its page said; `null` where its text is the feed's. */
  readonly pageHash: string | null;
  /** How much of it there was; `null` where its text is the feed's. */
  readonly pageExtent: PageExtent | null;
  /** Its page couldn't be had, and may be had later: what a site refuses today it may show tomorrow. */
  readonly isPageMissed: boolean;
}

/** When an item says that it was published, in milliseconds since 1970; `null` where it doesn't. */
export function momentOf({ published, updated }: FeedItem): number | null {
  const date = published ?? updated;
  return date === null ? null : Date.parse(date);
}

/** What the feed says of an item, as names and values of fields. */
export function saidOf(
  { title, url, published, updated, author, categories: [section], language, embargo }: FeedItem,
  feed: Pick<Feed, 'title'>,
): [string, string][] {
  const fields: readonly (readonly [string, string | null | undefined])[] = [
    ['title', title],
    ['url', url],
    ['date', published ?? updated],
    ['updated', published !== null && updated !== published ? updated : null],
    ['author', author],
    ['section', section],
    ['language', language],
    ['embargo', embargo],
    ['source', feed.title],
  ];
  return fields.flatMap<[string, string]>(([key, value]) => (value ? [[key, value]] : []));
}

/** Fields as they are read. */
export function entriesOf(said: readonly (readonly [string, string])[]): HeaderEntry[] {
  return said.map(([key, value]) => ({ key, value, line: null }));
}

/**
 * Reads an item: the feed's own text where that is whole, else that of the page behind it.
 * @param name stands in its id where it has no address.
 * @param isPageRead whether its page may be fetched.
 * @param hadPage whether its page was read before: what the feed has of it is less.
 * @throws the signal's reason when it is aborted.
 */
export async function readFeedItem(
  source: WebEntry,
  parts: WebParts,
  {
    item,
    said,
    name,
    isPageRead,
    hadPage = false,
  }: { item: FeedItem; said: readonly [string, string][]; name: string; isPageRead: boolean; hadPage?: boolean },
  signal: AbortSignal,
): Promise<ReadFeedItem> {
  const warnings: Warning[] = [];
  const blocks = fragmentBlocks(item.html, (reason) => warnings.push({ line: null, reason }));
  const draft = { entries: entriesOf(said), blocks, warnings, url: item.url, names: [], key: name };
  const words = blocks.map(({ text }) => text).join(' ');
  if (item.url === null || !isPageRead || isWhole(source, item, words)) {
    const found = readDraft(draft, source, parts.timeZone, parts.now());
    return { found, pageHash: null, pageExtent: null, isPageMissed: false };
  }
  return withPage(source, parts, draft, await fetchPage(parts, item.url, signal), hadPage);
}

function isWhole({ text }: WebEntry, item: FeedItem, words: string): boolean {
  if (text !== 'auto') return text === 'feed';
  return item.isWhole !== false && !cutEnd.test(words) && words.split(/\s+/).length >= wordsOfWhole;
}

/** An article of the page's text where that is fuller than the feed's, with what the feed says of it. */
export function withPage(
  source: WebEntry,
  parts: WebParts,
  draft: WebDraft,
  fetched: FetchedPage,
  hadPage = false,
  problem: string | null = null,
): ReadFeedItem {
  const read = (whole: WebDraft): ReadItem => readDraft(whole, source, parts.timeZone, parts.now());
  const unread = problem ?? whyUnread(parts, draft, fetched);
  if (fetched.kind !== 'read' || unread !== null) {
    const reason = `its page couldn't be read: ${unread}`;
    const kept = { pageHash: null, pageExtent: null, isPageMissed: true };
    if (draft.blocks.length === 0 || hadPage) {
      const problem = problemOf(draft.url ?? draft.key, reason);
      return { found: { problem, mayKeepEarlier: true, warnings: draft.warnings }, ...kept };
    }
    const warning = { line: null, reason: `${reason}; what the feed says of it was taken in` };
    return { found: read({ ...draft, warnings: [...draft.warnings, warning] }), ...kept };
  }
  const { page, hash } = fetched;
  const blocks = parts.furniture.strip(fetched.url, page.blocks);
  const lengthOf = (blocks: WebDraft['blocks']): number => blocks.reduce((sum, { text }) => sum + text.length, 0);
  const url = page.canonical ?? fetched.url;
  const found = read({
    ...{ url, key: draft.key },
    entries: [...draft.entries, ...page.entries],
    blocks: lengthOf(blocks) >= lengthOf(draft.blocks) ? blocks : draft.blocks,
    warnings: [...draft.warnings, ...page.warnings],
    names: [url, fetched.url].flatMap((each) => addressName(each) ?? []),
  });
  return { found, pageHash: hash, pageExtent: extentOf(page.blocks), isPageMissed: false };
}

/** Why what came is not the article; `null` where nothing says so. */
function whyUnread(parts: WebParts, draft: WebDraft, fetched: FetchedPage): string | null {
  if (fetched.kind === 'refused') return fetched.reason;
  if (fetched.kind !== 'read') return fetched.kind === 'absent' ? 'it is not there' : 'nothing came';
  notePage(parts, draft, fetched);
  return fetched.page.problem ?? (isOfOthers(parts, draft, fetched) ? saysTheSame : null);
}

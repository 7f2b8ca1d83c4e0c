import { wordsOfValue } from '../../ingest/header-entry.ts';
import { isProse, type TextBlock } from '../../ingest/text-blocks.ts';
import type { FetchedAndRead } from '../page/fetch-page.ts';
import { addressName, shortHash, type WebDraft } from '../web-article.ts';
import type { WebParts } from '../web-parts.ts';
import type { ItemMemory } from './feed-memory.ts';

export const saysLess = 'it shows only the beginning of what it showed before, as behind a paywall';

/** How a page began, and how many characters of text it had. */
export type PageExtent = NonNullable<ItemMemory['pageExtent']>;

type Named = Pick<WebDraft, 'url' | 'key' | 'entries'>;

/** An article may stand at another address, too. */
const mostCopies = 1;
/** What begins as before and has less of it is cut off; an editor who takes out half an article writes that above it. */
const leastKept = 0.5;
const openingChars = 100;
/** Texts of a page that are remembered by their hashes. */
const mostHashes = 8;

/** Remembers what the site showed in place of an article. */
export function notePage({ furniture }: WebParts, article: Named, { url, page }: FetchedAndRead): void {
  furniture.note(url, nameOf(article), page.blocks);
}

/**
 * Whether the site shows a text in place of other articles, too.
 * @param before what the article's page was: one that begins as before is no wall.
 */
export function isOfOthers(
  { furniture }: WebParts,
  article: Named,
  { url, page }: FetchedAndRead,
  before: PageExtent | null = null,
): boolean {
  const isOther = before !== null && before.opening !== extentOf(page.blocks).opening;
  // Links that lead to one place by way of others are copies where it bears the headline.
  const isElsewhere = addressName(url) !== nameOf(article) && titleOf(page.entries) !== titleOf(article.entries);
  return furniture.others(url, nameOf(article), page.blocks) > (isOther || isElsewhere ? 0 : mostCopies);
}

/** Items that lead to one page are no copies of each other. */
function nameOf({ url, key }: Named): string {
  return (url === null ? null : addressName(url)) ?? key;
}

function titleOf(entries: WebDraft['entries']): string | null {
  const title = wordsOfValue(entries.find(({ key }) => key === 'title')?.value ?? null);
  return title === null ? null : title.toLowerCase();
}

/** How a text opens and how long it is: enough to see another one. */
export function extentOf(blocks: readonly TextBlock[]): PageExtent {
  const prose = blocks.filter(isProse).map(({ text }) => text);
  const opening = shortHash((prose[0] ?? '').slice(0, openingChars));
  return { opening, chars: prose.join('').length };
}

/** Whether a page has only the beginning of what it had. */
export function isCutOff(before: PageExtent | null, { opening, chars }: PageExtent): boolean {
  return before !== null && before.opening === opening && chars < leastKept * before.chars;
}

/**
 * What is remembered of a page that says something else; `null` where it goes to and fro between texts, as a site does that tries two on its
 * readers: it may go back once, as editors do, and counts again with a text that it never had.
 */
export function turned(
  { pageHash, pageHashesBefore, pageReturns }: ItemMemory,
  hash: string,
): Pick<ItemMemory, 'pageHashesBefore' | 'pageReturns'> | null {
  const isReturn = pageHashesBefore.includes(hash);
  if (isReturn && pageReturns > 0) return null;
  const before = [...pageHashesBefore.filter((each) => each !== pageHash), ...(pageHash === null ? [] : [pageHash])];
  return { pageHashesBefore: before.slice(-mostHashes), pageReturns: isReturn ? pageReturns + 1 : 0 };
}

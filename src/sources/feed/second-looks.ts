import type { Change, Gone, ReadItem } from '../../ingest/source.ts';
import { type FetchedPage, fetchPage } from '../page/fetch-page.ts';
import { saysTheSame } from '../page/shared-pages.ts';
import type { WebEntry } from '../sources-file.ts';
import { addressName, type WebDraft } from '../web-article.ts';
import type { WebParts } from '../web-parts.ts';
import type { Feed } from './feed.ts';
import type { ItemMemory } from './feed-memory.ts';
import { extentOf, isCutOff, isOfOthers, notePage, saysLess, turned } from './page-change.ts';
import { entriesOf, momentOf, type ReadFeedItem, withPage } from './read-feed-item.ts';

/** Pages that are looked at once more in one poll, of either kind. */
const mostLooks = 5;
/** How often the page of an article is looked at, and how long after it came. */
const everyMs = 30 * 60_000;
/** The first hours are those of most corrections. */
const freshEveryMs = 10 * 60_000;
const freshForMs = 3 * 60 * 60_000;
const forMs = 3 * 24 * 60 * 60_000;
/** The same where the feed has all of an article: its page tells only whether it is still there. */
const presenceEveryMs = 12 * 60 * 60_000;
/** A page must be missing twice, this far apart, before its article is taken out: sites have bad minutes. */
const absentForMs = 10 * 60_000;

/** A look at pages: whose, how, and when, in milliseconds since 1970. */
export interface Look {
  readonly source: WebEntry;
  readonly parts: WebParts;
  readonly signal: AbortSignal;
  readonly now: number;
}

type Items = Map<string, ItemMemory>;

/**
 * Items that the feed should hold still, being newer than the oldest one there, and whose pages are gone. They are given together once each that
 * is missing was looked at: that many are missing at once shows only then.
 * @param items remembered by their names; what was seen of them is remembered.
 * @param feed `null` where it is as it was.
 */
export async function lookAtMissing(items: Items, feed: Feed | null, look: Look): Promise<Gone[]> {
  if (feed !== null) noteMissing(items, feed, look.now);
  const due = [...items]
    .filter(([, item]) => isDue(item, look.now))
    .toSorted(
      ([, a], [, b]) => Number(b.absentSince !== null) - Number(a.absentSince !== null) || a.checkedAt - b.checkedAt,
    )
    .slice(0, mostLooks);
  for (const [name, item] of due) {
    if (item.url === null) continue;
    const fetched = await fetchPage(look.parts, item.url, look.signal);
    items.set(name, { ...item, ...standingOf(fetched, item, look.now), checkedAt: look.now });
  }
  const missing = [...items].filter(([, { missingSince }]) => missingSince !== null);
  if (missing.some(([, item]) => isUndecided(item))) return [];
  return missing
    .filter(([, { isGone }]) => isGone)
    .map(([name, { stamp, pageVersion }]) => {
      items.delete(name);
      return { kind: 'gone', names: [name], stamp: `${stamp}:${pageVersion}` };
    });
}

/** Remembers which items aren't in the feed though they should be, and forgets those that go by other names now. */
function noteMissing(items: Items, feed: Feed, now: number): void {
  const addressOf = (url: string | null): string => (url === null ? '' : (addressName(url) ?? ''));
  const here = new Set(feed.items.flatMap(({ names, url }) => [...names, addressOf(url)]));
  // A feed without dates says nothing of what should still be there, and an empty one nothing at all.
  const oldest = Math.min(...feed.items.flatMap((item) => momentOf(item) ?? []));
  for (const [name, item] of [...items]) {
    if (here.has(name) || item.url === null || item.missingSince !== null) continue;
    if (here.has(addressOf(item.url))) items.delete(name);
    else {
      const isMissing = (item.publishedAt ?? item.firstAt) > oldest;
      items.set(name, { ...item, isShown: false, missingSince: isMissing ? now : null });
    }
  }
}

/** What is missing and there is looked at less and less often, and no more after some days. */
function isDue({ missingSince, absentSince, checkedAt, isGone }: ItemMemory, now: number): boolean {
  if (missingSince === null || isGone) return false;
  if (absentSince !== null) return now - absentSince >= absentForMs;
  if (checkedAt <= missingSince) return true;
  return now - missingSince < forMs && now - checkedAt >= Math.max(everyMs, (now - missingSince) / 4);
}

function isUndecided({ missingSince, absentSince, checkedAt, isGone }: ItemMemory): boolean {
  return !isGone && (absentSince !== null || (missingSince !== null && checkedAt < missingSince));
}

function standingOf(
  fetched: FetchedPage,
  { absentSince }: ItemMemory,
  now: number,
): Pick<ItemMemory, 'absentSince' | 'isGone'> {
  if (fetched.kind !== 'absent') return { absentSince: null, isGone: false };
  const isTwice = absentSince !== null && now - absentSince >= absentForMs;
  return { absentSince: absentSince ?? now, isGone: fetched.isForGood || isTwice };
}

/**
 * Articles of the last days whose pages say something else now, can be had at last, or are gone though the feed says nothing of them any more.
 * @param keep remembers what a page said.
 */
export async function lookAtPages(
  items: Items,
  { source, parts, signal, now }: Look,
  keep: (name: string, read: ReadFeedItem) => ReadItem,
): Promise<Change[]> {
  const due = [...items]
    .filter(([, { missingSince, firstAt }]) => missingSince === null && now - firstAt < forMs)
    // What was asked for in this very poll isn't asked for again.
    .filter(([, item]) => item.checkedAt < now && now - item.checkedAt >= waitMs(item, now))
    .toSorted(([, a], [, b]) => Number(b.isPageMissed) - Number(a.isPageMissed) || a.checkedAt - b.checkedAt)
    .slice(0, mostLooks);
  const looked: [string, ItemMemory, FetchedPage][] = [];
  for (const [name, item] of due) {
    if (item.url === null) continue;
    const fetched = await fetchPage(parts, item.url, signal);
    // A wall before all pages of a site shows in those that were looked at together.
    if (fetched.kind === 'read') notePage(parts, draftOf(name, item), fetched);
    looked.push([name, item, fetched]);
  }
  return looked.flatMap(([name, item, fetched]): Change[] => {
    if (fetched.kind === 'absent' && !item.isShown) {
      items.set(name, { ...item, ...standingOf(fetched, item, now), missingSince: now, checkedAt: now });
      return [];
    }
    const draft = draftOf(name, item);
    const after = afterLook(item, fetched, whyNotIts(parts, draft, item, fetched));
    items.set(name, { ...item, ...after.memory, checkedAt: now });
    if (!after.isNews) return [];
    const had = item.pageHash !== null;
    return [
      {
        kind: 'here',
        names: [name, ...ownAddress(item, items)],
        stamp: `${item.stamp}:${after.memory.pageVersion}`,
        shownAs: item.url ?? name,
        read: () => keep(name, withPage(source, parts, draft, fetched, had, after.problem)),
      },
    ];
  });
}

function draftOf(name: string, { said, url }: ItemMemory): WebDraft {
  return { entries: entriesOf(said), blocks: [], warnings: [], url, names: [], key: name };
}

/** Why what was read isn't the article, though it came as one; `null` where nothing says so. */
function whyNotIts(parts: WebParts, draft: WebDraft, item: ItemMemory, fetched: FetchedPage): string | null {
  if (fetched.kind !== 'read' || fetched.page.problem !== null) return null;
  const before = fetched.hash === item.pageHash ? null : item.pageExtent;
  if (isOfOthers(parts, draft, fetched, before)) return saysTheSame;
  return isCutOff(before, extentOf(fetched.page.blocks)) ? saysLess : null;
}

interface AfterLook {
  readonly memory: Pick<ItemMemory, 'pageVersion' | 'isPageMissed'> & Partial<ItemMemory>;
  /** Whether there is something to be written. */
  readonly isNews: boolean;
  readonly problem: string | null;
}

function afterLook(item: ItemMemory, fetched: FetchedPage, problem: string | null): AfterLook {
  const { pageVersion, pageHash, isPageMissed } = item;
  const none = { memory: { pageVersion, isPageMissed }, isNews: false, problem: null };
  if (fetched.kind !== 'read' || fetched.page.problem !== null || !isOfPage(item)) return none;
  const next = { pageVersion: pageVersion + 1 };
  if (problem !== null) {
    // It was taken in before it showed that others have it, too: what the feed says of it is read again with the feed.
    if (fetched.hash === pageHash) {
      return { ...none, memory: { ...next, pageHash: null, pageExtent: null, isPageMissed: true } };
    }
    // That is said once.
    if (isPageMissed) return none;
    return { memory: { ...next, isPageMissed: true }, isNews: true, problem };
  }
  const read = { memory: { pageVersion, isPageMissed: false }, isNews: false, problem: null };
  if (fetched.hash === pageHash)
    return isPageMissed ? { ...read, memory: { ...next, isPageMissed: false }, isNews: true } : read;
  const turn = turned(item, fetched.hash);
  return turn === null ? read : { ...read, memory: { ...next, ...turn, isPageMissed: false }, isNews: true };
}

function isOfPage({ pageHash, isPageMissed }: ItemMemory): boolean {
  return pageHash !== null || isPageMissed;
}

/** How long a page isn't looked at after it was looked at. One that couldn't be had is looked at less and less often. */
function waitMs(item: ItemMemory, now: number): number {
  if (item.isPageMissed) return (now - item.firstAt) / 4;
  if (!isOfPage(item)) return presenceEveryMs;
  return now - item.firstAt < freshForMs ? freshEveryMs : everyMs;
}

/** The name that its address gives an item, where no other item stands there. */
function ownAddress({ url }: ItemMemory, items: Items): string[] {
  if (url === null || [...items.values()].filter((other) => other.url === url).length > 1) return [];
  return [addressName(url) ?? []].flat();
}

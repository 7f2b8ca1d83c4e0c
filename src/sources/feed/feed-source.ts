import { UnreadableError, type Warning } from '../../ingest/problem.ts';
import { type Batch, type Change, type Here, type ReadItem, type Source, SourceError } from '../../ingest/source.ts';
import type { Absent, NotModified, Page } from '../http/fetched.ts';
import { nextPoll, wantsWhole } from '../http/schedule.ts';
import { fetchPage } from '../page/fetch-page.ts';
import { isWanted, type WebEntry } from '../sources-file.ts';
import { addressName } from '../web-article.ts';
import type { WebParts } from '../web-parts.ts';
import type { Feed, FeedItem } from './feed.ts';
import { type FeedMemory, type ItemMemory, readMemory, stampOf } from './feed-memory.ts';
import { readFeed } from './read-feed.ts';
import { entriesOf, momentOf, type ReadFeedItem, readFeedItem, saidOf, withPage } from './read-feed-item.ts';

const accept = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';

/** Items that are written together while their pages are fetched one by one. */
const batchItems = 16;
/** Items that are remembered after the feed forgot them; a feed of news shows a few dozen. */
const mostRemembered = 2_000;
/** Pages that are looked at once more in one poll, how often, and how long after their article came. */
const mostRechecks = 5;
const recheckEveryMs = 30 * 60_000;
const recheckForMs = 3 * 24 * 60 * 60_000;
/** A page must be missing twice, this far apart, before its article is taken out: sites have bad minutes. */
const absentForMs = 10 * 60_000;

/**
 * A feed as a source. A poll reads it, conditionally but for once a day, and gives what is new or says something else. An article's text is
 * the feed's where that is whole, else that of the page behind it. What is missing from the feed though it is newer than the oldest item there
 * is gone where its page is gone, too. Pages of the last days are looked at once more: newsrooms correct without telling their feed.
 */
export function feedSource(source: WebEntry, parts: WebParts): Source {
  return {
    id: source.id,
    kind: 'feed',
    identity: 'web',
    poll: (cursor, signal) => new FeedPoll(source, parts, signal, cursor).run(),
  };
}

class FeedPoll {
  readonly #source: WebEntry;
  readonly #parts: WebParts;
  readonly #signal: AbortSignal;
  readonly #cursor: string | null;
  readonly #before: FeedMemory;
  /** Milliseconds since 1970. */
  readonly #now: number;
  /** By the first name of each, those that were seen last at the end. */
  readonly #items: Map<string, ItemMemory>;

  constructor(source: WebEntry, parts: WebParts, signal: AbortSignal, cursor: string | null) {
    this.#source = source;
    this.#parts = parts;
    this.#signal = signal;
    this.#cursor = cursor;
    this.#before = readMemory(cursor);
    this.#items = new Map(Object.entries(this.#before.items));
    this.#now = parts.now().getTime();
  }

  async *run(): AsyncGenerator<Batch> {
    const got = await this.#get();
    const warnings: Warning[] = [];
    const feed = got.kind === 'ok' ? this.#readFeed(got, warnings) : null;
    const changes: Change[] = [];
    if (feed !== null) {
      const items = this.#itemsOf(feed);
      const isKnown = ({ names: [name] }: Here): boolean => this.#before.items[name] !== undefined;
      const fresh = items.filter((item) => !isKnown(item));
      // What is new goes in while its pages are fetched; what touches articles that are here is judged together.
      for (let from = 0; from < fresh.length; from += batchItems) {
        yield { changes: fresh.slice(from, from + batchItems), cursor: this.#cursor };
      }
      changes.push(...items.filter(isKnown), ...(await this.#missing(feed)));
    }
    changes.push(...(await this.#rechecked()));
    const hasChanged = [...this.#items].some(([name, { stamp }]) => this.#before.items[name]?.stamp !== stamp);
    const next = nextPoll(
      this.#before.poll,
      {
        kind: hasChanged ? 'changed' : 'unchanged',
        isWhole: feed !== null,
        ttlMs: feed === null || feed.ttlMinutes === null ? null : feed.ttlMinutes * 60_000,
        ...{ maxAgeMs: got.maxAgeMs, retryAfterMs: got.retryAfterMs },
      },
      this.#now,
      this.#parts.random(),
    );
    yield {
      changes,
      warnings,
      nextAt: new Date(next.at),
      // Pages were read while the changes were written.
      cursor: () => {
        const items = Object.fromEntries([...this.#items].slice(-mostRemembered));
        return JSON.stringify({ poll: next.state, validators: got.validators, items } satisfies FeedMemory);
      },
    };
  }

  /** @throws {SourceError} when the feed can't be had. */
  async #get(): Promise<Page | NotModified> {
    const { poll, validators } = this.#before;
    const { url } = this.#source;
    const asked = { validators: wantsWhole(poll, this.#now) ? null : validators, accept, signal: this.#signal };
    const got = await this.#parts.client.get(url, asked);
    if (got.kind === 'ok' || got.kind === 'not modified') return got;
    if (got.kind !== 'refused') throw this.#absent(got);
    throw new SourceError(got.reason, got.retryAfterMs === null ? null : new Date(this.#now + got.retryAfterMs));
  }

  #absent({ status }: Absent): SourceError {
    return new SourceError(`there is no feed at ${this.#source.url} any more (${status}); look for its new address`);
  }

  #readFeed({ body, url, charset }: Page, warnings: Warning[]): Feed {
    const { timeZone } = this.#parts;
    try {
      return readFeed(body, { url, charset, timeZone }, (reason) => warnings.push({ line: null, reason }));
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      throw new SourceError(`what stands at ${url} can't be read as a feed: ${error.message}`);
    }
  }

  /** What the feed holds, each with what reads it. */
  #itemsOf(feed: Feed): Here[] {
    return feed.items
      .filter((item) => this.#isWanted(item))
      .map((item) => {
        const stamp = stampOf(item);
        const [first = `words ${stamp}`, ...others] = item.names;
        const known = this.#items.get(first);
        const memory: ItemMemory = {
          url: item.url,
          publishedAt: momentOf(item),
          stamp,
          said: saidOf(item, feed),
          firstAt: known?.firstAt ?? this.#now,
          pageVersion: known?.pageVersion ?? 0,
          pageHash: known?.pageHash ?? null,
          checkedAt: known?.checkedAt ?? this.#now,
          absentSince: null,
        };
        this.#items.delete(first);
        this.#items.set(first, memory);
        return {
          kind: 'here',
          names: [first, ...others],
          stamp: `${stamp}:${memory.pageVersion}`,
          shownAs: item.url ?? first,
          read: async () => {
            const asked = { item, said: memory.said, name: first, isPageRead: true };
            return this.#keep(first, await readFeedItem(this.#source, this.#parts, asked, this.#signal));
          },
        };
      });
  }

  #isWanted({ url, categories: sections, author, published, updated }: FeedItem): boolean {
    return isWanted(this.#source, { url, sections, author, date: published ?? updated }, this.#parts.now());
  }

  /** Remembers what a page said. */
  #keep(name: string, { found, pageHash }: ReadFeedItem): ReadItem {
    const memory = this.#items.get(name);
    if (memory && pageHash !== null) this.#items.set(name, { ...memory, pageHash, checkedAt: this.#now });
    return found;
  }

  /** Items that the feed should hold still, and whose pages are gone. */
  async #missing(feed: Feed): Promise<Change[]> {
    const addressOf = (url: string | null): string => (url === null ? '' : (addressName(url) ?? ''));
    const here = new Set(feed.items.flatMap(({ names, url }) => [...names, addressOf(url)]));
    // A feed without dates says nothing of what should still be there, and an empty one nothing at all.
    const oldest = Math.min(...feed.items.flatMap((item) => momentOf(item) ?? []));
    const gone: Change[] = [];
    let looks = 0;
    for (const [name, item] of [...this.#items]) {
      if (here.has(name) || item.url === null) continue;
      if (here.has(addressOf(item.url))) {
        this.#items.delete(name);
        continue;
      }
      const { absentSince, checkedAt } = item;
      const isMissed = (item.publishedAt ?? item.firstAt) > oldest || absentSince !== null;
      const isDue = absentSince !== null || this.#now - checkedAt >= absentForMs;
      if (!isMissed || !isDue || looks >= mostRechecks) continue;
      looks++;
      const fetched = await fetchPage(this.#parts, item.url, this.#signal);
      if (fetched.kind !== 'absent') {
        const stays = fetched.kind === 'refused' ? absentSince : null;
        this.#items.set(name, { ...item, absentSince: stays, checkedAt: this.#now });
      } else if (fetched.isForGood || (absentSince !== null && this.#now - absentSince >= absentForMs)) {
        gone.push({ kind: 'gone', names: [name], stamp: `${item.stamp}:${item.pageVersion}` });
        this.#items.delete(name);
      } else {
        this.#items.set(name, { ...item, absentSince: absentSince ?? this.#now });
      }
    }
    return gone;
  }

  /** Articles of the last days whose pages say something else now. */
  async #rechecked(): Promise<Change[]> {
    const due = [...this.#items]
      .filter(([, item]) => item.pageHash !== null && item.absentSince === null)
      .filter(([, { firstAt }]) => this.#now - firstAt < recheckForMs)
      .filter(([, { checkedAt }]) => this.#now - checkedAt >= recheckEveryMs)
      .toSorted(([, a], [, b]) => a.checkedAt - b.checkedAt)
      .slice(0, mostRechecks);
    const changes: Change[] = [];
    for (const [name, item] of due) {
      if (item.url === null) continue;
      const fetched = await fetchPage(this.#parts, item.url, this.#signal);
      const isOther = fetched.kind === 'read' && fetched.page.problem === null && fetched.hash !== item.pageHash;
      const pageVersion = item.pageVersion + (isOther ? 1 : 0);
      this.#items.set(name, { ...item, pageVersion, checkedAt: this.#now });
      if (!isOther) continue;
      const draft = { entries: entriesOf(item.said), blocks: [], warnings: [], url: item.url, names: [], key: name };
      changes.push({
        kind: 'here',
        names: [name],
        stamp: `${item.stamp}:${pageVersion}`,
        shownAs: item.url,
        read: () => this.#keep(name, withPage(this.#source, this.#parts, draft, fetched)),
      });
    }
    return changes;
  }
}

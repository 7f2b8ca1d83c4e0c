import { UnreadableError } from '../../coverage/unreadable.ts';
import type { Warning } from '../../ingest/problem.ts';
import { type Batch, type Change, type Here, type ReadItem, type Source, SourceError } from '../../ingest/source.ts';
import { type Absent, isPostponed, type NotModified, type Page } from '../http/fetched.ts';
import { nextPoll, wantsWhole } from '../http/poll-schedule.ts';
import type { WebEntry } from '../sources-file.ts';
import { isWanted } from '../wanted-items.ts';
import { addressName } from '../web-article.ts';
import type { WebParts } from '../web-parts.ts';
import type { Feed, FeedItem } from './feed.ts';
import { type FeedMemory, type ItemMemory, readMemory, stampOf } from './feed-memory.ts';
import { readFeed } from './read-feed.ts';
import { momentOf, type ReadFeedItem, readFeedItem, saidOf } from './read-feed-item.ts';
import { type Look, lookAtMissing, lookAtPages } from './second-looks.ts';

const accept = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';

/** Items that are written together while their pages are fetched one by one: at least this many, and in at most this many batches. */
const batchItems = 16;
const mostBatches = 40;
/** Items that are remembered after the feed forgot them; a feed of news shows a few dozen. */
const mostRemembered = 2_000;
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
  readonly #before: FeedMemory;
  /** Milliseconds since 1970. */
  readonly #now: number;
  /** By the first name of each, those that were seen last at the end. */
  readonly #items: Map<string, ItemMemory>;

  constructor(source: WebEntry, parts: WebParts, signal: AbortSignal, cursor: string | null) {
    this.#source = source;
    this.#parts = parts;
    this.#signal = signal;
    this.#now = parts.now().getTime();
    this.#before = readMemory(cursor, this.#now);
    this.#items = new Map(Object.entries(this.#before.items));
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
      const written = { ...this.#before.items };
      const size = Math.max(batchItems, Math.ceil(fresh.length / mostBatches));
      for (let from = 0; from < fresh.length; from += size) {
        const batch = fresh.slice(from, from + size);
        yield { changes: batch, cursor: () => this.#cursorWith(batch, written) };
      }
      changes.push(...items.filter(isKnown));
    }
    const look: Look = { source: this.#source, parts: this.#parts, signal: this.#signal, now: this.#now };
    changes.push(...(await lookAtMissing(this.#items, feed, look)));
    changes.push(...(await lookAtPages(this.#items, look, (name, read) => this.#keep(name, read))));
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
      nextAt: new Date(this.#source.everyMs === null ? next.at : this.#now + this.#source.everyMs),
      // Pages were read while the changes were written.
      cursor: () => {
        const items = Object.fromEntries([...this.#items].slice(-mostRemembered));
        const { url } = this.#source;
        return JSON.stringify({ url, poll: next.state, validators: got.validators, items } satisfies FeedMemory);
      },
    };
  }

  /** Remembers what is written so far, so that nothing of it is lost when the poll is cut off; the feed is asked for in whole then. */
  #cursorWith(batch: readonly Here[], written: Record<string, ItemMemory>): string {
    for (const { names } of batch) {
      const memory = this.#items.get(names[0]);
      if (memory) written[names[0]] = memory;
    }
    return JSON.stringify({
      url: this.#source.url,
      poll: this.#before.poll,
      validators: null,
      items: written,
    } satisfies FeedMemory);
  }

  /** @throws {SourceError} when the feed can't be had. */
  async #get(): Promise<Page | NotModified> {
    const { poll, validators } = this.#before;
    const { url } = this.#source;
    const isKnown = this.#before.url === url && !wantsWhole(poll, this.#now);
    const asked = { validators: isKnown ? validators : null, accept, signal: this.#signal };
    const got = await this.#parts.client.get(url, asked);
    if (got.kind === 'ok' || got.kind === 'not modified') return got;
    if (got.kind !== 'refused') throw this.#absent(got);
    const retryAt = got.retryAfterMs === null ? null : new Date(this.#now + got.retryAfterMs);
    throw new SourceError(got.reason, retryAt, isPostponed(got));
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
    const byAddress = Map.groupBy(this.#items.values(), ({ url }) => (url === null ? null : addressName(url)));
    // All guids of a feed may change at once, and its articles stand where they stood.
    const atAddressOf = ({ url, names }: FeedItem): ItemMemory | undefined => {
      const address = url === null ? null : addressName(url);
      const [only, ...more] = address !== null && names.includes(address) ? (byAddress.get(address) ?? []) : [];
      return more.length > 0 ? undefined : only;
    };
    const taken = new Set<string>();
    return feed.items
      .filter((item) => this.#isWanted(item))
      .flatMap((item): Here[] => {
        const stamp = stampOf(item);
        const [first = `words ${stamp}`, ...others] = item.names;
        // Of an item that stands twice with other words, the upper one is newer; they would take turns for ever.
        if (taken.has(first)) return [];
        taken.add(first);
        const known = this.#items.get(first) ?? atAddressOf(item);
        const memory: ItemMemory = {
          url: item.url,
          publishedAt: momentOf(item),
          stamp,
          said: saidOf(item, feed),
          firstAt: known?.firstAt ?? this.#now,
          pageVersion: known?.pageVersion ?? 0,
          pageHash: known?.pageHash ?? null,
          ...{ pageHashesBefore: known?.pageHashesBefore ?? [], pageReturns: known?.pageReturns ?? 0 },
          pageExtent: known?.pageExtent ?? null,
          checkedAt: known?.checkedAt ?? this.#now,
          isPageMissed: known?.isPageMissed ?? false,
          isShown: true,
          ...{ missingSince: null, absentSince: null, isGone: false },
        };
        this.#items.delete(first);
        this.#items.set(first, memory);
        return [
          {
            kind: 'here',
            names: [first, ...others],
            stamp: `${stamp}:${memory.pageVersion}`,
            shownAs: item.url ?? first,
            read: async () => {
              const asked = {
                item,
                said: memory.said,
                name: first,
                isPageRead: true,
                hadPage: memory.pageHash !== null,
              };
              return this.#keep(first, await readFeedItem(this.#source, this.#parts, asked, this.#signal));
            },
          },
        ];
      });
  }

  #isWanted({ url, categories: sections, author, published, updated }: FeedItem): boolean {
    return isWanted(this.#source, { url, sections, author, date: published ?? updated }, this.#parts.now());
  }

  /** Remembers what a page said. */
  #keep(name: string, { found, pageHash, pageExtent, isPageMissed }: ReadFeedItem): ReadItem {
    const memory = this.#items.get(name);
    const isNews = pageHash !== null || isPageMissed;
    if (memory && isNews) {
      const page = { pageHash: pageHash ?? memory.pageHash, pageExtent: pageExtent ?? memory.pageExtent, isPageMissed };
      this.#items.set(name, { ...memory, ...page, checkedAt: this.#now });
    }
    return found;
  }
}

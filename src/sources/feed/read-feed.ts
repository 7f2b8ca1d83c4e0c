import { ParseError, parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { UnreadableError, type Warn } from '../../coverage/unreadable.ts';
import { articleItem, firstUrl, type Surroundings } from './article-item.ts';
import type { Feed, FeedItem } from './feed.ts';
import { feedText } from './feed-bytes.ts';
import { type FeedParts, type Part, partsOf } from './feed-parts.ts';
import { distinctNames } from './item-names.ts';
import { wholeJson } from './json-text.ts';
import { plainWords } from './plain-words.ts';
import type { Said, SaidOfFeed } from './said.ts';
import { saidInAtom, saidInEntry } from './said-in-atom.ts';
import { saidInJson, saidInJsonItem } from './said-in-json.ts';
import { saidInItem, saidInRdf, saidInRdfItem, saidInRss } from './said-in-rss.ts';
import { Tally } from './tally.ts';

/** What a feed's reader knows besides its bytes. */
export interface FeedRequest {
  /** Where the feed was read, after redirects: relative addresses count from there. */
  readonly url: string;
  /** Of HTTP's content-type. */
  readonly charset: string | null;
  /** IANA zone of times that name none. */
  readonly timeZone: string;
}

interface SaidInAll {
  readonly kind: Feed['kind'];
  readonly feed: SaidOfFeed;
  /** `base` is what the item's `xml:base` and those around it come to. */
  readonly items: readonly { readonly said: Said; readonly base: string | null }[];
}

/**
 * Reads a feed in RSS, Atom, RDF or JSON, however it was labelled on its way. A broken item is left out and told of; the others are read.
 * @throws {UnreadableError} where it's no feed, or larger than `maxFeedBytes`.
 */
export function readFeed(bytes: Uint8Array, request: FeedRequest, warn: Warn): Feed {
  const text = feedText(bytes, request.charset, warn);
  const tally = new Tally();
  const all = /^\s*[{[]/.test(text) ? fromJson(text, tally) : fromXml(text, request.url, tally);
  const home = firstUrl(all.feed.links, request.url);
  const around: Surroundings = { ...request, home, language: all.feed.language };
  const items = all.items.map(({ said, base }) => articleItem(said, base, around, tally));
  const { names, shared } = distinctNames(items, request.url);
  if (shared > 0) tally.add('several items share a guid or an address, which no longer names them', String(shared));
  tally.tell(warn);
  const [title] = all.feed.titles.flatMap((each) => plainWords(each) ?? []);
  return {
    kind: all.kind,
    title: title ?? null,
    home,
    language: all.feed.language,
    ttlMinutes: all.feed.ttlMinutes,
    items: items.map((item, index): FeedItem => ({ ...item, names: names[index] ?? [] })),
  };
}

function fromJson(text: string, tally: Tally): SaidInAll {
  const json = wholeJson(text, tally);
  const feed = attempt(() => parseJsonFeed(json));
  if (feed === null)
    throw new UnreadableError('it is JSON, but no JSON Feed: it has no title with items; name a feed’s address');
  return {
    kind: 'json',
    feed: saidInJson(feed),
    items: (feed.items ?? []).map((item) => ({ said: saidInJsonItem(item), base: null })),
  };
}

function fromXml(text: string, url: string, tally: Tally): SaidInAll {
  const parts = partsOf(text);
  if (parts === null) throw new UnreadableError(noFeed(text));
  if (!parts.isEnded) tally.add('it was cut at its end; what is whole was read', '');
  const [start, end] = parts.around;
  const outline = `${start}${parts.head}${end}`;
  return {
    kind: parts.kind,
    feed: attempt(() => feedIn(parts, outline)) ?? attempt(() => feedIn(parts, start + end)) ?? nothing,
    items: parts.items.flatMap((part, index) => {
      const isLast = index === parts.items.length - 1;
      // What was cut in the middle of its text would pass for the whole.
      if (isLast && !part.isClosed && !parts.isEnded) {
        tally.add('the last item is cut and was left out', `line ${part.line}`);
        return [];
      }
      const said = attempt(() => saidIn(parts, part), []);
      if (said === null || said.length === 0) {
        tally.add(`an item ${said === null ? 'is broken' : 'says nothing'} and was left out`, `line ${part.line}`);
        return [];
      }
      const base = baseOf([start, part.markup], url);
      return said.map((each) => ({ said: each, base }));
    }),
  };
}

const nothing: SaidOfFeed = { titles: [], links: [], language: null, ttlMinutes: null };

function feedIn({ kind }: FeedParts, outline: string): SaidOfFeed {
  if (kind === 'rss') return saidInRss(parseRssFeed(outline));
  return kind === 'atom' ? saidInAtom(parseAtomFeed(outline)) : saidInRdf(parseRdfFeed(outline));
}

/** What one item says; none where it says nothing. Throws what feedsmith throws. */
function saidIn({ kind, around: [start, end] }: FeedParts, { markup, isClosed }: Part): Said[] {
  const name = /^<([^\s/>]+)/.exec(markup)?.[1] ?? '';
  const xml = `${start}${markup}${isClosed ? '' : `</${name}>`}${end}`;
  if (kind === 'rss') return (parseRssFeed(xml).items ?? []).map((item) => saidInItem(item, markup));
  if (kind === 'atom') return (parseAtomFeed(xml).entries ?? []).map(saidInEntry);
  return (parseRdfFeed(xml).items ?? []).map((item) => saidInRdfItem(item, markup));
}

const xmlBase = /^(?:<[^<>]*>\s*){0,2}/;

/** What `xml:base` of the elements around an item and of the item itself come to. */
function baseOf(markups: readonly string[], url: string): string | null {
  const said = markups.flatMap((markup) =>
    [...(xmlBase.exec(markup)?.[0] ?? '').matchAll(/<[^<>]*?\sxml:base\s*=\s*["']([^"']*)["']/gi)].map(
      ([, base]) => base?.trim() ?? '',
    ),
  );
  const meant = said.filter((base) => base !== '');
  if (meant.length === 0) return null;
  return meant.reduce((base, next) => (URL.canParse(next, base) ? new URL(next, base).href : base), url);
}

/** What can be read; `empty` where there is nothing to read, `null` where feedsmith or its parser stumbles. */
function attempt<T>(read: () => T, empty: T | null = null): T | null {
  try {
    return read();
  } catch (error) {
    return error instanceof ParseError ? empty : null;
  }
}

function noFeed(text: string): string {
  if (text.trim() === '') return 'it is empty; name the address of a feed';
  if (/<html[\s>]|<!doctype html/i.test(text.slice(0, 4_096)))
    return 'it is a web page and no feed; name the address of its feed';
  return 'it is no feed: it has neither rss, feed nor rdf:RDF in it, and is no JSON Feed; name the address of a feed';
}

import { ParseError, parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { UnreadableError, type Warn } from '../../coverage/unreadable.ts';
import type { WebOrigin } from '../web-origin.ts';
import { articleItem, firstUrl, type Surroundings } from './article-item.ts';
import { closedFields } from './closed-fields.ts';
import type { Feed, FeedItem } from './feed.ts';
import { feedText } from './feed-bytes.ts';
import { type FeedParts, type Part, partsOf } from './feed-parts.ts';
import { distinctNames } from './item-names.ts';
import { wholeJson } from './json-text.ts';
import { plainWords } from './plain-words.ts';
import type { Said, SaidOfFeed } from './said.ts';
import { saidInAtom, saidInEntry } from './said-in-atom.ts';
import { saidInJson, saidInJsonItem } from './said-in-json.ts';
import { saidInItem, saidInRdf, saidInRdfItem, saidInRss, withoutPeople } from './said-in-rss.ts';
import { Tally } from './tally.ts';

/** Newsrooms' feeds hold dozens; whole archives come by sitemaps. */
export const maxItems = 20_000;

/** A feed with more broken items than this is broken as a whole; to look for the others would take seconds. */
const maxBroken = 200;

interface SaidInAll {
  readonly kind: Feed['kind'];
  readonly feed: SaidOfFeed;
  /** `base` is what the item's `xml:base` and those around it come to. */
  readonly items: readonly { readonly said: Said; readonly base: string | null; readonly embargo: string | null }[];
}

/**
 * Reads a feed in RSS, Atom, RDF or JSON, however it was labelled on its way. A broken item is left out and told of; the others are read.
 * @throws {UnreadableError} where it's no feed, or larger than `maxFeedBytes`. Items beyond `maxItems` are left out and told of.
 */
export function readFeed(bytes: Uint8Array, origin: WebOrigin, warn: Warn): Feed {
  const text = feedText(bytes, origin.charset, warn);
  const tally = new Tally();
  const all = /^\s*[{[]/.test(text) ? fromJson(text, tally) : fromXml(text, origin.url, tally);
  const home = firstUrl(all.feed.links, origin.url);
  const around: Surroundings = { ...origin, home, language: all.feed.language };
  const items = all.items.map(({ said, base }) => articleItem(said, base, around, tally));
  const { names, shared } = distinctNames(items, origin.url);
  if (shared > 0) tally.add('several items share a guid or an address, which no longer names them', String(shared));
  tally.tell(warn);
  const [title] = all.feed.titles.flatMap((each) => plainWords(each) ?? []);
  return {
    kind: all.kind,
    title: title ?? null,
    home,
    language: all.feed.language,
    ttlMinutes: all.feed.ttlMinutes,
    items: items.map(
      (item, index): FeedItem => ({
        ...item,
        embargo: all.items[index]?.embargo ?? null,
        names: names[index] ?? [],
      }),
    ),
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
    items: (feed.items ?? []).map((item) => ({ said: saidInJsonItem(item), base: null, embargo: null })),
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
    items: saidInParts(parts, wholeItems(parts, tally), tally).map(({ said, part }) => ({
      said,
      base: baseOf([start, part.markup], url),
      embargo: embargo.exec(part.markup)?.[1]?.trim() ?? null,
    })),
  };
}

const nothing: SaidOfFeed = { titles: [], links: [], language: null, ttlMinutes: null };

function feedIn({ kind }: FeedParts, outline: string): SaidOfFeed {
  if (kind === 'rss') return saidInRss(parseRssFeed(withoutPeople(outline)));
  return kind === 'atom' ? saidInAtom(parseAtomFeed(outline)) : saidInRdf(parseRdfFeed(outline));
}

/** The items that can be read: what was cut in the middle of its text would pass for the whole. */
function wholeItems({ items, isEnded }: FeedParts, tally: Tally): readonly Part[] {
  const last = items.at(-1);
  const isCut = last !== undefined && !last.isClosed && !isEnded;
  if (isCut) tally.add('the last item is cut and was left out', `line ${last.line}`);
  const whole = isCut ? items.slice(0, -1) : items;
  if (whole.length > maxItems) tally.add(`it has ${whole.length} items, of which the first ${maxItems} were read`, '');
  return whole.slice(0, maxItems);
}

interface SaidInPart {
  readonly part: Part;
  readonly said: Said;
}

/**
 * What items say. They are parsed together; where that fails, or brings another number of them, in halves, until the broken ones stand alone.
 */
function saidInParts(parts: FeedParts, items: readonly Part[], tally: Tally): SaidInPart[] {
  if (items.length === 0) return [];
  const said = attempt(() => saidIn(parts, items), []);
  if (said?.length === items.length)
    return items.flatMap((part, index) => {
      const one = said[index];
      return one === undefined ? [] : [{ part, said: one }];
    });
  if (items.length > 1) {
    const middle = Math.ceil(items.length / 2);
    return [items.slice(0, middle), items.slice(middle)].flatMap((half) => saidInParts(parts, half, tally));
  }
  const [part] = items;
  const line = `line ${part?.line}`;
  const [closed] =
    part && said === null ? (attempt(() => saidIn(parts, [{ ...part, markup: closedFields(part.markup) }])) ?? []) : [];
  if (part && closed) {
    tally.add("an item's fields aren't closed; they were read up to the next", line);
    return [{ part, said: closed }];
  }
  const kind = `an item ${said?.length === 0 ? 'says nothing' : 'is broken'} and was left out`;
  tally.add(kind, line);
  if (tally.count(kind) > maxBroken)
    throw new UnreadableError(`more than ${maxBroken} of its items can't be read; look at it in a feed validator`);
  return [];
}

/** Throws what feedsmith throws. */
function saidIn({ kind, around: [start, end] }: FeedParts, items: readonly Part[]): Said[] {
  const xml = `${start}${items.map(({ markup, endTag }) => markup + endTag).join('')}${end}`;
  const markupOf = (index: number): string => items[index]?.markup ?? '';
  if (kind === 'rss')
    return (parseRssFeed(withoutPeople(xml)).items ?? []).map((item, index) => saidInItem(item, markupOf(index)));
  if (kind === 'atom') return (parseAtomFeed(xml).entries ?? []).map(saidInEntry);
  return (parseRdfFeed(xml).items ?? []).map((item, index) => saidInRdfItem(item, markupOf(index)));
}

/** PRISM's and Dublin Core's time of release; feedsmith reads neither. */
const embargo = /<(?:prism:embargodate|dcterms:available|embargo)\b[^<>]*>([^<]{1,100})</i;

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

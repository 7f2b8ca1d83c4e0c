import type { RdfFeed, RssFeed } from 'feedsmith';
import { html, present, type Said, type SaidBody, type SaidOfFeed } from './said.ts';
import { addresses, linksOf, saidInAtom, saidInEntry } from './said-in-atom.ts';

/** FeedBurner puts its own address into `link` and keeps the article's here; no parser reads it. */
const original = /<(?:feedburner:)?origLink\b[^<>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)/i;

const person = /(<\/?)(author|managingEditor|webMaster)(?=[\s/>])/gi;
const author = /<author(?:\s[^<>]*)?>\s*(?:<name>\s*)?(?:<!\[CDATA\[)?([^<\]]{1,500})/i;

/** A feed whose people feedsmith passes over: it takes the square of the time for as many brackets. `authorIn` reads them. */
export function withoutPeople(xml: string): string {
  return xml.replace(person, '$1rss-$2');
}

/** The name in an item's `author`: `desk@example.org (Anna Nowak)`, `Anna Nowak <desk@example.org>`, or alone. */
function authorIn(markup: string): string[] {
  const said = author.exec(markup)?.[1]?.replace(/&lt;|&gt;/g, ' ') ?? '';
  const name = said
    .replace(/(?:mailto:)?[^\s()[\]]+@[^\s()[\]]+/g, ' ')
    .replace(/[()[\]]/g, ' ')
    .trim();
  return name === '' || /^https?:/.test(name) ? [] : [name];
}

/** What an item of RSS says, in our names. `markup`: its XML, for what the parser leaves out. */
export function saidInItem(item: RssFeed.Item<string>, markup: string): Said {
  const { guid, content, itunes } = item;
  const more = item.atom === undefined ? null : saidInEntry(item.atom);
  const isPermaLink = guid?.isPermaLink !== false;
  return {
    guid: guid?.value ?? more?.guid ?? null,
    links: [
      ...present(item.link),
      ...originalLink(markup),
      ...(more?.links ?? []),
      ...(isPermaLink ? addresses(guid?.value) : []),
    ],
    titles: [...html(item.title, ...(item.dc?.titles ?? [])), ...(more?.titles ?? []), ...html(itunes?.title)],
    published: [
      ...present(item.pubDate, item.dc?.dates?.[0]),
      ...(more?.published ?? []),
      ...present(item.dcterms?.issued?.[0], item.dcterms?.created?.[0], item.dcterms?.dates?.[0]),
    ],
    updated: [...(more?.updated ?? []), ...present(item.dcterms?.modified?.[0])],
    authors: [...(item.dc?.creators ?? []), ...authorIn(markup), ...(more?.authors ?? []), ...present(itunes?.author)],
    categories: [
      ...(item.categories ?? []).flatMap(({ name }) => present(name)),
      ...(item.dc?.subjects ?? []),
      ...(more?.categories ?? []),
    ],
    bodies: [
      ...bodies([content?.encoded, item.description, ...(item.dc?.descriptions ?? [])]),
      ...(more?.bodies ?? []),
      ...bodies([itunes?.summary, item.media?.groups?.[0]?.description?.value, item.media?.description?.value]),
    ],
    language: item.xml?.lang ?? item.dc?.languages?.[0] ?? more?.language ?? null,
  };
}

/** What an item of RDF (RSS 1.0) says, in our names. `markup`: its XML, for what the parser leaves out. */
export function saidInRdfItem(item: RdfFeed.Item<string>, markup: string): Said {
  const more = item.atom === undefined ? null : saidInEntry(item.atom);
  return {
    guid: item.rdf?.about ?? null,
    links: [...present(item.link), ...originalLink(markup), ...(more?.links ?? []), ...addresses(item.rdf?.about)],
    titles: html(item.title, ...(item.dc?.titles ?? [])),
    published: present(item.dc?.dates?.[0], item.dcterms?.issued?.[0], item.dcterms?.created?.[0]),
    updated: [...(more?.updated ?? []), ...present(item.dcterms?.modified?.[0])],
    authors: item.dc?.creators ?? more?.authors ?? [],
    categories: item.dc?.subjects ?? [],
    bodies: bodies([item.content?.encoded, item.description, ...(item.dc?.descriptions ?? [])]),
    language: item.xml?.lang ?? item.dc?.languages?.[0] ?? null,
  };
}

/** What a feed of RSS says of itself. */
export function saidInRss(feed: RssFeed.Feed<string>): SaidOfFeed {
  return {
    titles: html(feed.title, ...(feed.dc?.titles ?? []), feed.atom?.title?.value),
    links: [...present(feed.link), ...linksOf(feed.atom?.links ?? [], ['alternate'])],
    language: feed.language ?? feed.dc?.languages?.[0] ?? feed.xml?.lang ?? null,
    ttlMinutes: feed.ttl ?? minutesBetween(feed.sy),
  };
}

/** What a feed of RDF (RSS 1.0) says of itself. */
export function saidInRdf(feed: RdfFeed.Feed<string>): SaidOfFeed {
  const more = feed.atom === undefined ? null : saidInAtom(feed.atom);
  return {
    titles: html(feed.title, ...(feed.dc?.titles ?? [])),
    links: [...present(feed.link), ...(more?.links ?? []), ...addresses(feed.rdf?.about)],
    language: feed.dc?.languages?.[0] ?? feed.xml?.lang ?? null,
    ttlMinutes: minutesBetween(feed.sy),
  };
}

function originalLink(markup: string): string[] {
  return present(original.exec(markup)?.[1]?.replaceAll('&amp;', '&'));
}

function bodies(values: readonly (string | undefined)[]): SaidBody[] {
  return html(...values).map((text) => ({ ...text, isSummary: false }));
}

const minutesIn: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** The syndication module says how often in a period a feed changes. */
function minutesBetween(sy: { readonly updatePeriod?: string; readonly updateFrequency?: number } | undefined) {
  const period = minutesIn[sy?.updatePeriod?.trim().toLowerCase() ?? ''];
  const frequency = sy?.updateFrequency ?? 1;
  return period === undefined || !(frequency > 0) ? null : Math.round(period / frequency);
}

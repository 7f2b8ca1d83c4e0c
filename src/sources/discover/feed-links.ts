import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** A feed that a page names. */
export interface FeedLink {
  readonly url: string;
  readonly title: string | null;
}

interface PageLinks {
  readonly title: string | null;
  /** Named as this page's feeds, in its order; those of comments last. */
  readonly feeds: readonly FeedLink[];
  /** Links that people follow whose addresses look like feeds'. */
  readonly likely: readonly FeedLink[];
}

const feedTypes = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/xml',
  'text/xml',
]);

/** `rss`, `feed` or `atom` as a word of a path, as in /rss/sport.xml, /feeds/, /news.rss, /?feed=rss2. */
const feedWord = /(?:^|[/._=-])(?:rss|atom|feed|rdf)s?\d?(?:[/._-]|$)/i;

/** The names under which blog software gives out comments, whatever the site's language. */
const commentsWord = /[/=]comments?(?:[/_-]|$)/i;

/** Whether an address gives out comments, not articles. */
export function isOfComments(url: string): boolean {
  const { pathname, search } = new URL(url);
  return commentsWord.test(pathname) || commentsWord.test(search);
}

/** @param url the page's own address, after redirects */
export function linksOf(html: string, url: string): PageLinks {
  const elements = [...elementsOf(parse(html))];
  const written = elements.find(({ tagName, attrs }) => tagName === 'base' && attribute(attrs, 'href') !== null);
  const base = (written && URL.parse(attribute(written.attrs, 'href') ?? '', url)?.href) ?? url;
  const feeds: FeedLink[] = [];
  const likely: FeedLink[] = [];
  for (const { tagName, attrs, childNodes } of elements) {
    const address = addressOf(attribute(attrs, 'href'), base);
    if (address === null) continue;
    const type = (attribute(attrs, 'type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const relations = (attribute(attrs, 'rel') ?? '').toLowerCase().split(/\s+/);
    const title = attribute(attrs, 'title')?.trim() || null;
    const isNamed = relations.includes('feed') || (relations.includes('alternate') && feedTypes.has(type));
    if (tagName === 'link' && isNamed && !relations.includes('stylesheet')) feeds.push({ url: address, title });
    if (tagName === 'a' && (isNamed || feedTypes.has(type) || looksLikeFeed(address))) {
      likely.push({ url: address, title: title ?? (textOf(childNodes) || null) });
    }
  }
  const title = elements.find(({ tagName }) => tagName === 'title');
  return {
    title: (title && textOf(title.childNodes)) || null,
    feeds: commentsLast(distinct(feeds)),
    likely: commentsLast(distinct(likely)),
  };
}

function looksLikeFeed(url: string): boolean {
  const { pathname, search } = new URL(url);
  return feedWord.test(pathname) || feedWord.test(search);
}

function addressOf(href: string | null, base: string): string | null {
  const url =
    href === null ? null : URL.parse(href.trim().replace(/^feed:(?:\/\/)?(?=https?:)|^feed:(?=\/\/)/i, ''), base);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return url.href;
}

function distinct(links: readonly FeedLink[]): readonly FeedLink[] {
  return [...Map.groupBy(links, ({ url }) => url).values()].flatMap((same) => same.slice(0, 1));
}

function commentsLast(links: readonly FeedLink[]): readonly FeedLink[] {
  return [...links.filter(({ url }) => !isOfComments(url)), ...links.filter(({ url }) => isOfComments(url))];
}

function* elementsOf(node: DefaultTreeAdapterTypes.ParentNode): Generator<DefaultTreeAdapterTypes.Element> {
  // Without recursion, since pages nest as deeply as they like.
  const open: DefaultTreeAdapterTypes.ChildNode[] = node.childNodes.toReversed();
  for (let next = open.pop(); next; next = open.pop()) {
    if (!('tagName' in next)) continue;
    yield next;
    for (const child of next.childNodes.toReversed()) open.push(child);
  }
}

function attribute(attributes: DefaultTreeAdapterTypes.Element['attrs'], name: string): string | null {
  return attributes.find((found) => found.name === name)?.value ?? null;
}

function textOf(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): string {
  const text = nodes.flatMap((node) => ('value' in node ? [node.value] : [])).join('');
  return text.replaceAll(/\s+/g, ' ').trim();
}

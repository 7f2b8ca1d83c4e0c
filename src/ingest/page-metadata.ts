import type { DefaultTreeAdapterTypes } from 'parse5';
import { type HeaderEntry, type HeaderValue, wordsOfValue } from './header-entry.ts';
import { attribute, plainText } from './html-elements.ts';
import { canonicalAddress } from './page-address.ts';
import { publicationDate, usable } from './page-dates.ts';
import { type LinkedData, linkedDataOf } from './page-linked.ts';
import { standingOf } from './page-standing.ts';
import type { Warn } from './problem.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Where a page says something of itself. */
export interface PageHead {
  /** All elements, in the order of the page. */
  readonly elements: readonly Element[];
  /** What stands in `<meta>`, by its name or property in lower case. */
  readonly meta: ReadonlyMap<string, string>;
  readonly linked: LinkedData;
}

/** How a page is read. */
export interface PageOptions {
  /** Where it was fetched from; `null` where that isn't known. */
  readonly url: string | null;
  /** That of times which name none. */
  readonly timeZone: string;
  /** What is said to expire before it is held back. */
  readonly now: Date;
}

/** Finds where a page says something of itself. */
export function pageHead(document: DefaultTreeAdapterTypes.Document): PageHead {
  const elements = [...elementsOf(document)];
  const meta = new Map<string, string>();
  for (const element of elements) {
    if (element.tagName !== 'meta') continue;
    const name = (attribute(element, 'property') ?? attribute(element, 'name') ?? '').toLowerCase();
    const content = attribute(element, 'content')?.trim() ?? '';
    if (name !== '' && content !== '' && !meta.has(name)) meta.set(name, content);
  }
  return { elements, meta, linked: linkedDataOf(elements) };
}

/** What a page says of itself, as fields. */
export function pageMetadata(head: PageHead, { url, timeZone, now }: PageOptions, warn: Warn): HeaderEntry[] {
  const { elements, meta, linked } = head;
  const textOf = (name: string): string | null => {
    const found = elements.filter(({ tagName }) => tagName === name);
    const [first] = found;
    const text = first && (name !== 'h1' || found.length === 1) ? plainText(first).trim() : '';
    return text === '' ? null : text;
  };
  const from = (...names: string[]): string | null => names.map((name) => meta.get(name)).find((each) => each) ?? null;
  const words = (name: string): string | null => wordsOfValue(linked.article?.[name] ?? null);
  const site = from('og:site_name', 'application-name') ?? words('publisher');
  const html = elements.find(({ tagName }) => tagName === 'html');
  const title = from('og:title') ?? words('headline') ?? textOf('h1') ?? textOf('title');
  const fields: Record<string, HeaderValue> = {
    title: title === null ? null : withoutSite(title, site),
    source: site,
    url: canonicalAddress(head, url) ?? url,
    date: publicationDate(head, url, timeZone, warn),
    updated: usable([from('article:modified_time', 'og:updated_time') ?? '', words('dateModified') ?? ''], timeZone),
    author: authorOf(head),
    section: from('article:section') ?? words('articleSection'),
    language: html && /^[a-z]{2}\b/i.test(attribute(html, 'lang') ?? '') ? (attribute(html, 'lang') ?? null) : null,
    ...standingOf(head, timeZone, now, warn),
  };
  return Object.entries(fields).flatMap(([key, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [{ key, value, line: null }] : [],
  );
}

function authorOf({ elements, meta, linked }: PageHead): string | null {
  const marked = elements.filter(
    (element) => attribute(element, 'rel') === 'author' || attribute(element, 'itemprop') === 'author',
  );
  const said = [
    wordsOfValue(linked.article?.['author'] ?? null),
    ...['author', 'article:author', 'parsely-author', 'byl', 'dc.creator'].map((name) => meta.get(name)),
    marked.length === 1 && marked[0] ? plainText(marked[0]).replace(/\s+/g, ' ').trim() : null,
  ];
  // Some name the author by an address.
  return said.find((each) => each && !/^https?:|\/\//.test(each))?.replace(/^by\s+/i, '') ?? null;
}

/** A headline without the outlet's name behind it: "Port reopens | Harbour Gazette". */
function withoutSite(title: string, site: string | null): string {
  if (site === null) return title;
  const end = title.lastIndexOf(site);
  if (end <= 0 || end + site.length !== title.length) return title;
  const cut = title.slice(0, end).replace(/\s*[|–—:·•»-]\s*$/, '');
  return cut === '' || cut.length === end ? title : cut;
}

/** All elements below a node, in the order of the page. */
export function* elementsOf(root: Node): Generator<Element> {
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('tagName' in node) yield node;
    if ('childNodes' in node) open.push(...node.childNodes.toReversed());
  }
}

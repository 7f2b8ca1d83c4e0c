import type { DefaultTreeAdapterTypes } from 'parse5';
import { isDate } from '../language/dates.ts';
import { type HeaderEntry, type HeaderValue, toValue, wordsOfValue } from './entry.ts';
import { attribute, plainText } from './html-elements.ts';
import type { Warn } from './problem.ts';
import { readWrittenDate } from './written-date.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Names under which pages say when they were published, in `<meta>`. */
const dateNames = (
  'article:published_time og:article:published_time og:published_time datepublished date pubdate publish-date ' +
  'publish_date publication_date parsely-pub-date sailthru.date dc.date dc.date.issued dcterms.created date.issued'
).split(' ');

/**
 * What a page says of itself, as fields. Of several dates that itemprop says comes first, then those of `<meta>`, of JSON-LD, of `<time>`: in
 * that order they are right most often.
 */
export function pageMetadata(document: DefaultTreeAdapterTypes.Document, timeZone: string, warn: Warn): HeaderEntry[] {
  const elements = [...elementsOf(document)];
  const meta = new Map<string, string>();
  for (const element of elements) {
    if (element.tagName !== 'meta') continue;
    const name = (attribute(element, 'property') ?? attribute(element, 'name') ?? '').toLowerCase();
    const content = attribute(element, 'content')?.trim() ?? '';
    if (name !== '' && content !== '' && !meta.has(name)) meta.set(name, content);
  }
  const linked = jsonLd(elements);
  const textOf = (name: string): string | null => {
    const found = elements.filter(({ tagName }) => tagName === name);
    const [first] = found;
    const text = first && (name !== 'h1' || found.length === 1) ? plainText(first).trim() : '';
    return text === '' ? null : text;
  };
  const from = (...names: string[]): string | null => names.map((name) => meta.get(name)).find((each) => each) ?? null;
  const words = (value: HeaderValue | undefined): string | null => wordsOfValue(value ?? null);
  const site = from('og:site_name', 'application-name') ?? words(linked?.['publisher']);
  const canonical = elements.find(
    (element) => element.tagName === 'link' && attribute(element, 'rel')?.toLowerCase() === 'canonical',
  );
  const html = elements.find(({ tagName }) => tagName === 'html');
  const people = [words(linked?.['author']), from('author', 'article:author', 'parsely-author', 'byl', 'dc.creator')];
  const address = [canonical && attribute(canonical, 'href'), from('og:url')];
  const title = from('og:title') ?? words(linked?.['headline']) ?? textOf('h1') ?? textOf('title');
  const fields: Record<string, string | null> = {
    title: title === null ? null : withoutSite(title, site),
    source: site,
    url: address.find((each) => each && /^https?:\/\/[^/]+\/./i.test(each)) ?? null,
    date: publicationDate(
      elements,
      dateNames.flatMap((name) => meta.get(name) ?? []),
      linked,
      timeZone,
      warn,
    ),
    updated: usable(
      [from('article:modified_time', 'og:updated_time') ?? '', words(linked?.['dateModified']) ?? ''],
      timeZone,
    ),
    author: people.find((each) => each && !/^https?:|\/\//.test(each))?.replace(/^by\s+/i, '') ?? null,
    section: from('article:section') ?? words(linked?.['articleSection']),
    language: html && /^[a-z]{2}\b/i.test(attribute(html, 'lang') ?? '') ? (attribute(html, 'lang') ?? null) : null,
  };
  return Object.entries(fields).flatMap(([key, value]) =>
    value === null || value.trim() === '' ? [] : [{ key, value, line: null }],
  );
}

function publicationDate(
  elements: readonly Element[],
  meta: readonly string[],
  linked: Linked | null,
  timeZone: string,
  warn: Warn,
): string | null {
  const itemprop = elements.flatMap((element) =>
    /(?:^|\s)datepublished(?:\s|$)/i.test(attribute(element, 'itemprop') ?? '') ? [dateOf(element)] : [],
  );
  const said = usable([...itemprop, ...meta, wordsOfValue(linked?.['datePublished'] ?? null) ?? ''], timeZone);
  if (said !== null) return said;
  const times = elements.flatMap((element) =>
    element.tagName === 'time' ? (attribute(element, 'datetime') ?? []) : [],
  );
  const time = usable(times, timeZone);
  if (time !== null) warn(`the page says its date in no field; ${time} is the first that it shows`);
  return time;
}

/** The first date that can be read, rather one that stands as we write dates. */
function usable(candidates: readonly string[], timeZone: string): string | null {
  const trimmed = candidates.map((candidate) => candidate.trim());
  return trimmed.find(isDate) ?? trimmed.find((candidate) => readWrittenDate(candidate, timeZone) !== null) ?? null;
}

function dateOf(element: Element): string {
  return attribute(element, 'content') ?? attribute(element, 'datetime') ?? plainText(element);
}

/** A headline without the outlet's name behind it: "Port reopens | Harbour Gazette". */
function withoutSite(title: string, site: string | null): string {
  if (site === null) return title;
  const end = title.lastIndexOf(site);
  if (end <= 0 || end + site.length !== title.length) return title;
  const cut = title.slice(0, end).replace(/\s*[|–—:·•»-]\s*$/, '');
  return cut === '' || cut.length === end ? title : cut;
}

type Linked = Readonly<Record<string, HeaderValue>>;

/** The article that a page's JSON-LD describes. */
function jsonLd(elements: readonly Element[]): Linked | null {
  for (const element of elements) {
    if (element.tagName !== 'script' || attribute(element, 'type') !== 'application/ld+json') continue;
    try {
      const found = articleIn(toValue(JSON.parse(plainText(element))), 0);
      if (found) return found;
    } catch {
      // Many pages' JSON-LD is broken; the page says the same elsewhere.
    }
  }
  return null;
}

function articleIn(value: HeaderValue, depth: number): Linked | null {
  if (value === null || typeof value === 'string' || depth > 3) return null;
  if (!isObject(value)) return value.map((each) => articleIn(each, depth + 1)).find((each) => each !== null) ?? null;
  const types = wordsOfValue(value['@type'] ?? null) ?? '';
  if (/Article|BlogPosting|LiveBlog/.test(types)) return value;
  return articleIn(value['@graph'] ?? value['mainEntity'] ?? null, depth + 1);
}

function isObject(value: Exclude<HeaderValue, string | null>): value is Linked {
  return !Array.isArray(value);
}

/** All elements below a node, in the order of the page. */
export function* elementsOf(root: Node): Generator<Element> {
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('tagName' in node) yield node;
    if ('childNodes' in node) open.push(...node.childNodes.toReversed());
  }
}

import type { Warn } from '../coverage/unreadable.ts';
import { type HeaderEntry, type HeaderValue, wordsOfValue } from './header-entry.ts';
import { attribute, plainText } from './html-elements.ts';
import { canonicalAddress } from './page-address.ts';
import { publicationDate, usable } from './page-dates.ts';
import type { PageHead, PageOptions } from './page-head.ts';
import { standingOf } from './page-standing.ts';

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
    embargo: from('prism.embargodate', 'prism:embargodate', 'embargo', 'dcterms.available'),
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

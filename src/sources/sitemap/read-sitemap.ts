import { constants, gunzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { decodeText } from '../http/text.ts';
import { type ChildSitemap, maxEntries, maxSitemapBytes, type Sitemap, type SitemapPage } from './sitemap.ts';
import { w3cDate } from './sitemap-date.ts';

/** Longer text in an element is no address, name or title. */
const maxTextChars = 4_000;

/** Nothing of a sitemap stands deeper; each floor costs time at every element. */
const maxDepth = 20;

/** How much is parsed before it is looked whether that was enough. */
const sliceChars = 64 * 1024;

/** Elements whose text is read, by their place in an entry. */
const readElements = new Set([
  'loc',
  'lastmod',
  'news/title',
  'news/publication_date',
  'news/publication/name',
  'news/publication/language',
]);

const feedRoots = new Set(['rss', 'feed', 'RDF']);

/** The texts of one `url` or `sitemap`, by element. */
type Entry = ReadonlyMap<string, string>;

interface Elements {
  /** The outermost element's name without its prefix; `null` where there is none. */
  readonly root: string | null;
  readonly entries: readonly Entry[];
  /** What the DOCTYPE says, in small letters; `null` where there is none. */
  readonly doctype: string | null;
  /** Whether the outermost element was closed. */
  readonly isWhole: boolean;
  readonly isOverLimit: boolean;
}

/**
 * Reads a sitemap or an index of sitemaps, in XML or as a list of addresses, gzipped or not. Of one that breaks off, what is whole is
 * read. Entities that a DTD defines are never expanded: what has a DOCTYPE is refused.
 * @param url its own address, which relative addresses start from
 * @param charset as `Content-Type` names it
 */
export function readSitemap(bytes: Uint8Array, url: string, charset: string | null = null): Sitemap {
  const unpacked = unpack(bytes);
  if (typeof unpacked === 'string') return { kind: 'unreadable', problem: unpacked };
  const isTooLong = unpacked.length > maxSitemapBytes;
  const text = decodeText(unpacked.subarray(0, maxSitemapBytes), charset).trimStart();
  if (text === '') return { kind: 'unreadable', problem: 'it is empty' };
  const warnings = isTooLong ? [`it is longer than ${maxSitemapBytes / 1024 ** 2} MB; only that much was read`] : [];
  // A server's own warnings may stand before the declaration.
  const declared = text.slice(0, sliceChars).indexOf('<?xml');
  if (declared > 0) {
    const read = readXml(text.slice(declared), url, warnings);
    if (read.kind !== 'unreadable') return read;
  }
  return text.startsWith('<') ? readXml(text, url, warnings) : readList(text, url, warnings);
}

/** The bytes without gzip, or why they can't be had. */
function unpack(bytes: Uint8Array): Uint8Array | string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    // Flushed so, a file that breaks off gives what there is.
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: maxSitemapBytes });
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return isTooLarge
      ? `it is larger than ${maxSitemapBytes / 1024 ** 2} MB unpacked`
      : 'it is damaged: gzip that can’t be unpacked';
  }
}

function readXml(text: string, url: string, warnings: string[]): Sitemap {
  const { root, entries, doctype, isWhole, isOverLimit } = elementsOf(text);
  if (root?.toLowerCase() === 'html' || doctype?.startsWith('!doctype html') === true)
    return { kind: 'unreadable', problem: 'it is a web page, not a sitemap' };
  if (doctype !== null)
    return { kind: 'unreadable', problem: 'it has a DOCTYPE, which no sitemap needs and which isn’t read' };
  if (root !== null && feedRoots.has(root)) return { kind: 'unreadable', problem: 'it is a feed; read it as one' };
  if (root !== 'urlset' && root !== 'sitemapindex') {
    return { kind: 'unreadable', problem: root === null ? 'it is no XML' : `it is XML of another kind, <${root}>` };
  }
  if (isOverLimit) warnings.push(`it has more than ${maxEntries} entries; the first ${maxEntries} were read`);
  else if (!isWhole) warnings.push('it breaks off; what is whole was read');
  if (root === 'sitemapindex') {
    const sitemaps = addressed(
      entries,
      url,
      warnings,
      (address, entry): ChildSitemap => ({
        url: address,
        lastmod: w3cDate(entry.get('lastmod') ?? ''),
      }),
    );
    return { kind: 'index', sitemaps, warnings };
  }
  return { kind: 'urlset', pages: addressed(entries, url, warnings, pageOf), warnings };
}

function pageOf(url: string, entry: Entry): SitemapPage {
  const text = (name: string): string | null => entry.get(`news/${name}`)?.trim() || null;
  const hasNews = entry.keys().some((name) => name.startsWith('news'));
  const news = {
    title: text('title'),
    publication: text('publication/name'),
    language: text('publication/language'),
    date: w3cDate(text('publication_date') ?? ''),
  };
  return { url, lastmod: w3cDate(entry.get('lastmod') ?? ''), news: hasNews ? news : null };
}

function addressed<T>(
  entries: readonly Entry[],
  base: string,
  warnings: string[],
  make: (url: string, entry: Entry) => T,
): T[] {
  const found = entries.flatMap((entry) => {
    const url = usableAddress(entry.get('loc') ?? '', base);
    return url === null ? [] : [make(url, entry)];
  });
  const lost = entries.length - found.length;
  if (lost > 0) warnings.push(`${lost} of its entries have no http(s) address and were passed over`);
  return found;
}

function usableAddress(written: string, base: string): string | null {
  const trimmed = written.trim();
  const url = trimmed === '' ? null : URL.parse(trimmed, base);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return url.href;
}

/** A sitemap may be a list of addresses, one a line. */
function readList(text: string, url: string, warnings: string[]): Sitemap {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  if (!/^https?:\/\/\S+$/i.test(lines[0]?.trim() ?? '')) {
    return { kind: 'unreadable', problem: 'it is neither XML nor a list of addresses' };
  }
  if (lines.length > maxEntries)
    warnings.push(`it has more than ${maxEntries} entries; the first ${maxEntries} were read`);
  const entries = lines.slice(0, maxEntries).map((line) => new Map([['loc', /^\s*https?:/i.test(line) ? line : '']]));
  return { kind: 'urlset', pages: addressed(entries, url, warnings, pageOf), warnings };
}

function elementsOf(text: string): Elements {
  const open: string[] = [];
  const entries: Entry[] = [];
  let entry: Map<string, string> | null = null;
  let root: string | null = null;
  let doctype: string | null = null;
  let isWhole = false;
  /** Where an element stands in its entry; `null` outside of one. */
  const place = (): string | null => (entry === null || open.length > maxDepth ? null : open.slice(2).join('/'));

  const parser = new Parser(
    {
      onprocessinginstruction: (name, whole) => {
        if (name.toLowerCase() === '!doctype') doctype ??= whole.toLowerCase();
      },
      onopentag: (name) => {
        const local = localName(name);
        root ??= local;
        open.push(local);
        if (open.length === 2 && (local === 'url' || local === 'sitemap')) entry = new Map();
        if (place() === 'news') entry?.set('news', '');
      },
      ontext: (piece) => {
        const name = place();
        if (entry === null || name === null || !readElements.has(name)) return;
        const before = entry.get(name) ?? '';
        if (before.length < maxTextChars) entry.set(name, before + piece);
      },
      onclosetag: (_, isImplied) => {
        open.pop();
        if (open.length === 0) isWhole = !isImplied;
        if (open.length !== 1 || entry === null) return;
        if (!isImplied) entries.push(entry);
        entry = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < text.length; at += sliceChars) {
    parser.write(text.slice(at, at + sliceChars));
    if (entries.length > maxEntries || doctype !== null || open.length > maxDepth) break;
  }
  const isOverLimit = entries.length > maxEntries;
  if (!isOverLimit && open.length <= maxDepth) parser.end();
  return { root, entries: entries.slice(0, maxEntries), doctype, isWhole, isOverLimit };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

import { constants, gunzipSync } from 'node:zlib';
import { decodeText } from '../http/text.ts';

/** What coverage can be read from. */
export type WebKind = 'feed' | 'sitemap' | 'page';

/** Enough for any prologue, licence comment or warning that stands before the first element. */
const sniffedBytes = 16 * 1024;

const kinds: Readonly<Record<string, WebKind>> = {
  rss: 'feed',
  feed: 'feed',
  rdf: 'feed',
  channel: 'feed',
  urlset: 'sitemap',
  sitemapindex: 'sitemap',
  html: 'page',
};

const element = /^<(?:[\w-]+:)?([a-z][\w-]*)/i;

/**
 * What something is, by its first bytes: a feed that is served as a web page is a feed. The media type decides only where they don't.
 * `null` for what is none of them, such as a picture.
 * @param contentType without parameters, in small letters
 */
export function kindOf(bytes: Uint8Array, contentType: string | null): WebKind | null {
  const text = decodeText(head(bytes), null).trimStart();
  if (text.includes('\0')) return null;
  if (text.startsWith('{')) return isJsonFeed(text, contentType) ? 'feed' : null;
  if (/^https?:\/\/\S+\s*(?:\n|$)/i.test(text)) return contentType === 'text/html' ? 'page' : 'sitemap';
  // A server's own warnings may stand before the declaration.
  const declared = text.indexOf('<?xml');
  const kind = kindOfRoot(text) ?? (declared > 0 ? kindOfRoot(text.slice(declared)) : null);
  if (kind !== null) return kind;
  const isHtml = contentType === 'text/html' || contentType === 'application/xhtml+xml';
  const tag = isHtml ? /<[a-z][^<>]*>/i : /<(?:head|body|title|meta)\b/i;
  return (isHtml || contentType === null) && tag.test(text) ? 'page' : null;
}

/** By its outermost element; where that says nothing, as in HTML that leaves it out, by its DOCTYPE. */
function kindOfRoot(text: string): WebKind | null {
  let rest = text.trimStart();
  let isHtml = false;
  for (;;) {
    isHtml ||= /^<!doctype\s+html/i.test(rest);
    const end = prologueEnd(rest);
    if (end === null) break;
    rest = rest.slice(end).trimStart();
  }
  return kinds[element.exec(rest)?.[1]?.toLowerCase() ?? ''] ?? (isHtml ? 'page' : null);
}

/** Where an instruction, a comment or a declaration at the front ends; `null` where there is none that does. */
function prologueEnd(text: string): number | null {
  const after = (mark: string, from = 0): number | null => {
    const at = text.indexOf(mark, from);
    return at < 0 ? null : at + mark.length;
  };
  if (text.startsWith('<?')) return after('?>');
  if (text.startsWith('<!--')) return after('-->');
  if (!text.startsWith('<!')) return null;
  const end = after('>');
  const subset = text.indexOf('[');
  return end === null || subset < 0 || subset > end ? end : after('>', after(']', subset) ?? text.length);
}

function head(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.subarray(0, sniffedBytes);
  try {
    // This many bytes unpack to no more than a thousand times as many.
    const options = { finishFlush: constants.Z_SYNC_FLUSH };
    return gunzipSync(bytes.subarray(0, 1024), options).subarray(0, sniffedBytes);
  } catch {
    return bytes.subarray(0, sniffedBytes);
  }
}

/** By its `version`, which may stand behind the items; then its media type tells (jsonfeed.org, 1.1). */
function isJsonFeed(text: string, contentType: string | null): boolean {
  return (
    contentType === 'application/feed+json' || /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/.test(text)
  );
}

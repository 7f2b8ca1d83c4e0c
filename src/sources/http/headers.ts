import type { Validators } from './fetched.ts';

/** Headers as undici gives them: names in small letters. */
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A waiting time longer than a day is a mistake, or a way to be rid of us for good. */
export const maxRetryAfterMs = 24 * 60 * 60_000;

/** A header's value; several are joined as one list (RFC 9110, 5.3). */
export function header(headers: Headers, name: string): string | null {
  const value = headers[name];
  if (value === undefined) return null;
  return typeof value === 'string' ? value : value.join(', ');
}

/** The first of a header that should stand once. */
function single(headers: Headers, name: string): string | null {
  const value = headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}

/** `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3), as milliseconds from now, a day at most; `null` where there is none or no sense in it. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const written = single(headers, 'retry-after')?.trim() ?? '';
  if (written === '') return null;
  const waitMs = /^\d+(\.\d+)?$/.test(written) ? Number(written) * 1000 : dateMs(written, headers, now);
  return waitMs === null || !(waitMs > 0) ? null : Math.min(waitMs, maxRetryAfterMs);
}

/** How long until a date of the server's, by the server's own clock where it says what that shows. */
function dateMs(written: string, headers: Headers, now: number): number | null {
  const until = Date.parse(written);
  const serverNow = Date.parse(single(headers, 'date') ?? '');
  return Number.isNaN(until) ? null : until - (Number.isNaN(serverNow) ? now : serverNow);
}

/** How long an answer stays fresh: `max-age` less `Age`, else `Expires` (RFC 9111, 4.2); `null` where neither says so, 0 where it is stale at once. */
export function maxAgeMs(headers: Headers, now: number): number | null {
  const control = header(headers, 'cache-control') ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0;
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(control)?.[1];
  if (seconds !== undefined) {
    const age = Number.parseInt(single(headers, 'age') ?? '0', 10);
    return Math.max(0, Number(seconds) - (age > 0 ? age : 0)) * 1000;
  }
  const expires = single(headers, 'expires');
  if (expires === null) return null;
  return Math.max(0, dateMs(expires, headers, now) ?? 0);
}

/** The media type and the charset that `Content-Type` names. */
export function contentTypeOf(headers: Headers): {
  readonly contentType: string | null;
  readonly charset: string | null;
} {
  const written = single(headers, 'content-type') ?? '';
  const type = written.split(/[;,]/)[0]?.trim().toLowerCase() ?? '';
  const charset = /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(written)?.[1]?.toLowerCase();
  return { contentType: type === '' ? null : type, charset: charset ?? null };
}

/** `Content-Encoding`'s codings, in the order in which they were applied. */
export function encodingsOf(headers: Headers): readonly string[] {
  return (header(headers, 'content-encoding') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
}

/** What tells an unchanged answer; what can't be sent back as it came is none. */
export function validatorsOf(headers: Headers): Validators {
  const sendable = (name: string): string | null => {
    const value = single(headers, name)?.trim() ?? '';
    return /^[\x20-\x7e]+$/.test(value) ? value : null;
  };
  return { etag: sendable('etag'), lastModified: sendable('last-modified') };
}

/** Where a redirect leads, as written. Letters outside ASCII, which shouldn't stand there, are mostly UTF-8. */
export function locationOf(headers: Headers): string | null {
  const written = single(headers, 'location');
  if (written === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(written, 'latin1'));
  } catch {
    return written;
  }
}

import type { Agent, Dispatcher } from 'undici';
import { readBody } from './body.ts';
import type { Clock } from './clock.ts';
import { type Fetched, refused, type Validators } from './fetched.ts';
import { contentTypeOf, encodingsOf, header, locationOf, maxAgeMs, retryAfterMs, validatorsOf } from './headers.ts';
import { failureOf, isConnectionLost, statusRefusal } from './request-failure.ts';

/** For an address with all its redirects; waiting for a host's turn isn't counted. */
export const maxTotalMs = 30_000;

/** This much of a body that nobody reads is let through, to keep its connection. */
const dumpedBytes = 16 * 1024;

const permanentRedirects: ReadonlySet<number> = new Set([301, 308]);
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export interface GetOptions {
  /** Of the answer that is known, so that an unchanged one isn't sent again. */
  readonly validators: Validators | null;
  /** Media types, as `Accept` lists them. */
  readonly accept: string;
  readonly signal: AbortSignal;
  /** More than that, unpacked, is refused; `maxBodyBytes` unless said otherwise. */
  readonly maxBytes?: number;
}

/** What one request is given beyond its address. */
export interface Asked extends GetOptions {
  readonly maxBytes: number;
  /** Only as much as may be is read of what is larger; else it is refused. */
  readonly isCutAllowed: boolean;
  /** False for robots.txt itself. */
  readonly obeysRobots: boolean;
}

export interface Redirect {
  readonly kind: 'redirect';
  readonly to: string;
  readonly isPermanent: boolean;
}

interface Line {
  readonly agent: Agent;
  readonly clock: Clock;
  readonly userAgent: string;
}

/**
 * One request and its answer; redirects aren't followed.
 * @param limitMs for all of it, to the body's last byte
 * @throws the signal's reason when it is aborted.
 */
export async function exchange(
  { agent, clock, userAgent }: Line,
  url: URL,
  limitMs: number,
  asked: Asked,
): Promise<Fetched | Redirect> {
  const timeout = new AbortController();
  const cancel = clock.after(Math.max(0, limitMs), () => timeout.abort());
  const signal = AbortSignal.any([timeout.signal, asked.signal]);
  try {
    const request = {
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: headersFor(userAgent, asked),
      signal,
    } as const;
    // A server may close a connection that was kept open just as it is used again; another one then serves.
    const response = await agent.request(request).catch((error: unknown) => {
      if (isConnectionLost(error)) return agent.request(request);
      throw error;
    });
    return await read(url, response, asked, clock.now(), signal);
  } catch (error) {
    asked.signal.throwIfAborted();
    if (!timeout.signal.aborted) return failureOf(error, url.host);
    return { ...refused(`${url.host} took longer than ${maxTotalMs / 1000} s`, true), isTimeout: true };
  } finally {
    cancel();
  }
}

function headersFor(userAgent: string, { accept, validators }: Asked): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept,
    'accept-encoding': 'gzip, deflate, br',
    ...(validators?.etag == null ? {} : { 'if-none-match': validators.etag }),
    ...(validators?.lastModified == null ? {} : { 'if-modified-since': validators.lastModified }),
  };
}

async function read(
  url: URL,
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  { validators, maxBytes, isCutAllowed }: Asked,
  now: number,
  signal: AbortSignal,
): Promise<Fetched | Redirect> {
  const waitMs = retryAfterMs(headers, now);
  const answered = { url: url.href, movedTo: null };
  const fresh = { retryAfterMs: waitMs, maxAgeMs: maxAgeMs(headers, now) };

  if (status === 200 || status === 203) {
    const tooLarge = refused(`${url.href} is larger than ${maxBytes / 1024 ** 2} MB; give an address with less`, false);
    if (!isCutAllowed && Number(header(headers, 'content-length')) > maxBytes) {
      body.on('error', () => undefined).destroy();
      return tooLarge;
    }
    const { bytes, isWhole } = await readBody(body, encodingsOf(headers), maxBytes);
    if (!isWhole && !isCutAllowed) return tooLarge;
    return {
      kind: 'ok',
      ...answered,
      status,
      ...contentTypeOf(headers),
      body: bytes,
      validators: validatorsOf(headers),
      ...fresh,
    };
  }

  await body.dump({ limit: dumpedBytes, signal }).catch(() => undefined);
  signal.throwIfAborted();
  if (redirects.has(status)) {
    const location = locationOf(headers) ?? '';
    const to = URL.parse(location, url.href)?.href;
    return location === '' || to === undefined
      ? refused(`${url.host} leads on without saying where (${status})`, false, status)
      : { kind: 'redirect', to, isPermanent: permanentRedirects.has(status) };
  }
  const isConditional = validators?.etag != null || validators?.lastModified != null;
  if (status === 304 && isConditional) {
    const given = validatorsOf(headers);
    const kept = { etag: given.etag ?? validators.etag, lastModified: given.lastModified ?? validators.lastModified };
    return { kind: 'not modified', ...answered, status, validators: kept, ...fresh };
  }
  if (status === 410) return { kind: 'gone', ...answered, status };
  if (status === 404) return { kind: 'not found', ...answered, status };
  return { ...statusRefusal(status, url.host), retryAfterMs: waitMs };
}

import { createHash } from 'node:crypto';
import { UnreadableError } from '../../coverage/unreadable.ts';
import { isPostponed, type Page, type Validators } from '../http/fetched.ts';
import type { WebParts } from '../web-parts.ts';
import type { ReadPage } from './read-page.ts';

const accept = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';

/** What became of a page that was asked for. */
export type FetchedPage = FetchedAndRead | AbsentPage | RefusedPage | { readonly kind: 'not modified' };

export interface FetchedAndRead {
  readonly kind: 'read';
  readonly page: ReadPage;
  /** After redirects. */
  readonly url: string;
  readonly validators: Validators;
  /** Tells the words of one reading from those of another. */
  readonly hash: string;
}

/** 404 may be a mistake of the site's; 410 says that it was meant. */
interface AbsentPage {
  readonly kind: 'absent';
  readonly isForGood: boolean;
}

interface RefusedPage {
  readonly kind: 'refused';
  /** Plain words. */
  readonly reason: string;
  readonly retryAfterMs: number | null;
  readonly isTemporary: boolean;
  /** Nothing was asked, since the host wants to be left alone. */
  readonly isPostponed: boolean;
}

/**
 * Gets a page and reads it.
 * @throws the signal's reason when it is aborted.
 */
export async function fetchPage(
  { client, pages, timeZone }: WebParts,
  url: string,
  signal: AbortSignal,
  validators: Validators | null = null,
): Promise<FetchedPage> {
  const got = await client.get(url, { validators, accept, signal });
  switch (got.kind) {
    case 'not modified':
      return { kind: 'not modified' };
    case 'gone':
    case 'not found':
      return { kind: 'absent', isForGood: got.kind === 'gone' };
    case 'refused':
      return { ...got, isPostponed: isPostponed(got) };
    case 'ok':
      return readFetched({ pages, timeZone }, got, signal);
  }
}

/** Reads a page that was fetched. @throws the signal's reason when it is aborted. */
export async function readFetched(
  { pages, timeZone }: Pick<WebParts, 'pages' | 'timeZone'>,
  { body, url, charset, contentType, validators }: Page,
  signal: AbortSignal,
): Promise<FetchedAndRead | RefusedPage> {
  if (contentType !== null && !/html|xml|text\/plain|octet-stream/.test(contentType)) {
    return unread(`it is ${contentType}, and no page`);
  }
  try {
    const page = await pages.read(body, { url, charset, timeZone }, signal);
    const hash = createHash('sha256').update(JSON.stringify(page.blocks)).digest('base64url').slice(0, 16);
    return { kind: 'read', page, url, validators, hash };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return unread(error.message);
  }
}

function unread(reason: string): RefusedPage {
  return { kind: 'refused', reason, retryAfterMs: null, isTemporary: false, isPostponed: false };
}

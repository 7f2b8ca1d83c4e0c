import { createHash } from 'node:crypto';
import { isPostponed } from '../http/fetched.ts';
import type { WebClient } from '../http/web-client.ts';
import { readSitemap } from './read-sitemap.ts';
import { isSameSite } from './same-site.ts';
import { type ChildSitemap, maxSitemapBytes, type SitemapPage } from './sitemap.ts';
import { lastMomentOf } from './sitemap-date.ts';

/** Where a walk stands; it can be kept as JSON and stays small. */
export interface WalkCursor {
  /** Sitemaps that were read to their end, each by eight letters that stand for its address. */
  readonly done: readonly string[];
  /** The page that was given last, of a sitemap that wasn't read to its end. */
  readonly last: { readonly sitemap: string; readonly page: string } | null;
}

export const walkStart: WalkCursor = { done: [], last: null };

export type WalkEvent =
  | { readonly kind: 'page'; readonly page: SitemapPage; readonly sitemap: string; readonly cursor: WalkCursor }
  | {
      readonly kind: 'problem';
      readonly sitemap: string;
      /** In plain words. */
      readonly reason: string;
      /** True where the sitemap is tried again when the walk is resumed. */
      readonly isTemporary: boolean;
      /** How long the host isn't to be asked; the walk ends then. */
      readonly retryAfterMs: number | null;
      /** Nothing was asked, since the host wants to be left alone. */
      readonly isPostponed: boolean;
      readonly cursor: WalkCursor;
    }
  /** Always the last one; `isWhole` where nothing is left to resume. */
  | { readonly kind: 'end'; readonly isWhole: boolean; readonly cursor: WalkCursor };

export interface WalkOptions {
  /** A day, `2026-11-26`: what certainly is older isn't given; `null` for all. */
  readonly since: string | null;
  readonly cursor: WalkCursor;
  readonly signal: AbortSignal;
}

/** An index may name indexes, though the protocol knows only one floor. */
const maxDepth = 3;

/** A daily sitemap for thirteen years. */
const maxSitemaps = 5_000;

/** Where sitemaps mostly stand that no robots.txt names. */
const wellKnown = ['/sitemap.xml', '/sitemap_index.xml', '/news-sitemap.xml'];

const accept = 'application/xml, text/xml, text/plain;q=0.8, */*;q=0.5';

/** Clocks and zones differ by up to a day. */
const slackMs = 24 * 60 * 60_000;

/**
 * Gives every page that a site's sitemaps name, newest first within each sitemap and newer sitemaps before older ones. Which sitemaps the
 * site has is read from its robots.txt; those may stand on any host, since the site itself names them. What they name in turn must be on
 * the site (`isSameSite`), sitemaps also on the host of the sitemap that names them. A sitemap is read once, whoever names it.
 *
 * When it is resumed, it goes on after the last page given; what came in ahead of that page since is for polling to find.
 * @param site any address on the site
 * @throws the signal's reason when it is aborted, and an error where `since` is no day.
 */
export async function* walkSitemaps(
  client: WebClient,
  site: string,
  options: WalkOptions,
): AsyncGenerator<WalkEvent, void> {
  yield* new Walk(client, site, options).run();
}

class Walk {
  readonly #client: WebClient;
  readonly #site: string;
  readonly #signal: AbortSignal;
  readonly #sinceMs: number;
  readonly #done: Set<string>;
  readonly #seen = new Set<string>();
  /** Where the last walk stopped. */
  readonly #resumeAt: WalkCursor['last'];
  #cursor: WalkCursor;
  #isWhole = true;
  #isStopped = false;

  constructor(client: WebClient, site: string, { since, cursor, signal }: WalkOptions) {
    this.#client = client;
    this.#site = site;
    this.#signal = signal;
    this.#sinceMs = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since) - slackMs;
    if (Number.isNaN(this.#sinceMs)) throw new Error(`“${since}” is no day; write it like 2026-11-26`);
    this.#resumeAt = cursor.last;
    this.#cursor = cursor;
    this.#done = new Set(cursor.done);
  }

  async *run(): AsyncGenerator<WalkEvent, void> {
    const robots = await this.#client.robots(this.#site, this.#signal);
    const robotsUrl = URL.parse('/robots.txt', this.#site)?.href ?? this.#site;
    if (robots.kind === 'refused') {
      yield this.#problem(robotsUrl, robots.reason, robots.isTemporary, robots.retryAfterMs, isPostponed(robots));
    } else if (robots.sitemaps.length > 0) {
      for (const url of robots.sitemaps) yield* this.#visit(url, 0, false);
    } else {
      for (const path of wellKnown) yield* this.#visit(URL.parse(path, this.#site)?.href ?? this.#site, 0, true);
      if (this.#done.size === 0 && this.#isWhole) {
        yield this.#problem(this.#site, 'no sitemap was found; give the address of one, or of a feed', false, null);
      }
    }
    yield { kind: 'end', isWhole: this.#isWhole, cursor: this.#cursor };
  }

  /** @param isGuess whether nobody named it, so that its absence is no news */
  async *#visit(url: string, depth: number, isGuess: boolean): AsyncGenerator<WalkEvent, void> {
    if (this.#isStopped || this.#seen.has(url) || this.#done.has(nameOf(url))) return;
    if (this.#seen.size >= maxSitemaps) {
      this.#isStopped = true;
      yield this.#problem(url, `${maxSitemaps} sitemaps were read; resume the walk for the rest`, true, null);
      return;
    }
    this.#seen.add(url);
    const got = await this.#client.get(url, {
      validators: null,
      accept,
      signal: this.#signal,
      maxBytes: maxSitemapBytes,
    });
    if (got.kind === 'refused') {
      yield this.#problem(url, got.reason, got.isTemporary, got.retryAfterMs, isPostponed(got));
      return;
    }
    if (got.kind !== 'ok') {
      if (!isGuess) yield this.#problem(url, 'it is not there any more', false, null);
      return;
    }
    // A guess often leads to a sitemap that was read already.
    if (got.url !== url && (this.#seen.has(got.url) || this.#done.has(nameOf(got.url)))) return;
    this.#seen.add(got.url);
    const sitemap = readSitemap(got.body, got.url, got.charset);
    if (sitemap.kind === 'unreadable') {
      if (!isGuess) yield this.#problem(url, sitemap.problem, false, null);
      return;
    }
    for (const warning of sitemap.warnings) yield this.#problem(url, warning, false, null);
    if (sitemap.kind === 'urlset') yield* this.#pages(url, sitemap.pages);
    else yield* this.#children(url, sitemap.sitemaps, depth);
    if (this.#done.has(nameOf(url))) this.#finish(got.url);
  }

  async *#children(url: string, sitemaps: readonly ChildSitemap[], depth: number): AsyncGenerator<WalkEvent, void> {
    const own = sitemaps.filter((child) => isSameSite(child.url, this.#site) || isSameSite(child.url, url));
    if (own.length < sitemaps.length) {
      yield this.#problem(
        url,
        `${sitemaps.length - own.length} of its sitemaps are on other sites and were passed over`,
        false,
        null,
      );
    }
    if (depth >= maxDepth) {
      yield this.#problem(url, `it is the ${depth + 1}th index inside another; what it names wasn't read`, false, null);
      return;
    }
    const wasWhole = this.#isWhole;
    this.#isWhole = true;
    for (const child of newestFirst(own, ({ lastmod }) => lastmod)) {
      if (this.#isRecent(child.lastmod)) yield* this.#visit(child.url, depth + 1, false);
    }
    if (this.#isWhole && !this.#isStopped) this.#finish(url);
    this.#isWhole &&= wasWhole;
  }

  async *#pages(url: string, pages: readonly SitemapPage[]): AsyncGenerator<WalkEvent, void> {
    const own = pages.filter((page) => isSameSite(page.url, this.#site));
    if (own.length < pages.length) {
      yield this.#problem(
        url,
        `${pages.length - own.length} of its pages are on other sites and were passed over`,
        false,
        null,
      );
    }
    const wanted = newestFirst(own, dateOf).filter((page) => this.#isRecent(dateOf(page)));
    const last = this.#resumeAt?.sitemap === nameOf(url) ? this.#resumeAt.page : null;
    const given = wanted.findIndex((page) => nameOf(page.url) === last) + 1;
    for (const page of wanted.slice(given)) {
      this.#cursor = { done: this.#cursor.done, last: { sitemap: nameOf(url), page: nameOf(page.url) } };
      yield { kind: 'page', page, sitemap: url, cursor: this.#cursor };
    }
    this.#finish(url);
  }

  /** Whether it may be of the day from which on pages are wanted; what has no date may be. */
  #isRecent(date: string | null): boolean {
    return date === null || lastMomentOf(date) >= this.#sinceMs;
  }

  #finish(url: string): void {
    this.#done.add(nameOf(url));
    this.#cursor = { done: [...this.#done], last: null };
  }

  #problem(
    sitemap: string,
    reason: string,
    isTemporary: boolean,
    retryAfterMs: number | null,
    isPostponed = false,
  ): WalkEvent {
    if (isTemporary) this.#isWhole = false;
    if (retryAfterMs !== null) this.#isStopped = true;
    return { kind: 'problem', sitemap, reason, isTemporary, retryAfterMs, isPostponed, cursor: this.#cursor };
  }
}

/** Eight letters that stand for an address. */
function nameOf(url: string): string {
  return createHash('sha256').update(url).digest('base64url').slice(0, 8);
}

/** The newer of a page's dates: what was changed later may be older news, which its own page tells. */
function dateOf({ lastmod, news }: SitemapPage): string | null {
  const date = news?.date ?? null;
  if (date === null || lastmod === null) return date ?? lastmod;
  return lastMomentOf(date) > lastMomentOf(lastmod) ? date : lastmod;
}

/** What has no date stands last, in its own order. */
function newestFirst<T>(things: readonly T[], date: (thing: T) => string | null): readonly T[] {
  const moment = (thing: T): number => {
    const own = date(thing);
    return own === null ? Number.NEGATIVE_INFINITY : lastMomentOf(own);
  };
  return things
    .map((thing) => ({ thing, at: moment(thing) }))
    .toSorted((a, b) => (a.at === b.at ? 0 : b.at - a.at))
    .map(({ thing }) => thing);
}

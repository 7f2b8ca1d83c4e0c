import { z } from 'zod';
import { type Batch, type Here, type Source, SourceError } from '../../ingest/source.ts';
import { firstPollState, nextPoll } from '../http/schedule.ts';
import { fetchPage } from '../page/fetch-page.ts';
import type { WebEntry } from '../sources-file.ts';
import { isWanted } from '../wanted-items.ts';
import { addressName } from '../web-article.ts';
import type { WebParts } from '../web-parts.ts';
import { readSitemapPage } from './read-sitemap-page.ts';
import type { SitemapPage } from './sitemap.ts';
import { type WalkCursor, walkSitemaps, walkStart } from './walk.ts';

const walkSchema = z.object({
  done: z.array(z.string()).readonly(),
  last: z.object({ sitemap: z.string(), page: z.string() }).nullable(),
});
const cursorSchema = z.object({
  poll: z.object({ intervalMs: z.number(), failures: z.number(), lastWholeAt: z.number().nullable() }),
  /** How far the archive has been read, and from which day on; `walk` is `null` once all of it is. */
  archive: z.object({ since: z.string().nullable(), walk: walkSchema.nullable() }).nullable(),
});
type Cursor = z.infer<typeof cursorSchema>;

/** Pages that are fetched before what they held is written. */
const batchPages = 16;
/** Pages of the archive that are read between two looks at what is new. */
const archivePagesAPoll = 200;
/** How far back a poll looks for what is new or was changed. */
const recentDays = 3;
const msPerDay = 86_400_000;

export interface SitemapOptions {
  /** Reads the archive to its end in one poll; else a part of it each time. */
  readonly isBackfill?: boolean;
  /** Called with the pages that were looked at so far, and the last one. */
  readonly progress?: (pages: number, url: string) => void;
}

/**
 * A site's sitemaps as a source. A poll looks at the pages of the last days, and fetches those that are new or changed since; where the source
 * says from which day on, it goes on through the archive as well, page by page, until all of it was read once.
 */
export function sitemapSource(source: WebEntry, parts: WebParts, options: SitemapOptions = {}): Source {
  return {
    id: source.id,
    kind: 'sitemap',
    identity: 'web',
    poll: (cursor, signal) => pollSitemap(source, parts, options, cursor, signal),
  };
}

async function* pollSitemap(
  source: WebEntry,
  parts: WebParts,
  { isBackfill = false, progress = () => {} }: SitemapOptions,
  cursor: string | null,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  const now = parts.now().getTime();
  const before: Cursor =
    cursor === null ? { poll: firstPollState, archive: null } : cursorSchema.parse(JSON.parse(cursor));
  const wanted = source.since === null && !isBackfill ? null : { since: source.since };
  // Another day asked for is another archive.
  const archive: Cursor['archive'] =
    wanted === null || before.archive?.since === wanted.since ? before.archive : { ...wanted, walk: walkStart };
  const since = new Date(now - recentDays * msPerDay).toISOString().slice(0, 10);
  let trouble: string | null = null;
  let retryAfterMs: number | null = null;
  let pages = 0;
  const batches = async function* (
    walkFrom: WalkCursor,
    fromDay: string | null,
    most: number,
    cursorOf: (walk: WalkCursor | null) => string,
  ): AsyncGenerator<Batch> {
    let changes: Here[] = [];
    for await (const event of walkSitemaps(parts.client, source.url, { since: fromDay, cursor: walkFrom, signal })) {
      if (event.kind === 'problem') {
        if (event.isTemporary || event.retryAfterMs !== null || pages === 0) trouble ??= event.reason;
        retryAfterMs = event.retryAfterMs ?? retryAfterMs;
        continue;
      }
      if (event.kind === 'end') {
        yield { changes, cursor: cursorOf(event.isWhole ? null : event.cursor) };
        return;
      }
      pages++;
      progress(pages, event.page.url);
      changes.push(...itemOf(event.page, source, parts, signal));
      if (changes.length < batchPages) continue;
      yield { changes, cursor: cursorOf(event.cursor) };
      changes = [];
      if (pages >= most) return;
    }
  };
  const asIs = (poll: Cursor['poll'], walk: Cursor['archive']): string =>
    JSON.stringify({ poll, archive: walk } satisfies Cursor);
  if (!isBackfill) yield* batches(walkStart, since, Number.POSITIVE_INFINITY, () => asIs(before.poll, archive));
  let reached = archive;
  if (archive !== null && archive.walk !== null && trouble === null) {
    const most = isBackfill ? Number.POSITIVE_INFINITY : pages + archivePagesAPoll;
    yield* batches(archive.walk, archive.since, most, (walk) => {
      reached = { ...archive, walk };
      return asIs(before.poll, reached);
    });
  }
  // What was read stays; what went wrong is said.
  if (trouble !== null && (pages === 0 || retryAfterMs !== null)) {
    throw new SourceError(trouble, retryAfterMs === null ? null : new Date(now + retryAfterMs));
  }
  const isReading = reached !== null && reached.walk !== null;
  const result = { isWhole: true, ttlMs: null, maxAgeMs: null, retryAfterMs };
  const next = nextPoll(before.poll, { kind: isReading ? 'changed' : 'unchanged', ...result }, now, parts.random());
  yield { changes: [], cursor: asIs(next.state, reached), nextAt: isReading ? new Date(now) : new Date(next.at) };
}

function itemOf({ url, lastmod, news }: SitemapPage, source: WebEntry, parts: WebParts, signal: AbortSignal): Here[] {
  const name = addressName(url);
  const known = { url, sections: [], author: null, date: news?.date ?? null };
  if (name === null || !isWanted(source, known, parts.now())) return [];
  return [
    {
      kind: 'here',
      names: [name],
      // Without a day of its last change, a page is read once.
      stamp: lastmod ?? 'once',
      shownAs: url,
      read: async () => readSitemapPage(source, parts, { url, news }, await fetchPage(parts, url, signal)),
    },
  ];
}

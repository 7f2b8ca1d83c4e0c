import { z } from 'zod';
import { type Batch, type Here, type Source, SourceError } from '../../ingest/source.ts';
import { msPerDay } from '../../language/dates.ts';
import { firstPollState, nextPoll } from '../http/poll-schedule.ts';
import { type FetchedPage, fetchPage } from '../page/fetch-page.ts';
import type { WebEntry } from '../sources-file.ts';
import { isWanted } from '../wanted-items.ts';
import { addressName } from '../web-article.ts';
import type { WebParts } from '../web-parts.ts';
import { readSitemapPage } from './read-sitemap-page.ts';
import type { SitemapPage } from './sitemap.ts';
import { type WalkCursor, walkSitemaps, walkStart } from './walk-sitemaps.ts';

const walkSchema = z.object({
  done: z.array(z.string()).readonly(),
  last: z.object({ sitemap: z.string(), page: z.string() }).nullable(),
});
const pageSchema: z.ZodType<SitemapPage> = z.object({
  url: z.string(),
  lastmod: z.string().nullable(),
  news: z
    .object({
      ...{ publication: z.string().nullable(), language: z.string().nullable() },
      ...{ title: z.string().nullable(), date: z.string().nullable() },
    })
    .nullable(),
});
const cursorSchema = z.object({
  poll: z.object({ intervalMs: z.number(), failures: z.number(), lastWholeAt: z.number().nullable() }),
  /** How far the archive has been read, and from which day on; `walk` is `null` once all of it is. */
  archive: z.object({ since: z.string().nullable(), walk: walkSchema.nullable() }).nullable(),
  /** Pages that couldn't be had for a while, and since when. */
  missed: z.array(z.object({ page: pageSchema, since: z.number() })).default([]),
});
type Cursor = z.infer<typeof cursorSchema>;

/** Pages that are fetched before what they held is written. */
const batchPages = 16;
/** Pages of the archive that are read between two looks at what is new. */
const archivePagesAPoll = 200;
/** How far back a poll looks for what is new or was changed. */
const recentDays = 3;
/** Pages that couldn't be had: how many are remembered, tried again in a poll, and for how long. */
const mostMissed = 1_000;
const mostRetried = 16;
const missedForMs = 3 * msPerDay;

interface SitemapOptions {
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
    cursor === null ? { poll: firstPollState, archive: null, missed: [] } : cursorSchema.parse(JSON.parse(cursor));
  const wanted = source.since === null && !isBackfill ? null : { since: source.since };
  // Another day asked for is another archive.
  const archive: Cursor['archive'] =
    wanted === null || before.archive?.since === wanted.since ? before.archive : { ...wanted, walk: walkStart };
  const since = new Date(now - recentDays * msPerDay).toISOString().slice(0, 10);
  let trouble: string | null = null;
  let retryAfterMs: number | null = null;
  let isPostponed = false;
  let pages = 0;
  const missed = new Map(before.missed.map((each) => [each.page.url, { ...each, since: Math.min(each.since, now) }]));
  const note: Note = (page, fetched) => {
    const first = missed.get(page.url)?.since ?? now;
    missed.delete(page.url);
    if (fetched.kind !== 'refused') return;
    // Whoever asks to be left alone isn't asked for the next page.
    if (fetched.retryAfterMs !== null) {
      trouble ??= fetched.reason;
      retryAfterMs = fetched.retryAfterMs;
    }
    const isWorthIt = fetched.isTemporary && now - first < missedForMs && missed.size < mostMissed;
    if (isWorthIt) missed.set(page.url, { page, since: first });
  };
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
        isPostponed ||= event.isPostponed;
        continue;
      }
      if (event.kind === 'end') {
        yield { changes, cursor: () => cursorOf(event.isWhole ? null : event.cursor) };
        return;
      }
      pages++;
      progress(pages, event.page.url);
      changes.push(...itemOf(event.page, source, parts, signal, note));
      if (changes.length < batchPages) continue;
      yield { changes, cursor: () => cursorOf(event.cursor) };
      changes = [];
      if (pages >= most || retryAfterMs !== null) return;
    }
  };
  const asIs = (poll: Cursor['poll'], walk: Cursor['archive']): string =>
    JSON.stringify({ poll, archive: walk, missed: [...missed.values()] } satisfies Cursor);
  const again = [...missed.values()].slice(0, mostRetried);
  if (again.length > 0) {
    const changes = again.flatMap(({ page }) => itemOf(page, source, parts, signal, note));
    yield { changes, cursor: () => asIs(before.poll, archive) };
  }
  if (!isBackfill && retryAfterMs === null)
    yield* batches(walkStart, since, Number.POSITIVE_INFINITY, () => asIs(before.poll, archive));
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
    throw new SourceError(trouble, retryAfterMs === null ? null : new Date(now + retryAfterMs), isPostponed);
  }
  const isReading = reached !== null && reached.walk !== null;
  const result = { isWhole: true, ttlMs: null, maxAgeMs: null, retryAfterMs };
  const next = nextPoll(before.poll, { kind: isReading ? 'changed' : 'unchanged', ...result }, now, parts.random());
  yield { changes: [], cursor: () => asIs(next.state, reached), nextAt: isReading ? new Date(now) : new Date(next.at) };
}

/** Remembers which pages couldn't be had. */
type Note = (page: SitemapPage, fetched: FetchedPage) => void;

function itemOf(page: SitemapPage, source: WebEntry, parts: WebParts, signal: AbortSignal, note: Note): Here[] {
  const { url, lastmod, news } = page;
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
      read: async () => {
        const fetched = await fetchPage(parts, url, signal);
        note(page, fetched);
        return readSitemapPage(source, parts, { url, news }, fetched);
      },
    },
  ];
}

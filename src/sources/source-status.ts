import type { SourceStatus, StaleSource } from '../coverage/source.ts';
import type { SourceRecord } from '../store/source-record.ts';
import type { Store } from '../store/sqlite/store.ts';

/** Sources that can't be read now: their news may be missing. */
export function staleSources(sources: readonly SourceStatus[]): StaleSource[] {
  return sources
    .filter(({ trouble }) => trouble !== null)
    .map(({ id, readAt }) => ({ id, readAt: readAt?.toISOString() ?? null }));
}

/** Whether a source of that kind is read over the web. */
export function isOfWeb(kind: string): boolean {
  return kind === 'feed' || kind === 'sitemap' || kind === 'page';
}

/** A source that never rested for long may still rest for a day. */
const leastSilenceMs = 24 * 60 * 60_000;

/** Whether nothing came for longer than ever before, though the source was read. */
function isSilent({ kind, changedAt, longestSilenceMs }: SourceRecord, now: Date): boolean {
  if (changedAt === null || (kind !== 'feed' && kind !== 'sitemap')) return false;
  return now.getTime() - changedAt.getTime() > Math.max(longestSilenceMs, leastSilenceMs);
}

/** How all sources of a store stand. */
export function statusesIn({ sources, items }: Store, now: Date): SourceStatus[] {
  return sources.all().map((record) => statusOf(record, items.count(record.number), now));
}

/** @param articles that the source holds. */
export function statusOf(record: SourceRecord, articles: number, now: Date): SourceStatus {
  const { id, kind, succeededAt, changedAt, nextAt, trouble, failures, held } = record;
  return {
    ...{ id, kind, changedAt, nextAt, articles, trouble, failures },
    readAt: succeededAt,
    isSilent: isSilent(record, now),
    held: held === null || held.isAccepted ? null : { changed: held.changed, gone: held.gone },
  };
}

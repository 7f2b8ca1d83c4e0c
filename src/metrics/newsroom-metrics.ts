import { Gauge, type Registry } from 'prom-client';
import type { SourceStatus } from '../coverage/source.ts';
import { entrySizes } from '../store/folder-sizes.ts';
import { seconds } from './buckets.ts';

/** What can be asked of a newsroom; it is asked when somebody looks at the metrics, and only then. */
export interface NewsroomFacts {
  readonly articles: () => Promise<number>;
  /** Searches that wait or are under way. */
  readonly waitingSearches: () => number;
  readonly sources: () => readonly SourceStatus[];
  readonly lastSync: () => { readonly at: Date };
  readonly dataDir: string;
}

/** What Prometheus is told of the state of a newsroom. A value that can't be had is left out. */
export function newsroomMetrics(registry: Registry, facts: () => NewsroomFacts | null): void {
  type Read = (facts: NewsroomFacts, gauge: Gauge) => Promise<void> | void;
  const gauge = (name: string, help: string, labelNames: string[], read: Read) =>
    new Gauge({
      registers: [registry],
      name,
      help,
      labelNames,
      async collect() {
        this.reset();
        // What has no label would be 0 now.
        this.remove({});
        const now = facts();
        // Closed, or under repair: nothing is known.
        if (now === null) return;
        try {
          await read(now, this);
        } catch {
          // One that fails takes no other with it; the bot itself says what is wrong where it matters.
        }
      },
    });
  const ofSources = (name: string, help: string, read: (status: SourceStatus) => number | null) =>
    gauge(name, help, ['source'], (now, self) => {
      for (const status of now.sources()) {
        const value = read(status);
        if (value !== null) self.set({ source: status.id }, value);
      }
    });

  gauge('dateline_articles', 'Articles that can be found', [], async (now, self) => self.set(await now.articles()));
  gauge('dateline_searches_waiting', 'Searches under way in the threads, and those that wait', [], (now, self) =>
    self.set(now.waitingSearches()),
  );
  gauge('dateline_coverage_synced_timestamp_seconds', 'When the coverage was looked through last', [], (now, self) =>
    self.set(seconds(now.lastSync().at.getTime())),
  );
  ofSources('dateline_source_success_timestamp_seconds', 'When a source was read to its end last', ({ readAt }) =>
    readAt === null ? null : seconds(readAt.getTime()),
  );
  ofSources('dateline_source_failures', 'How often in a row a source could not be read', ({ failures }) => failures);
  ofSources('dateline_source_articles', 'Articles that a source holds', ({ articles }) => articles);
  gauge('dateline_data_bytes', 'Size of the files in the data folder', ['part'], (now, self) => {
    for (const [part, bytes] of sizesIn(now.dataDir)) self.set({ part }, bytes);
  });
}

/** Bytes by part of a data folder. */
function sizesIn(dataDir: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { name, bytes } of entrySizes(dataDir)) sizes.set(partOf(name), (sizes.get(partOf(name)) ?? 0) + bytes);
  return sizes;
}

/** A few parts, whatever else lies there: a database counts with its log. */
function partOf(name: string): string {
  return /^(index|state|store)\b/.exec(name)?.[1] ?? 'other';
}

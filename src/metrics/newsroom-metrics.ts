import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Gauge, type Registry } from 'prom-client';
import type { SourceStatus } from '../coverage/source.ts';
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
  const gauge = (name: string, help: string, read: (facts: NewsroomFacts, gauge: Gauge) => Promise<void> | void) =>
    new Gauge({
      ...{ registers: [registry], name, help },
      async collect() {
        this.remove();
        const now = facts();
        // Closed, or under repair: nothing is known.
        if (now !== null) await Promise.resolve(read(now, this)).catch(() => {});
      },
    });
  const ofSources = (name: string, help: string, read: (status: SourceStatus) => number | null) =>
    new Gauge({
      ...{ registers: [registry], name, help, labelNames: ['source'] },
      collect() {
        this.reset();
        for (const status of facts()?.sources() ?? []) {
          const value = read(status);
          if (value !== null) this.set({ source: status.id }, value);
        }
      },
    });

  gauge('dateline_articles', 'Articles that can be found', async (now, self) => self.set(await now.articles()));
  gauge('dateline_searches_waiting', 'Searches under way in the threads, and those that wait', (now, self) =>
    self.set(now.waitingSearches()),
  );
  gauge('dateline_coverage_synced_timestamp_seconds', 'When the coverage was looked through last', (now, self) =>
    self.set(seconds(now.lastSync().at.getTime())),
  );
  ofSources('dateline_source_success_timestamp_seconds', 'When a source was read to its end last', ({ readAt }) =>
    readAt === null ? null : seconds(readAt.getTime()),
  );
  ofSources('dateline_source_failures', 'How often in a row a source could not be read', ({ failures }) => failures);
  ofSources('dateline_source_articles', 'Articles that a source holds', ({ articles }) => articles);
  new Gauge({
    ...{ registers: [registry], name: 'dateline_data_bytes', help: 'Size of the files in the data folder' },
    labelNames: ['part'],
    collect() {
      this.reset();
      const now = facts();
      if (now === null) return;
      for (const [part, bytes] of sizesIn(now.dataDir)) this.set({ part }, bytes);
    },
  });
}

/** Bytes by what lies at the top of a folder; what vanishes meanwhile counts nothing. */
function sizesIn(dir: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    const files = entry.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
    const bytes = files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
    const part = partOf(entry.name);
    sizes.set(part, (sizes.get(part) ?? 0) + bytes);
  }
  return sizes;
}

/** A few parts, whatever else lies there: a database counts with its log. */
function partOf(name: string): string {
  return /^(index|state|store)\b/.exec(name)?.[1] ?? 'other';
}

import packageFile from '../../package.json' with { type: 'json' };
import type { Newsroom } from '../app/newsroom.ts';
import { type Config, ConfigError } from '../config.ts';
import type { Readiness } from '../desk/readiness.ts';
import { createMetrics, type Metrics } from '../metrics/metrics.ts';
import { type MetricsServer, serveMetrics } from '../metrics/metrics-server.ts';
import { inOneGo, trouble } from '../wording/trouble.ts';

/** What measures the bot, and where it is asked. */
export interface OpenMetrics extends Pick<Metrics, 'desk' | 'discord'>, MetricsServer {
  /** From now on this newsroom's state is told; `null` for none. */
  watch(newsroom: Newsroom | null, dataDir: string): void;
}

/**
 * Measures from now on, and serves what was measured.
 * @throws {ConfigError} where the port can't be had.
 */
export async function openMetrics(
  { host, port }: { readonly host: string; readonly port: number },
  { dailyBudgetUsd }: Pick<Config, 'dailyBudgetUsd'>,
  readiness: Readiness,
): Promise<OpenMetrics> {
  const metrics = createMetrics({ version: packageFile.version, dailyBudgetUsd });
  const server = await serveMetrics({ host, port, registry: metrics.registry, readiness }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ConfigError(inOneGo(trouble.metricsPort(host, port, code)));
  });
  const factsOf = (newsroom: Newsroom, dataDir: string) => ({
    articles: async () => (await newsroom.library.facts(new Date())).articles,
    waitingSearches: () => newsroom.waitingSearches(),
    sources: () => newsroom.sources(),
    lastSync: () => newsroom.lastSync(),
    dataDir,
  });
  return {
    ...{ desk: metrics.desk, discord: metrics.discord, port: server.port, close: server.close },
    watch: (newsroom, dataDir) => metrics.watch(newsroom && factsOf(newsroom, dataDir)),
  };
}

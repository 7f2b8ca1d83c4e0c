import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import type { Readiness } from '../desk/readiness.ts';

interface MetricsServerOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly registry: Registry;
  readonly readiness: Pick<Readiness, 'now'>;
}

export interface MetricsServer {
  readonly port: number;
  /** Ends it, and every connection. */
  close(): Promise<void>;
}

/** Who asks is a machine next to us: it asks at once or not at all. */
const requestMs = 5_000;

/** Slow ones are looked for this often. */
const lookMs = 1_000;
/** A few machines ask; more connections than that would take files from the bot. */
const mostConnections = 64;

const plain = 'text/plain; charset=utf-8';

/**
 * Serves `/healthz`, `/readyz` and `/metrics`.
 * @throws the error of the system where the port can't be had.
 */
export async function serveMetrics({ host, port, registry, readiness }: MetricsServerOptions): Promise<MetricsServer> {
  const answer = (response: ServerResponse, status: number, body: string, type = plain): void => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  };
  // Who asks meanwhile gets the same: collecting takes the event loop from people who ask.
  let collecting: Promise<string> | null = null;
  const collected = (): Promise<string> => {
    collecting ??= registry.metrics().finally(() => {
      collecting = null;
    });
    return collecting;
  };
  const patience = { requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: lookMs };
  const server = createServer(patience, (request, response) => {
    const path = request.url?.split('?')[0];
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'Only GET is answered.\n');
    // That it is answered at all says that the event loop turns.
    if (path === '/healthz') return answer(response, 200, 'It lives.\n');
    if (path === '/readyz') {
      const { isReady, reason } = readiness.now();
      return answer(response, isReady ? 200 : 503, `${isReady ? 'It answers questions.' : reason}\n`);
    }
    if (path !== '/metrics') return answer(response, 404, 'There are /healthz, /readyz and /metrics.\n');
    collected().then(
      (text) => answer(response, 200, text, registry.contentType),
      (error: unknown) => answer(response, 500, `${String(error)}\n`),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  server.maxConnections = mostConnections;
  // A connection that can't be taken is its client's trouble, not the bot's.
  server.on('error', () => {});
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

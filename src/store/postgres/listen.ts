import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

const connectTimeoutMs = 5_000;
/** Whoever listens looks by itself as well: a connection that is lost is no hurry. */
const pauseMs = 5_000;

/**
 * Listens on a connection of its own, which a pool would give to others.
 * @param told called for each notification, and each time that the connection is opened: something may have been told meanwhile.
 * @returns what ends that.
 */
export function listen(url: string, channel: string, told: () => void): () => Promise<void> {
  const ending = new AbortController();
  const going = (async () => {
    while (!ending.signal.aborted) {
      await listenOnce(url, channel, told, ending.signal).catch(() => {});
      await wait(pauseMs, undefined, { signal: ending.signal, ref: false }).catch(() => {});
    }
  })();
  return async () => {
    ending.abort();
    await going;
  };
}

/** Resolves when the connection has ended. */
async function listenOnce(url: string, channel: string, told: () => void, ending: AbortSignal): Promise<void> {
  const client = new Client({
    ...{ connectionString: url, application_name: 'dateline', keepAlive: true },
    connectionTimeoutMillis: connectTimeoutMs,
  });
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  client.on('error', () => resolve());
  client.on('end', () => resolve());
  client.on('notification', told);
  ending.addEventListener('abort', () => resolve(), { once: true });
  try {
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    told();
    await ended;
  } finally {
    await client.end().catch(() => {});
  }
}

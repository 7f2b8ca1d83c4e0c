import { type Client, Events } from 'discord.js';
import type { Readiness } from '../../desk/readiness.ts';
import type { Log } from '../../log/log.ts';
import type { WaitingClock } from '../../schedule/waiting-clock.ts';
import { nextTry } from './backoff.ts';
import { ShardTries } from './shard-tries.ts';

interface ConnectionParts {
  readonly log: Log;
  readonly clock: WaitingClock;
  readonly random: () => number;
  readonly readiness: Readiness;
}

/** How the connections to Discord's gateway fare, one a shard: it is said once that they were lost and once that all are back, however many tries lie between. */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #ended = new AbortController();
  readonly #down = new Set<number>();
  readonly #tries = new Map<number, ShardTries>();
  #wasUp = false;
  #lostAt: number | null = null;
  #why = '';

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  /** Aborts when it is left. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Follows a client's connections. */
  follow(client: Client): void {
    const { log } = this.#parts;
    client.on(Events.Error, (error) => log.error('The connection to Discord failed', { error }));
    client.on(Events.Warn, (message) => log.warn(message));
    client.on(Events.ShardError, ({ message }) => {
      this.#why = ` (${message})`;
    });
    client.on(Events.ShardReconnecting, (shard) => this.#lost(shard));
    client.on(Events.ShardResume, (shard) => this.#back(shard));
    client.on(Events.ShardReady, (shard) => this.#back(shard));
    client.on(Events.ShardDisconnect, ({ code }) => {
      // discord.js says the same of a connection that we close.
      if (!this.ended.aborted) log.error('Discord closed the connection for good', { code });
    });
  }

  /**
   * Waits before a try that follows a failure; once it was left, for ever: discord.js goes on with what it has begun.
   * @param isResume whether there is a session to be resumed, so that the try begins none.
   */
  async beforeTry(shard: number, isResume: boolean): Promise<void> {
    const { clock, log, readiness } = this.#parts;
    const pauseMs = this.ended.aborted ? 0 : this.#triesOf(shard).pauseMs(isResume);
    if (pauseMs > 0) {
      const found = this.#wasUp ? 'The connection to Discord was lost' : "Discord's gateway can't be reached";
      readiness.wait(`${found}${this.#why}. ${nextTry(pauseMs)}`);
      if (!this.#wasUp) log.warn(`${found}${this.#why}. ${nextTry(pauseMs)}`);
      await clock.wait(pauseMs, this.ended);
    }
    if (this.ended.aborted) await Promise.withResolvers<never>().promise;
  }

  /**
   * Says goodbye, and tries no more. A connection that is being opened is closed once it is open: discord.js would leave it alone, and its
   * failure, which nobody listens to any more, would end the process.
   */
  async leave(client: Client): Promise<void> {
    this.#ended.abort();
    for (const tries of this.#tries.values()) tries.down();
    if (this.#wasUp && this.#down.size === 0) return client.destroy();
    const destroy = (): void => void client.destroy();
    client.once(Events.ShardReady, destroy);
    client.once(Events.ShardResume, destroy);
  }

  #lost(shard: number): void {
    if (this.ended.aborted) return;
    const { clock, log, readiness } = this.#parts;
    this.#down.add(shard);
    this.#triesOf(shard).down();
    if (!this.#wasUp || this.#lostAt !== null) return;
    this.#lostAt = clock.now();
    readiness.wait('The connection to Discord was lost.');
    log.warn('The connection to Discord was lost; it is tried again until it is back');
  }

  #back(shard: number): void {
    const { clock, log, readiness } = this.#parts;
    this.#down.delete(shard);
    this.#triesOf(shard).up();
    if (this.#down.size > 0) return;
    if (this.#lostAt !== null) {
      const seconds = Math.max(0, Math.round((clock.now() - this.#lostAt) / 1_000));
      log.info('The connection to Discord is back', { afterSeconds: seconds });
    }
    this.#lostAt = null;
    this.#wasUp = true;
    this.#why = '';
    readiness.wait(null);
  }

  #triesOf(shard: number): ShardTries {
    const known = this.#tries.get(shard) ?? new ShardTries(this.#parts.clock, this.#parts.random);
    this.#tries.set(shard, known);
    return known;
  }
}

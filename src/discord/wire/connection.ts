import { type Client, Events } from 'discord.js';
import type { Readiness } from '../../desk/readiness.ts';
import type { Log } from '../../log/log.ts';
import type { WaitingClock } from '../../schedule/waiting-clock.ts';
import { Backoff, nextTry } from './backoff.ts';

/**
 * A connection that held for so long was a good one. Sessions that end at once are begun ever later, or a thousand of them, all that Discord
 * allows a day, would be used up in an hour and a half.
 */
const steadyMs = 60_000;
/** A session that is resumed costs none of those: after a connection that held for so long it is resumed at once, for people are asking. */
const heldMs = 5_000;

interface ConnectionParts {
  readonly log: Log;
  readonly clock: WaitingClock;
  readonly random: () => number;
  readonly readiness: Readiness;
}

/** How the connection to Discord's gateway fares: it says once that it was lost and once that it is back, however many tries lie between. */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #backoff: Backoff;
  readonly #ended = new AbortController();
  readonly #down = new Set<number>();
  #steady = new AbortController();
  #wasUp = false;
  /** Since when it is up; `null` once it was tried again. */
  #upSince: number | null = null;
  #lostAt: number | null = null;
  #hasFailed = false;
  #why = '';

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#backoff = new Backoff(parts.random);
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
  async beforeTry(isResume: boolean): Promise<void> {
    const { clock, log, readiness } = this.#parts;
    const hasHeld = this.#upSince !== null && clock.now() - this.#upSince >= heldMs;
    this.#upSince = null;
    if (isResume && hasHeld && !this.ended.aborted) return;
    // The first one after a steady connection goes out at once.
    if (this.#hasFailed) {
      const pauseMs = this.#backoff.next();
      const found = this.#wasUp ? 'The connection to Discord was lost' : "Discord's gateway can't be reached";
      readiness.wait(`${found}${this.#why}. ${nextTry(pauseMs)}`);
      if (!this.#wasUp) log.warn(`${found}${this.#why}. ${nextTry(pauseMs)}`);
      await clock.wait(pauseMs, this.ended);
    }
    if (this.ended.aborted) await Promise.withResolvers<never>().promise;
    this.#hasFailed = true;
  }

  /**
   * Says goodbye, and tries no more. A connection that is being opened is closed once it is open: discord.js would leave it alone, and its
   * failure, which nobody listens to any more, would end the process.
   */
  async leave(client: Client): Promise<void> {
    this.#ended.abort();
    this.#steady.abort();
    if (this.#wasUp && this.#down.size === 0) return client.destroy();
    const destroy = (): void => void client.destroy();
    client.once(Events.ShardReady, destroy);
    client.once(Events.ShardResume, destroy);
  }

  #lost(shard: number): void {
    if (this.ended.aborted) return;
    const { clock, log, readiness } = this.#parts;
    this.#down.add(shard);
    this.#steady.abort();
    if (!this.#wasUp || this.#lostAt !== null) return;
    this.#lostAt = clock.now();
    readiness.wait('The connection to Discord was lost.');
    log.warn('The connection to Discord was lost; it is tried again until it is back');
  }

  #back(shard: number): void {
    const { clock, log, readiness } = this.#parts;
    this.#down.delete(shard);
    if (this.#down.size > 0) return;
    if (this.#lostAt !== null) {
      const seconds = Math.max(0, Math.round((clock.now() - this.#lostAt) / 1_000));
      log.info('The connection to Discord is back', { afterSeconds: seconds });
    }
    this.#lostAt = null;
    this.#wasUp = true;
    this.#upSince = clock.now();
    this.#why = '';
    readiness.wait(null);
    this.#steady.abort();
    const steady = new AbortController();
    this.#steady = steady;
    void clock.wait(steadyMs, steady.signal).then(() => {
      if (steady.signal.aborted) return;
      this.#hasFailed = false;
      this.#backoff.reset();
    });
  }
}

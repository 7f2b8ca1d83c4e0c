import { type Clock, orAborted, sleep } from './clock.ts';

/** Hosts asked at the same moment; each costs a connection and at most one body in memory. */
const maxParallelHosts = 8;

/** Hosts remembered; idle ones beyond that are forgotten, the longest unused first. */
const maxHosts = 5_000;

/** A host that says it is overloaded without saying for how long is left alone for a minute, then twice as long each time. */
const firstPauseMs = 60_000;
const maxPauseMs = 60 * 60_000;

const timeoutsBeforePause = 2;

interface Host {
  /** Ends when the last request in the queue has. */
  tail: Promise<void>;
  waiting: number;
  /** When the last request ended, and how long the host is left alone after it. */
  endedAt: number;
  delayMs: number;
  pausedAt: number;
  pauseMs: number;
  overloads: number;
  /** Answers in a row that took too long. */
  timeouts: number;
}

/** Gives each host one request at a time, with its delay between two, and several hosts their requests together. */
export class HostQueue {
  readonly #clock: Clock;
  readonly #hosts = new Map<string, Host>();
  readonly #blocked: (() => void)[] = [];
  #free: number;

  constructor(clock: Clock, maxParallel = maxParallelHosts) {
    this.#clock = clock;
    this.#free = maxParallel;
  }

  /**
   * Does the work when it is the host's turn.
   * @param delayMs how long the host is left alone after it
   * @throws the signal's reason when it is aborted while waiting; else what the work throws.
   */
  async turn<T>(name: string, delayMs: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const host = this.#host(name);
    const before = host.tail;
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    host.tail = before.then(() => ended);
    host.waiting++;
    try {
      await orAborted(before, signal);
      await sleep(this.#clock, this.#left(host.endedAt, host.delayMs), signal);
      await this.#take(signal);
      try {
        return await work();
      } finally {
        host.endedAt = this.#clock.now();
        host.delayMs = delayMs;
        this.#give();
      }
    } finally {
      host.waiting--;
      end();
    }
  }

  /** How long the host isn't to be asked; 0 where it may be. */
  pauseMs(name: string): number {
    const host = this.#hosts.get(name);
    return host ? this.#left(host.pausedAt, host.pauseMs) : 0;
  }

  /** The host asked to be left alone, for that long or without saying how long; gives how long it is left alone. */
  pause(name: string, retryAfterMs: number | null): number {
    const host = this.#host(name);
    const pauseMs = retryAfterMs ?? Math.min(firstPauseMs * 2 ** host.overloads, maxPauseMs);
    host.overloads = Math.min(host.overloads + 1, 10);
    host.pauseMs = Math.max(pauseMs, this.pauseMs(name));
    host.pausedAt = this.#clock.now();
    return host.pauseMs;
  }

  /** The host took too long: a second time in a row it is left alone, so that it doesn't hold up the others. @returns for how long; `null` for not. */
  timedOut(name: string): number | null {
    const host = this.#host(name);
    host.timeouts++;
    return host.timeouts < timeoutsBeforePause ? null : this.pause(name, null);
  }

  /** The host answered as it should. */
  recovered(name: string): void {
    const host = this.#hosts.get(name);
    if (host) Object.assign(host, { overloads: 0, timeouts: 0 });
  }

  #host(name: string): Host {
    const host = this.#hosts.get(name) ?? {
      tail: Promise.resolve(),
      waiting: 0,
      endedAt: 0,
      delayMs: 0,
      pausedAt: 0,
      pauseMs: 0,
      overloads: 0,
      timeouts: 0,
    };
    // Set anew, it stands last in the map's order.
    this.#hosts.delete(name);
    this.#hosts.set(name, host);
    if (this.#hosts.size > maxHosts) this.#forgetOne(name);
    return host;
  }

  #forgetOne(current: string): void {
    for (const [name, host] of this.#hosts) {
      const isIdle = host.waiting === 0 && this.#left(host.endedAt, host.delayMs) === 0 && this.pauseMs(name) === 0;
      if (isIdle && name !== current) {
        this.#hosts.delete(name);
        return;
      }
    }
  }

  /** What is left of a waiting time; never more than all of it, though the clock was set back. */
  #left(since: number, waitMs: number): number {
    return Math.min(Math.max(0, since + waitMs - this.#clock.now()), waitMs);
  }

  async #take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free--;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#blocked.push(resolve);
    try {
      await orAborted(promise, signal);
    } catch (error) {
      const place = this.#blocked.indexOf(resolve);
      if (place >= 0) this.#blocked.splice(place, 1);
      else this.#give();
      throw error;
    }
  }

  #give(): void {
    const next = this.#blocked.shift();
    if (next) next();
    else this.#free++;
  }
}

import { Agent } from 'undici';
import packageFile from '../../../package.json' with { type: 'json' };
import { type Clock, systemClock } from './clock.ts';
import { type Asked, exchange, type GetOptions, maxTotalMs, type Redirect } from './exchange.ts';
import { type Fetched, type Refused, refused } from './fetched.ts';
import { HostQueue } from './host-queue.ts';
import { checkAddress } from './public-address.ts';
import { lookupFor, type Resolve, systemResolve } from './public-lookup.ts';
import { agentName, maxRobotsBytes, type Robots, RobotsCache } from './robots.ts';

/** No feed, page or sitemap that a newsroom means to be read is larger, unpacked. */
export const maxBodyBytes = 10 * 1024 * 1024;

/** A server that can be reached at all takes a connection within a second or two. */
const maxConnectMs = 10_000;

/** What browsers' users meet is at most two or three. */
const maxRedirects = 5;

export interface WebClientOptions {
  /** Where whoever runs a site finds us: an address of the web or of mail; `null` where none is set. */
  readonly contact: string | null;
  /** Lets private, loopback and link-local addresses be asked. */
  readonly allowPrivateAddresses: boolean;
  readonly clock?: Clock;
  readonly resolve?: Resolve;
  /** Certificates (PEM) that are trusted instead of the system's. */
  readonly authorities?: readonly string[];
}

/** Reads the public web: politely, under its own name, and never what isn't public. */
export class WebClient {
  readonly #agent: Agent;
  readonly #clock: Clock;
  readonly #queue: HostQueue;
  readonly #robots: RobotsCache;
  readonly #allowPrivate: boolean;
  readonly #closing = new AbortController();
  /** What the client says it is. */
  readonly userAgent: string;

  /** @throws {Error} when the contact can't stand in a header. */
  constructor({
    contact,
    allowPrivateAddresses,
    clock = systemClock,
    resolve = systemResolve,
    authorities,
  }: WebClientOptions) {
    if (contact !== null && !/^[\x21-\x27\x2a-\x7e]+$/.test(contact)) {
      throw new Error(`“${contact}” can't be sent as a contact; use a mail or web address without spaces or brackets`);
    }
    this.userAgent = `${agentName}/${packageFile.version}${contact === null ? '' : ` (+${contact})`}`;
    this.#clock = clock;
    this.#queue = new HostQueue(clock);
    this.#allowPrivate = allowPrivateAddresses;
    this.#agent = new Agent({
      connections: 1,
      allowH2: false,
      // One limit holds for all of it, by the clock that was passed in.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: {
        timeout: maxConnectMs,
        lookup: lookupFor(resolve, allowPrivateAddresses),
        ...(authorities ? { ca: [...authorities] } : {}),
      },
    });
    this.#robots = new RobotsCache(clock, (url) =>
      this.#follow(url, {
        validators: null,
        accept: 'text/plain, */*;q=0.1',
        // Many may wait for it: it ends with the client alone.
        signal: this.#closing.signal,
        maxBytes: maxRobotsBytes,
        isCutAllowed: true,
        obeysRobots: false,
      }),
    );
  }

  /**
   * Gets what stands at an address, up to its limit and within `maxTotalMs`, when it is its host's turn.
   * @returns what came, or why nothing did
   * @throws the signal's reason when it is aborted.
   */
  async get(url: string, options: GetOptions): Promise<Fetched> {
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    return this.#follow(url, {
      ...options,
      signal,
      maxBytes: options.maxBytes ?? maxBodyBytes,
      isCutAllowed: false,
      obeysRobots: true,
    });
  }

  /**
   * What the site of an address asks of its readers, or why that isn't known.
   * @throws the signal's reason when it is aborted.
   */
  async robots(url: string, signal: AbortSignal): Promise<Robots | Refused> {
    const checked = checkAddress(url, this.#allowPrivate);
    if (typeof checked === 'string') return refused(checked, false);
    return this.#robots.of(checked, AbortSignal.any([signal, this.#closing.signal]));
  }

  /** Ends every request and connection; what is being asked throws. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('the client was closed'));
    await this.#agent.destroy();
  }

  async #follow(address: string, asked: Asked): Promise<Fetched> {
    asked.signal.throwIfAborted();
    let leftMs = maxTotalMs;
    let isPermanent = true;
    const seen = new Set<string>();
    let next = address;
    for (;;) {
      const url = checkAddress(next, this.#allowPrivate);
      if (typeof url === 'string') return refused(seen.size === 0 ? url : `it leads elsewhere: ${url}`, false);
      if (seen.has(url.href)) return refused(`${url.host} leads round in a circle, back to ${url.href}`, false);
      if (seen.size > maxRedirects) return refused(`${url.host} leads on more than ${maxRedirects} times`, false);
      seen.add(url.href);
      const delayMs = await this.#admit(url, asked);
      if (typeof delayMs !== 'number') return delayMs;
      const movedTo: string | null = isPermanent && seen.size > 1 ? url.href : null;
      const got: Fetched | Redirect = await this.#queue.turn(url.host, delayMs, asked.signal, async () => {
        const startedAt = this.#clock.now();
        // Whoever asked before may have been told to wait.
        const answer = this.#paused(url) ?? (await this.#ask(url, leftMs, asked));
        leftMs -= this.#clock.now() - startedAt;
        return answer;
      });
      if (got.kind !== 'redirect') return 'movedTo' in got ? { ...got, movedTo } : got;
      // Who leaves https for good hands the source to whoever sits on the way.
      const leavesHttps = url.protocol === 'https:' && !got.to.startsWith('https:');
      isPermanent = isPermanent && got.isPermanent && !leavesHttps;
      next = got.to;
    }
  }

  /** How long the host is left alone after this request, or why it isn't made. */
  async #admit(url: URL, { obeysRobots, signal }: Asked): Promise<number | Refused> {
    const paused = this.#paused(url);
    if (paused || !obeysRobots) return paused ?? 0;
    const robots = await this.#robots.of(url, signal);
    if (robots.kind === 'refused') return robots;
    return robots.isAllowed(url.href)
      ? robots.crawlDelayMs
      : refused(
          `the robots.txt of ${url.host} doesn't allow ${agentName} to read ${url.pathname}; ask whoever runs it`,
          false,
        );
  }

  #paused({ host }: URL): Refused | null {
    const pauseMs = this.#queue.pauseMs(host);
    if (pauseMs === 0) return null;
    const until = new Date(this.#clock.now() + pauseMs).toISOString().slice(0, 16).replace('T', ' ');
    const reason = `${host} asked to be left alone until ${until} UTC`;
    return { kind: 'refused', reason, status: null, retryAfterMs: pauseMs, isTemporary: true };
  }

  /** Asks once; a host that says it is overloaded, or when to come back, is left alone from then on. */
  async #ask(url: URL, limitMs: number, asked: Asked): Promise<Fetched | Redirect> {
    const { userAgent } = this;
    const answer = await exchange({ agent: this.#agent, clock: this.#clock, userAgent }, url, limitMs, asked);
    if (answer.kind === 'refused' && (answer.retryAfterMs !== null || answer.status === 429 || answer.status === 503)) {
      return { ...answer, retryAfterMs: this.#queue.pause(url.host, answer.retryAfterMs) };
    }
    if (answer.kind === 'refused' && answer.isTimeout) {
      return { ...answer, retryAfterMs: this.#queue.timedOut(url.host) };
    }
    if (answer.kind !== 'refused') this.#queue.recovered(url.host);
    return answer;
  }
}

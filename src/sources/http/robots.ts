import { createRequire } from 'node:module';
import { type Clock, orAborted } from './clock.ts';
import type { Fetched, Refused } from './fetched.ts';

interface ParsedRobots {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
  getSitemaps(): string[];
}

/** The package's own types describe an ES module, which it isn't. */
const parseRobots: (url: string, text: string) => ParsedRobots = createRequire(import.meta.url)('robots-parser');

/** The robots.txt of a site says what a reader of this name may do. */
export const agentName = 'Dateline';

/** What Google reads too, and the least that RFC 9309 (2.5) allows; what comes after is passed over. */
export const maxRobotsBytes = 500 * 1024;

/** Longer patterns match no address that is asked for, and cost time to match. */
const maxLineChars = 2_000;

/** Matching a pattern with a `*` costs its length times the address's; real files have a few hundred letters of them. */
const maxWildcardChars = 50_000;

/** A site that wants us slower than that is asked once a minute all the same. */
const maxCrawlDelayMs = 60_000;

const rulesKeptMs = 24 * 60 * 60_000;
const failureKeptMs = 10 * 60_000;
const maxSites = 1_000;

/** What a site asks of its readers. */
export interface Robots {
  readonly kind: 'robots';
  readonly isAllowed: (url: string) => boolean;
  readonly crawlDelayMs: number;
  /** As the file names them: absolute addresses on this site or another. */
  readonly sitemaps: readonly string[];
}

const allAllowed: Robots = { kind: 'robots', isAllowed: () => true, crawlDelayMs: 0, sitemaps: [] };

/** @param url the robots.txt's own address */
function readRobots(text: string, url: string): Robots {
  let wildcardChars = 0;
  const lines = text.split(/\r\n|\r|\n/).filter((line) => {
    if (line.length > maxLineChars) return false;
    const hasWildcard = /:.*\*./.test(line);
    if (hasWildcard) wildcardChars += line.length;
    return !hasWildcard || wildcardChars <= maxWildcardChars;
  });
  const parsed = parseRobots(url, lines.join('\n'));
  const delayS = parsed.getCrawlDelay(agentName) ?? 0;
  return {
    kind: 'robots',
    isAllowed: (address) => parsed.isAllowed(address, agentName) !== false,
    crawlDelayMs: delayS > 0 ? Math.min(delayS * 1000, maxCrawlDelayMs) : 0,
    sitemaps: parsed.getSitemaps().flatMap((address) => URL.parse(address, url)?.href ?? []),
  };
}

interface Entry {
  readonly reading: Promise<Robots | Refused>;
  /** When it was read; `null` while it is being read. */
  readAt: number | null;
  keptMs: number;
  /** The last one that could be read. */
  last: Robots | null;
}

/** Each site's robots.txt, read at most once a day; a site whose file can't be read is asked again after ten minutes. */
export class RobotsCache {
  readonly #clock: Clock;
  readonly #fetch: (url: string) => Promise<Fetched>;
  readonly #sites = new Map<string, Entry>();

  /** @param fetch gets a robots.txt, the first `maxRobotsBytes` of it, without asking here */
  constructor(clock: Clock, fetch: (url: string) => Promise<Fetched>) {
    this.#clock = clock;
    this.#fetch = fetch;
  }

  /**
   * What the site asks of its readers, or why nothing may be asked of it at the moment (RFC 9309, 2.3.1): a file that isn't there allows
   * everything, one that can't be read nothing, unless an earlier one is known.
   * @throws the signal's reason when it is aborted first.
   */
  async of(url: URL, signal: AbortSignal): Promise<Robots | Refused> {
    const known = this.#sites.get(url.origin);
    if (known && this.#isFresh(known)) return orAborted(known.reading, signal);
    const last = known?.last ?? null;
    const reading = this.#read(url.origin, last);
    const entry: Entry = { reading, readAt: null, keptMs: 0, last };
    this.#sites.delete(url.origin);
    this.#sites.set(url.origin, entry);
    const [oldest] = this.#sites.keys();
    if (this.#sites.size > maxSites && oldest !== undefined) this.#sites.delete(oldest);
    reading.then(
      (read) => {
        entry.readAt = this.#clock.now();
        entry.keptMs = read.kind === 'robots' && read !== last ? rulesKeptMs : failureKeptMs;
        if (read.kind === 'robots') entry.last = read;
      },
      () => this.#sites.delete(url.origin),
    );
    return orAborted(reading, signal);
  }

  /** A clock that was set back makes nothing fresh for longer. */
  #isFresh({ readAt, keptMs }: Entry): boolean {
    if (readAt === null) return true;
    const ageMs = this.#clock.now() - readAt;
    return ageMs >= 0 && ageMs < keptMs;
  }

  async #read(origin: string, last: Robots | null): Promise<Robots | Refused> {
    const url = `${origin}/robots.txt`;
    const fetched = await this.#fetch(url);
    if (fetched.kind === 'ok') return readRobots(new TextDecoder().decode(fetched.body), url);
    if (fetched.kind !== 'refused') return allAllowed;
    // What a later request can't change (no file, a circle of redirects) is as good as no file; the page's own answer tells the rest.
    if (!fetched.isTemporary || (fetched.status !== null && fetched.status < 400)) return allAllowed;
    if (last !== null) return last;
    // Where the site itself can't be reached, that is what is said.
    if (fetched.status === null) return fetched;
    return { ...fetched, reason: `${fetched.reason}, so that its robots.txt can't be read` };
  }
}

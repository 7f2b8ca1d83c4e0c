/** Why the bot could not be reached. */
type Unreached = 'dead' | 'cut off' | 'stall';

interface Outage {
  readonly why: 'dead' | 'cut off';
  readonly from: number;
  to: number;
}

/** Discord's three seconds. */
const responseMs = 3_000;
/** What was sent so shortly before a connection broke may not have been read; what comes so late can't be answered in time. */
const slackMs = 500;
/** What a resumed session missed is sent in one go, and RESUMED after it. */
const inOneGoMs = 100;

/**
 * Knows which interactions reached the bot, and when. One that was sent over a connection that held is the bot's to answer, whatever broke before:
 * a resumed session brings again what it has missed.
 */
export class Reachability {
  readonly #now: () => number;
  readonly #outages: Outage[] = [];
  readonly #stalls: { readonly from: number; readonly to: number }[] = [];
  /** When the bot could do nothing, as it says itself. */
  readonly #stills: { readonly from: number; readonly to: number }[] = [];
  /** When an interaction was sent over the gateway. */
  readonly #dispatches = new Map<string, number[]>();
  /** When it came in at a bot whose connection held. */
  readonly #reached = new Map<string, number>();

  /** @param now milliseconds since 1970 */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** An interaction is sent over the gateway. */
  dispatched(token: string): void {
    const now = this.#now();
    this.#dispatches.set(token, [...(this.#dispatches.get(token) ?? []), now]);
    if (!this.#isOut) this.#reached.set(token, now);
  }

  /** The connection breaks, until it is there again. */
  broken(why: Outage['why']): void {
    const now = this.#now();
    this.#outages.push({ why, from: now, to: Number.POSITIVE_INFINITY });
    for (const [token, at] of this.#reached) if (at > now - slackMs || why === 'dead') this.#reached.delete(token);
  }

  /** It is there again: with the session that it had, or with a new one. */
  connected(isResumed: boolean): void {
    const now = this.#now();
    for (const outage of this.#outages) if (outage.to === Number.POSITIVE_INFINITY) outage.to = now;
    if (!isResumed) return;
    for (const [token, moments] of this.#dispatches) {
      const last = moments.at(-1) ?? 0;
      if (last >= now - inOneGoMs && !this.#reached.has(token)) this.#reached.set(token, last);
    }
  }

  /** The machine itself stood still from a moment until now. */
  stalled(from: number): void {
    this.#stalls.push({ from, to: this.#now() + responseMs });
  }

  /** The bot could do nothing for a time that ends now. */
  stoodStill(forMs: number): void {
    this.#stills.push({ from: this.#now() - forMs, to: this.#now() });
  }

  /** Whether an interaction was sent more than once. */
  cameTwice(token: string): boolean {
    return (this.#dispatches.get(token)?.length ?? 0) > 1;
  }

  /** What kept an interaction from the bot until it was too late; `null` where nothing did. */
  excuseSilence(token: string, createdAt: number): Unreached | null {
    const until = createdAt + responseMs;
    if (this.#stalls.some(({ from, to }) => from <= until && to >= createdAt)) return 'stall';
    const reachedAt = this.#reached.get(token);
    if (reachedAt !== undefined && reachedAt <= until - slackMs) return null;
    return this.#outages.find(({ from, to }) => from <= until && to >= createdAt)?.why ?? null;
  }

  /** What is known of an interaction that was not answered, for whoever looks into it. */
  story(token: string, createdAt: number, moment: (at: number) => string): string {
    const near = ({ from, to }: { from: number; to: number }): boolean =>
      from <= createdAt + responseMs && to >= createdAt - responseMs;
    const span = ({ from, to }: { from: number; to: number }): string => `${moment(from)} to ${moment(to)}`;
    const sent = (this.#dispatches.get(token) ?? []).map(moment).join(', ');
    const outages = this.#outages.filter(near).map((outage) => `${outage.why} ${span(outage)}`);
    const stills = this.#stills.filter(near).map((still) => `the bot stood still ${span(still)}`);
    return [`; sent over the gateway at ${sent || 'no time'}`, ...outages, ...stills].join('; ');
  }

  get #isOut(): boolean {
    return this.#outages.some(({ to }) => to === Number.POSITIVE_INFINITY);
  }
}

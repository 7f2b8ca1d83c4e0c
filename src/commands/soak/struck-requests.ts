import type { Fault } from '../../local/discord/faults.ts';
import type { LocalEvent } from '../../local/discord/local-discord.ts';

type Struck = Extract<LocalEvent, { kind: 'fault' }>;
type Sent = Extract<LocalEvent, { kind: 'request' }>;

/** What became of the requests for one interaction. */
interface OfToken {
  /** Faults that struck its first response, in their order. */
  readonly firstResponses: Fault[];
  /** How many of its last requests after that were struck, one after the other. */
  inARow: number;
  /** What was sent for it, for whoever looks into a broken promise. */
  readonly sent: string[];
}

/** The bot tries a first response three times, and an apology in its place three times; suggestions twice. */
const firstTries = { suggestions: 2, others: 6 };
/** A final message is tried this often. */
const finalTries = 4;
const suggestions = 4;

/** Knows which requests of which interaction were struck by faults, and what that excuses: what the fault itself broke, and nothing else. */
export class StruckRequests {
  readonly #tokens = new Map<string, OfToken>();

  /** Takes note of a fault. @returns whether it is of an interaction. */
  struck({ path, fault }: Struck): boolean {
    const of = this.#of(path);
    if (of === null) return false;
    if (isFirstResponse(path)) of.firstResponses.push(fault);
    else if (fault.kind !== 'delay') of.inARow++;
    return true;
  }

  /** Takes note of a request that ended. @returns what was sent for its interaction so far; `null` where it is of none. */
  sent({ method, path, status }: Sent, at: string): readonly string[] | null {
    const of = this.#of(path);
    if (of === null) return null;
    of.sent.push(`${method} ${path.split('/').slice(4).join('/')} at ${at}: ${status}`);
    if (!isFirstResponse(path) && status !== null && status < 400) of.inARow = 0;
    return of.sent;
  }

  /** What was sent for an interaction. */
  sentFor(token: string): readonly string[] {
    return this.#tokens.get(token)?.sent ?? [];
  }

  /** Whether faults alone kept the first response from coming in time: one was held up, or as many were struck as there are tries. */
  excuseSilence(token: string, kind: number): boolean {
    const faults = this.#tokens.get(token)?.firstResponses ?? [];
    const tries = kind === suggestions ? firstTries.suggestions : firstTries.others;
    return faults.some(({ kind: how }) => how === 'delay') || faults.length >= tries;
  }

  /** Whether a first response arrived although the bot never heard so: it may send it again. */
  mayRepeatFirst(token: string): boolean {
    const faults = this.#tokens.get(token)?.firstResponses ?? [];
    return faults.some((fault) => fault.kind === 'drop' && fault.afterEffect === true);
  }

  /** Whether faults alone kept a promised answer from coming: its last message met one at each try. */
  excuseUnfinished(token: string): boolean {
    return (this.#tokens.get(token)?.inARow ?? 0) >= finalTries;
  }

  #of(path: string): OfToken | null {
    const token = tokenOf(path);
    if (token === null) return null;
    const known = this.#tokens.get(token) ?? { firstResponses: [], inARow: 0, sent: [] };
    this.#tokens.set(token, known);
    return known;
  }
}

/** The token of the interaction that a request is for. */
export function tokenOf(path: string): string | null {
  return /^\/(?:interactions|webhooks)\/\d+\/([^/]+)/.exec(path)?.[1] ?? null;
}

function isFirstResponse(path: string): boolean {
  return path.startsWith('/interactions/');
}

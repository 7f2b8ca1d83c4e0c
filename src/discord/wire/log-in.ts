import { type Client, DiscordAPIError, Events, HTTPError, RateLimitError } from 'discord.js';
import type { Readiness } from '../../desk/readiness.ts';
import type { Log } from '../../log/log.ts';
import type { WaitingClock } from '../../schedule/waiting-clock.ts';
import { troubleMessage } from '../../wording/trouble.ts';
import { Backoff, nextTry } from './backoff.ts';
import { DiscordError } from './discord-errors.ts';
import { SessionStartsSpentError } from './patient-shards.ts';
import { startError } from './register-commands.ts';

interface LoginParts {
  readonly token: string;
  readonly apiUrl: string;
  /** A client with all its listeners; each try takes a new one. */
  readonly makeClient: () => Client;
  /** Takes leave of a client whose login was given up. */
  readonly leave: (client: Client) => Promise<void>;
  readonly log: Log;
  readonly clock: WaitingClock;
  readonly random: () => number;
  readonly readiness: Readiness;
  /** Ends the waiting. */
  readonly stopping: AbortSignal;
}

/**
 * Logs in, and waits for Discord as long as waiting can help.
 * @throws {DiscordError} for what no waiting can fix: a wrong token, another server than Discord; the message says what to do.
 * @throws the signal's reason when it is aborted first.
 */
export async function logIn(parts: LoginParts): Promise<Client<true>> {
  const { apiUrl, log, clock, random, readiness, stopping } = parts;
  const backoff = new Backoff(random);
  for (;;) {
    stopping.throwIfAborted();
    try {
      return await once(parts);
    } catch (error) {
      stopping.throwIfAborted();
      const atLeastMs = mayPassAfter(error);
      if (atLeastMs === null) throw startError(error, apiUrl);
      const pauseMs = backoff.next(atLeastMs);
      const said = `${troubleMessage.unreachable(apiUrl, reasonOf(error))} ${nextTry(pauseMs)}`;
      readiness.wait(said);
      log.warn(said);
      await clock.wait(pauseMs, stopping);
    }
  }
}

async function once({ token, makeClient, leave, stopping }: LoginParts): Promise<Client<true>> {
  const client = makeClient();
  const { promise: ready, resolve, reject } = Promise.withResolvers<Client<true>>();
  client.once(Events.ClientReady, resolve);
  client.once(Events.ShardDisconnect, ({ code }) => reject(new DiscordError(troubleMessage.closedForGood(code))));
  const stop = (): void => reject(stopping.reason);
  stopping.addEventListener('abort', stop, { once: true });
  client.login(token).catch(reject);
  try {
    return await ready;
  } catch (error) {
    // A login that failed has destroyed its client; one that waits for the gateway has not.
    if (error === stopping.reason) await leave(client);
    throw error;
  } finally {
    stopping.removeEventListener('abort', stop);
  }
}

/** What Discord asks to wait at least, in milliseconds; `null` where no waiting helps. */
export function mayPassAfter(error: unknown): number | null {
  if (error instanceof DiscordError) return null;
  if (error instanceof RateLimitError) return Math.max(error.retryAfter, error.timeToReset);
  if (error instanceof SessionStartsSpentError) return error.resetAfterMs;
  if (error instanceof DiscordAPIError) return error.status === 401 || error.status === 404 ? null : 0;
  const isToken = error instanceof Error && 'code' in error && error.code === 'TokenInvalid';
  return isToken ? null : 0;
}

function reasonOf(error: unknown): string {
  if (error instanceof RateLimitError) return 'it takes no more requests of this bot for the moment';
  if (error instanceof HTTPError || error instanceof DiscordAPIError) return `${error.status} ${error.message}`;
  // What answers isn't what Discord answers: a sign-in page of the network, say.
  if (error instanceof TypeError) return "what answers there isn't Discord's API";
  if (!(error instanceof Error)) return String(error);
  return error.name === 'AbortError' ? 'no answer in time' : error.message;
}

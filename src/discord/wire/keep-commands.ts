import type { Log } from '../../log/log.ts';
import type { WaitingClock } from '../../schedule/waiting-clock.ts';
import { errorMessage } from '../../wording/error-message.ts';
import { Backoff, nextTry } from './backoff.ts';
import { DiscordError, isPassing } from './discord-errors.ts';
import { mayPassAfter } from './log-in.ts';
import { type Registration, registerCommands } from './register-commands.ts';

interface CommandsParts {
  readonly registration: Registration;
  readonly log: Log;
  readonly clock: WaitingClock;
  readonly random: () => number;
  /** Ends the waiting. */
  readonly stopping: AbortSignal;
  /** Told with a sentence when a later try is refused in a way that no waiting can fix. */
  readonly refused: (why: string) => void;
}

/**
 * Registers the commands if they changed. Where Discord doesn't take them for the moment, it goes on trying while the bot answers: commands of
 * an earlier registration still work.
 * @returns when the first try has ended.
 * @throws {DiscordError} when the bot isn't in the server that was named.
 */
export async function keepCommands(parts: CommandsParts): Promise<void> {
  const { clock, random, stopping, refused } = parts;
  const backoff = new Backoff(random);
  const first = await tryOnce(parts, backoff);
  const goOn = async (): Promise<void> => {
    for (let pauseMs = first; pauseMs !== null; pauseMs = await tryOnce(parts, backoff)) {
      await clock.wait(pauseMs, stopping);
      if (stopping.aborted) return;
    }
  };
  void goOn().catch((error: unknown) => refused(errorMessage(error)));
}

/** @returns the milliseconds after which to try again; `null` when that is of no use. */
async function tryOnce({ registration, log, stopping }: CommandsParts, backoff: Backoff): Promise<number | null> {
  try {
    const outcome = await registerCommands(registration);
    log.info('Commands are in place', { outcome, server: registration.guildId ?? 'everywhere' });
    return null;
  } catch (error) {
    if (error instanceof DiscordError) throw error;
    if (stopping.aborted) return null;
    const atLeastMs = isPassing(error) ? mayPassAfter(error) : null;
    const pauseMs = atLeastMs === null ? null : backoff.next(atLeastMs);
    if (pauseMs === null) log.error('Commands could not be registered', { error });
    else log.warn(`Commands could not be registered yet. ${nextTry(pauseMs)}`, { error });
    return pauseMs;
  }
}

import { type Client, Events } from 'discord.js';
import type { FrontDesk } from '../desk/front-desk.ts';
import type { Calendar } from '../language/calendar.ts';
import type { Log } from '../log/log.ts';
import { troubleMessage } from '../wording/trouble.ts';
import { commands } from './commands/every-command.ts';
import { route } from './interaction-router.ts';
import type { BotContext } from './wire/bot-context.ts';
import { logGateway, newClient } from './wire/gateway-client.ts';
import { type RegistrationStore, registerCommands, startError } from './wire/register-commands.ts';
import { systemClock, type WaitingClock } from './wire/waiting-clock.ts';

export interface BotOptions {
  readonly token: string;
  /** Discord's REST address, e.g. `https://discord.com/api`. */
  readonly apiUrl: string;
  /** One server in which commands are registered; `null` for everywhere. */
  readonly guildId: string | null;
  readonly desk: FrontDesk;
  readonly log: Log;
  /** Remembers which commands were registered. */
  readonly store: RegistrationStore;
  /** The servers that may use the bot; `null` for all. */
  readonly allowedGuildIds?: readonly string[] | null;
  /** How long traces are kept, in days: people are told so. */
  readonly traceDays: number;
  /** For "today" while a date is typed. */
  readonly calendar: Calendar;
  readonly clock?: WaitingClock;
}

export interface Bot {
  readonly name: string;
  readonly applicationId: string;
  /** How many answers are under way. */
  readonly inFlight: number;
  /** Settles with a sentence when Discord has closed the connection for good: only a new start helps. */
  readonly lost: Promise<string>;
  /**
   * Takes no more questions, lets answers in flight finish for `graceMs`, then ends them: what was checked by then is
   * shown, or a sentence that asks to ask again.
   */
  close(graceMs: number): Promise<void>;
}

/** What final messages may take after the grace: a first try and one after a pause. */
const lastWordsMs = 5_000;

/**
 * Goes online, registers the commands if they changed, and answers until it is closed.
 * @throws {DiscordError} when the token is wrong or Discord can't be reached; the message says what to do.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiUrl, guildId, desk, log, store, traceDays, calendar, clock = systemClock } = options;
  const client = newClient(apiUrl);
  const stopping = new AbortController();
  const context: BotContext = {
    desk,
    log,
    clock,
    stopping: stopping.signal,
    allowedGuildIds: options.allowedGuildIds ?? null,
    traceDays,
    calendar,
  };
  const inFlight = new Set<Promise<void>>();
  let isClosing = false;
  logGateway(client, log, () => isClosing);
  const lost = new Promise<string>((resolve) => {
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (!isClosing) resolve(troubleMessage.closedForGood(code));
    });
  });

  client.on(Events.InteractionCreate, (interaction) => {
    const routed = route(interaction, context, isClosing);
    if (routed === null) return;
    const answering = routed.finally(() => inFlight.delete(answering));
    inFlight.add(answering);
  });

  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
  } catch (error) {
    throw startError(error, apiUrl);
  }
  const { application, user } = await ready;
  try {
    const outcome = await registerCommands({
      rest: client.rest,
      applicationId: application.id,
      guildId,
      store,
      force: false,
      commands,
    });
    log.info('Commands are in place', { outcome, server: guildId ?? 'everywhere' });
  } catch (error) {
    // Commands of an earlier registration still work, so the bot stays.
    log.error('Commands could not be registered', { error });
  }
  log.info('Online', { bot: user.username, application: application.id });

  return {
    name: user.username,
    applicationId: application.id,
    lost,
    get inFlight() {
      return inFlight.size;
    },
    async close(graceMs) {
      isClosing = true;
      await settled(inFlight, graceMs, clock);
      stopping.abort();
      await settled(inFlight, lastWordsMs, clock);
      if (inFlight.size > 0) log.warn('Stopped with answers undelivered', { count: inFlight.size });
      await client.destroy();
    },
  };
}

async function settled(inFlight: ReadonlySet<Promise<void>>, withinMs: number, clock: WaitingClock): Promise<void> {
  const done = new AbortController();
  const all = Promise.allSettled(inFlight).then(() => done.abort());
  await Promise.race([all, clock.wait(withinMs, done.signal)]);
}

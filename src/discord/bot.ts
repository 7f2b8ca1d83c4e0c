import { type Client, Events } from 'discord.js';
import type { FrontDesk } from '../desk/front-desk.ts';
import { Readiness } from '../desk/readiness.ts';
import type { Calendar } from '../language/calendar.ts';
import type { Log } from '../log/log.ts';
import { heldCorrections } from '../schedule/corrections/held-corrections.ts';
import { keepEditorsRounds } from '../schedule/editors/editors-desk.ts';
import type { Follows } from '../schedule/follows.ts';
import type { ServerDigests } from '../schedule/server-digests.ts';
import { systemClock, type WaitingClock } from '../schedule/waiting-clock.ts';
import type { State } from '../store/state.ts';
import { troubleMessage } from '../wording/trouble.ts';
import { commands } from './commands/every-command.ts';
import { correctedReader } from './corrected-answers.ts';
import { type EditorsOptions, openEditorsChannel } from './editors-channel.ts';
import { route } from './interaction-router.ts';
import { openSchedule, type ScheduleOptions } from './keep-schedule.ts';
import { watchOtherProcesses } from './other-processes.ts';
import { resumeWhereBack } from './wire/back-in-servers.ts';
import type { BotContext, EditorsContext } from './wire/bot-context.ts';
import { type PostBody, readPayload } from './wire/channel-post.ts';
import { Connection } from './wire/connection.ts';
import { type DiscordObserver, observeClient } from './wire/discord-observer.ts';
import { newClient, type Shards } from './wire/gateway-client.ts';
import { keepCommands } from './wire/keep-commands.ts';
import { logIn } from './wire/log-in.ts';
import { PromisedReplies, type ReplyKeeping } from './wire/promised-replies.ts';
import type { RegistrationStore } from './wire/register-commands.ts';
import { SeenInteractions } from './wire/seen-interactions.ts';

export interface BotOptions {
  readonly token: string;
  /** Discord's REST address, e.g. `https://discord.com/api`. */
  readonly apiUrl: string;
  /** One server in which commands are registered; `null` for everywhere. */
  readonly guildId: string | null;
  readonly desk: FrontDesk;
  /** The editors' channel, where there is one. */
  readonly editors?: EditorsOptions | null;
  readonly log: Log;
  /** Remembers which commands were registered. */
  readonly store: RegistrationStore;
  /** The servers that may use the bot; `null` for all. */
  readonly allowedGuildIds?: readonly string[] | null;
  /** The connections that this process opens; `null` for all. */
  readonly shards?: Shards | null;
  /** How long traces are kept, in days: people are told so. */
  readonly traceDays: number;
  /** For "today" while a date is typed. */
  readonly calendar: Calendar;
  /** Those that servers have set up, … */
  readonly digests: ServerDigests;
  /** … what people and servers follow, … */
  readonly follows: Follows;
  /** … and what posts them; `null` where nothing comes by itself. */
  readonly schedule?: ScheduleOptions | null;
  /** Where it is kept to whom a reply was promised, for who comes after a process that was killed; `null` where nobody does. */
  readonly replies?: ReplyKeeping | null;
  /** A state that other processes share. */
  readonly shared?: Pick<State, 'leases' | 'holder'> | null;
  readonly clock?: WaitingClock;
  /** Chance, from 0 to 1, for the pauses between tries. */
  readonly random?: () => number;
  /** Told what is waited for. */
  readonly readiness?: Readiness;
  /** Ends a start that waits for Discord. */
  readonly stopping?: AbortSignal;
  /** Who measures how Discord fares. */
  readonly observer?: DiscordObserver | null;
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
/** What saying goodbye to Discord may take; it notices by itself, too. */
const goodbyeMs = 2_000;

/**
 * Goes online, waiting for Discord where it can't be reached; registers the commands if they changed, and answers until it is closed.
 * @throws {DiscordError} for what no waiting can fix, such as a wrong token; the message says what to do.
 * @throws the reason of `stopping` when that is aborted first.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const {
    token,
    apiUrl,
    guildId,
    desk,
    log,
    store,
    traceDays,
    calendar,
    digests,
    follows,
    clock = systemClock,
  } = options;
  const { random = Math.random, readiness = new Readiness(), observer = null, shards = null } = options;
  const ending = new AbortController();
  const replies = new PromisedReplies({ keeping: options.replies ?? null, clock, log });
  const context: BotContext = {
    desk,
    editors: options.editors ? editorsContext(options.editors) : null,
    log,
    observer,
    replies,
    clock,
    stopping: ending.signal,
    allowedGuildIds: options.allowedGuildIds ?? null,
    traceDays,
    calendar,
    digests,
    follows,
  };
  const inFlight = new Set<Promise<void>>();
  const seen = new SeenInteractions();
  const connection = new Connection({ log, clock, random, readiness });
  let isClosing = false;
  const { promise: lost, resolve: lose } = Promise.withResolvers<string>();

  const makeClient = (): Client => {
    const client = newClient(apiUrl, (shard, isResume) => connection.beforeTry(shard, isResume), shards);
    connection.follow(client);
    if (observer !== null) observeClient(client, observer);
    resumeWhereBack(client, digests, log);
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (!isClosing) lose(troubleMessage.closedForGood(code));
    });
    client.on(Events.InteractionCreate, (interaction) => {
      if (!seen.isNew(interaction.id)) return;
      const routed = route(interaction, context, isClosing);
      if (routed === null) return;
      const answering = routed
        // A payload such as Discord never sends, in which not even the apology finds what it needs.
        .catch((error: unknown) => log.error('An interaction could not be read', { error }))
        .finally(() => inFlight.delete(answering));
      inFlight.add(answering);
    });
    return client;
  };
  const stopping = options.stopping ?? ending.signal;
  const leave = (left: Client): Promise<void> => connection.leave(left);
  const client = await logIn({ token, apiUrl, makeClient, leave, log, clock, random, readiness, stopping });
  const { application, user } = client;
  const goOffline = async (): Promise<void> => {
    await Promise.race([leave(client), clock.wait(goodbyeMs)]);
  };
  try {
    const { rest } = client;
    const registration = { rest, applicationId: application.id, guildId, store, force: false, commands };
    await keepCommands({ registration, log, clock, random, stopping: connection.ended, refused: lose });
  } catch (error) {
    await goOffline();
    throw error;
  }
  const { schedule = null } = options;
  const time = schedule?.clock ?? clock;
  const days = schedule === null ? calendar : { ...calendar, now: () => new Date(time.now()) };
  const read = schedule === null ? readPosts : correctedReader({ desk, ...schedule.state });
  const place = { rest: client.rest, botId: user.id, desk, calendar: days, log, observer, read };
  const editors = options.editors ? openEditorsChannel(options.editors, place) : null;
  const comesByItself = new AbortController();
  const scheduler = schedule === null ? null : openSchedule(schedule, editors, place);
  scheduler?.start();
  // Processes read their sources at different moments: of several that share a state, one tells of them.
  const isHere = async () => scheduler?.isHolder() ?? true;
  const rounds = editors === null ? null : keepEditorsRounds(editors.desk, time, isHere, comesByItself.signal);
  const { shared = null } = options;
  const watching =
    shared === null ? null : watchOtherProcesses({ state: shared, shards, clock: time, log }, comesByItself.signal);
  const telling = replies.tellLost(client.rest, comesByItself.signal);
  const answersEnd = new AbortController();
  const holding = replies.hold(answersEnd.signal);
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
      readiness.wait('It is stopping.');
      comesByItself.abort();
      const stopped = scheduler?.stop();
      await settled(inFlight, graceMs, clock);
      ending.abort();
      await settled(inFlight, lastWordsMs, clock);
      answersEnd.abort();
      await holding;
      await Promise.all([rounds, stopped, watching, telling]);
      if (inFlight.size > 0) log.warn('Stopped with answers undelivered', { count: inFlight.size });
      await goOffline();
    },
  };
}

async function readPosts(payload: string): Promise<PostBody | null> {
  return readPayload(payload);
}

function editorsContext(options: EditorsOptions): EditorsContext {
  const { traces, settings } = options.state;
  return { ...options, traces, corrections: heldCorrections(settings) };
}

async function settled(inFlight: ReadonlySet<Promise<void>>, withinMs: number, clock: WaitingClock): Promise<void> {
  const done = new AbortController();
  const all = Promise.allSettled(inFlight).then(() => done.abort());
  await Promise.race([all, clock.wait(withinMs, done.signal)]);
}

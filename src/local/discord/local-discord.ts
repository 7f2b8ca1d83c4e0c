import { once } from 'node:events';
import { createAboutRoutes } from './about-routes.ts';
import { createActions } from './actions.ts';
import { guildForm } from './api-forms.ts';
import { createAttachments } from './attachments.ts';
import { createChannelRoutes } from './channel-routes.ts';
import { createCommandRoutes } from './command-routes.ts';
import { createCommands } from './command-store.ts';
import { createCrosspostRoute } from './crosspost-route.ts';
import { createDirectMessageRoute } from './direct-message-route.ts';
import { createFaults, type Fault } from './faults.ts';
import { guildsIntent } from './gateway-handshake.ts';
import { createGateway, shardOf } from './gateway-server.ts';
import { createInteractionRoutes } from './interaction-routes.ts';
import { createInteractions, type InteractionChange, type InteractionRecord } from './interaction-store.ts';
import { parseMessage } from './message-body.ts';
import { createMessages, type MessageChange, type MessageRecord } from './message-store.ts';
import { createNonces, usualNonceWindowMs } from './nonces.ts';
import type { Person } from './people.ts';
import { type PlayedClock, systemClock } from './played-clock.ts';
import { createPosting, type Tell } from './posting.ts';
import { createRateLimits, defaultRateLimits, type RateLimitOptions } from './rate-limits.ts';
import { createRest } from './rest-server.ts';
import { snowflakes } from './snowflake.ts';
import { createStaging } from './staging.ts';
import { createThreadRoutes } from './thread-routes.ts';
import { createWireLog, type LoggedFrame, type LoggedRequest } from './wire-log.ts';
import { createWorld, type Guild } from './world.ts';

export interface LocalDiscordOptions {
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  readonly clock?: PlayedClock;
  readonly applicationName?: string;
  /** `false` lets everything through; what is left out is as in practice. */
  readonly rateLimits?: Partial<RateLimitOptions> | false;
  /** Discord's is 41,250. */
  readonly heartbeatIntervalMs?: number;
  readonly allowsPrivilegedIntents?: boolean;
  /** `withheld` leaves servers out of READY, as for an app that was installed by a person only. */
  readonly guilds?: 'sent' | 'withheld';
  /** Changes an interaction on its way to the bot, as no Discord would: what comes in is not to be trusted. */
  readonly changeInteraction?: (payload: Record<string, unknown>) => unknown;
  /** How long a nonce is known. */
  readonly nonceWindowMs?: number;
  /** How many requests and frames are kept. */
  readonly kept?: number;
}

export type LocalEvent =
  | { readonly kind: 'message'; readonly what: MessageChange; readonly message: MessageRecord }
  | { readonly kind: 'interaction'; readonly what: InteractionChange; readonly interaction: InteractionRecord }
  | { readonly kind: 'commands' }
  /** Channels, threads, roles or what somebody may do has changed. */
  | { readonly kind: 'channels' }
  /** A request goes wrong: told before the request itself is, and before anything comes of it. */
  | { readonly kind: 'fault'; readonly method: string; readonly path: string; readonly fault: Fault }
  | LoggedRequest
  | LoggedFrame;

interface Post {
  readonly content: string;
  readonly author?: Person;
  readonly channel?: string;
}

export type LocalDiscord = Awaited<ReturnType<typeof startLocalDiscord>>;

/**
 * Starts a Discord on 127.0.0.1 that an unmodified client runs against, with one server, one channel and one person.
 *
 * @returns the address and the token for the bot, and what a person and a test can do
 */
export async function startLocalDiscord(options: LocalDiscordOptions = {}) {
  const clock = options.clock ?? systemClock;
  const nextId = snowflakes(() => clock.now());
  const token = `${Buffer.from(nextId()).toString('base64url')}.local.${'x'.repeat(27)}`;
  const listeners = new Set<(event: LocalEvent) => void>();
  const emit = (event: LocalEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const on = (listener: (event: LocalEvent) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  const world = createWorld(clock, nextId, options.applicationName ?? 'Dateline');
  const user = world.createPerson({ username: 'reader', globalName: 'Reader' });
  const guild = world.createGuild('Newsroom', 'en-US', user.user.id);
  const commands = createCommands(world.applicationId, nextId);
  const attachments = createAttachments(nextId, () => `http://127.0.0.1:${port()}`);
  const messages = createMessages(world, clock, nextId, attachments, (what, message) =>
    emit({ kind: 'message', what, message }),
  );
  const interactions = createInteractions(clock, nextId, (what, interaction) =>
    emit({ kind: 'interaction', what, interaction }),
  );

  const joined = (): Guild[] => [...world.guilds.values()].filter(({ botJoinedAt }) => botJoinedAt !== null);
  const tell: Tell = (event, guildId, data) => {
    emit({ kind: 'channels' });
    const isToldOf = world.guilds.get(guildId)?.botJoinedAt !== null || event === 'GUILD_DELETE';
    if (options.guilds !== 'withheld' && isToldOf) gateway.broadcast(event, guildId, data, guildsIntent);
  };
  const posting = createPosting(world, messages, tell);

  const requests = createWireLog<LoggedRequest>(options.kept);
  const frames = createWireLog<LoggedFrame>(options.kept);
  const faults = createFaults();
  const limits = options.rateLimits === false ? false : { ...defaultRateLimits, ...options.rateLimits };
  const port = () => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };
  const gatewayUrl = () => `ws://127.0.0.1:${port()}/gateway`;
  const server = createRest({
    routes: [
      ...createAboutRoutes(
        world,
        gatewayUrl,
        () => gateway.behaviour,
        () => (options.guilds === 'withheld' ? [] : joined()),
      ),
      ...createCommandRoutes(world, commands, () => emit({ kind: 'commands' })),
      ...createInteractionRoutes({ world, messages, interactions }),
      ...createChannelRoutes(
        world,
        messages,
        createNonces(clock, options.nonceWindowMs ?? usualNonceWindowMs),
        posting,
      ),
      createDirectMessageRoute(world, () => emit({ kind: 'channels' })),
      attachments.route,
      createCrosspostRoute(world, messages, posting),
      ...createThreadRoutes({ world, messages, posting, tell }),
    ],
    token,
    faults,
    limits: createRateLimits(limits, clock),
    clock,
    log(entry) {
      requests.add(entry);
      emit(entry);
    },
    struck: (method, path, fault) => emit({ kind: 'fault', method, path, fault }),
  });
  const gateway = createGateway(server, {
    token,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
    allowsPrivilegedIntents: options.allowsPrivilegedIntents ?? false,
    clock,
    ready({ intents, shard: [number, count] }) {
      const areSent = options.guilds !== 'withheld' && (intents & guildsIntent) !== 0;
      const guilds = areSent ? joined().filter(({ id }) => shardOf(id, count) === number) : [];
      return {
        data: {
          v: 10,
          user: { ...world.bot, mfa_enabled: false, verified: true, email: null },
          guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
          resume_gateway_url: gatewayUrl(),
          application: { id: world.applicationId, flags: 0 },
        },
        first: guilds.map((each) => ({ event: 'GUILD_CREATE', data: guildForm(world, each) })),
      };
    },
    log(entry) {
      frames.add(entry);
      emit(entry);
    },
  });

  const actions = createActions({
    world,
    commands,
    interactions,
    subscribe: (listener) => on(({ kind }) => (kind === 'message' || kind === 'interaction') && listener()),
    defaultPerson: user,
    defaultGuildId: guild.id,
    dispatch: (payload, guildId) =>
      gateway.broadcast('INTERACTION_CREATE', guildId, options.changeInteraction?.(payload) ?? payload),
  });

  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');

  return {
    ...actions,
    ...createStaging(world, messages, tell, guild.id),
    /** For discord.js: `new Client({ rest: { api: url } })`. */
    url: `http://127.0.0.1:${port()}/api`,
    token,
    applicationId: world.applicationId,
    guildId: guild.id,
    channelId: guild.channelId,
    /** The person who acts when nobody is named. */
    user,
    world,
    faults,
    gateway,
    /** A file of a message, by the path of its address. */
    attachment: attachments.find,
    requests: requests.entries,
    frames: frames.entries,
    /** Calls `listener` with everything that happens; the returned function ends it. */
    on,
    /** Registered commands, of a guild or global. */
    commands: (guildId: string | null = null) => commands.inScope(guildId),
    /** What stands in a channel, oldest first; ephemeral messages included. */
    messages: (channelId: string = guild.channelId) => messages.inChannel(channelId),
    createUser: world.createPerson,

    /** A person writes in a channel. */
    postMessage({ content, author = user, channel = guild.channelId }: Post): MessageRecord {
      const body = parseMessage('post', { content });
      const record = messages.create({
        channelId: channel,
        type: 0,
        author: author.user,
        body,
        flags: 0,
        mentionsDefault: 'channel',
        privateTo: null,
        extra: {},
      });
      const thread = world.channels.get(channel);
      if (thread !== undefined) posting.open(thread);
      return record;
    },

    /** A person (a moderator, say) deletes a message. */
    deleteMessage: (message: MessageRecord): void => messages.delete(message, 'user'),

    /** Ends all connections and the server. */
    async close(): Promise<void> {
      gateway.close();
      interactions.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

import { Client, Events, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { Log } from '../../log/log.ts';
import { pingNobody } from './send.ts';

/** A client that knows what the bot needs and remembers nobody. */
export function newClient(apiUrl: string): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    // A thread that nobody has told us of comes with the interaction all the same.
    partials: [Partials.Channel],
    rest: {
      api: apiUrl,
      // A follow-up sent again could stand twice: send.ts tries again what may be tried again.
      retries: 0,
      // Discord's global limit of 50 a second doesn't count what answers interactions, and discord.js would.
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    },
    allowedMentions: pingNobody,
    // Interactions carry all that is needed: no waiting for servers that are down, no memory of messages and people.
    waitGuildTimeout: 0,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user?.id },
    }),
  });
}

/** Tells the log how the connection fares. @param isClosing true once we close it ourselves. */
export function logGateway(client: Client, log: Log, isClosing: () => boolean): void {
  client.on(Events.Error, (error) => log.error('The connection to Discord failed', { error }));
  client.on(Events.ShardError, (error) => log.error('The connection to Discord failed', { error }));
  client.on(Events.Warn, (message) => log.warn(message));
  client.on(Events.ShardReconnecting, () => {
    // discord.js says the same of a connection that we close.
    if (!isClosing()) log.warn('The connection to Discord was lost; reconnecting');
  });
  client.on(Events.ShardResume, () => log.info('The connection to Discord is back'));
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (!isClosing()) log.error('Discord closed the connection for good', { code });
  });
}

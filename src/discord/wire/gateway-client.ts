import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import { type BeforeTry, patientShards } from './patient-shards.ts';
import { pingNobody } from './send.ts';

/** A client that knows what the bot needs and remembers nobody. */
export function newClient(apiUrl: string, beforeTry: BeforeTry): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    // A thread that nobody has told us of comes with the interaction all the same.
    partials: [Partials.Channel],
    ws: { buildStrategy: patientShards(beforeTry) },
    rest: {
      api: apiUrl,
      // A follow-up sent again could stand twice: send.ts tries again what may be tried again.
      retries: 0,
      // At a start we wait ourselves: whoever runs the bot reads until when, and it can be stopped meanwhile.
      rejectOnRateLimit: ['/gateway', '/applications'],
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

import { Client, GatewayIntentBits, Options, Partials, type RateLimitData } from 'discord.js';
import { type BeforeTry, patientShards } from './patient-shards.ts';
import { pingNobody } from './send.ts';
import { truthfulLimits } from './truthful-limits.ts';

/** Each interaction has a queue of its own for its requests: without this, those of an hour are kept. */
const handlerSweepIntervalMs = 5 * 60_000;

/** The connections to the gateway that a process opens, counted from 0, of all that the bot has. */
export interface Shards {
  readonly ids: readonly number[];
  readonly count: number;
}

/**
 * A client that knows what the bot needs and remembers nobody.
 * @param shards `null` for as many as Discord recommends: it closes a connection that would have to carry more than 2,500 servers.
 */
export function newClient(apiUrl: string, beforeTry: BeforeTry, shards: Shards | null = null): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    // A thread that nobody has told us of comes with the interaction all the same.
    partials: [Partials.Channel],
    ...(shards === null ? { shards: 'auto' } : { shards: [...shards.ids], shardCount: shards.count }),
    ws: { buildStrategy: patientShards(beforeTry) },
    rest: {
      api: apiUrl,
      // A follow-up sent again could stand twice: send.ts tries again what may be tried again.
      retries: 0,
      rejectOnRateLimit: isNotWaitedOut,
      makeRequest: truthfulLimits,
      handlerSweepInterval: handlerSweepIntervalMs,
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

/** A limit that discord.js would wait out for longer than this keeps back all that goes to the same channel. */
const longestWaitMs = 60_000;

/** Limits that are told instead of waited out. */
function isNotWaitedOut({ route, retryAfter, timeToReset, sublimitTimeout }: RateLimitData): boolean {
  // At a start we wait ourselves: whoever runs the bot reads until when, and it can be stopped meanwhile.
  if (route.startsWith('/gateway') || route.startsWith('/applications')) return true;
  if (!route.startsWith('/channels/')) return false;
  // A channel's crossposts are used up for an hour.
  return route.endsWith('/crosspost') || Math.max(retryAfter, timeToReset, sublimitTimeout) > longestWaitMs;
}

import { RateLimitError, type REST, RESTEvents, Routes } from 'discord.js';
import { z } from 'zod';
import { aheadOf } from '../../language/dates.ts';
import { type Trouble, trouble } from '../../wording/trouble.ts';
import { askEditorsChannel, type EditorsChannelReport } from './check-editors-channel.ts';
import {
  type CommandDifference,
  differenceOf,
  type RegisteredCommand,
  registeredCommands,
} from './command-difference.ts';
import { type MissingPermission, missingOnServer } from './permissions.ts';
import { commandBodies, commandsRoute, isOutside, type Registrable, startTrouble } from './register-commands.ts';
import { withRest } from './with-rest.ts';

/** An operator waits for this one at the command line. */
const checkMs = 10_000;
/** Discord's most for a page of servers. */
const serversPerPage = 200;
/** This many servers are searched for a set of commands of their own: each costs a request. */
const searchedServers = 10;

export type FoundOrTrouble<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: Trouble };

/** What the Developer Portal says of the application. */
export interface Application {
  readonly id: string;
  readonly botId: string;
  readonly botName: string;
  /** Anybody may add the bot, not only who made it. */
  readonly isPublic: boolean;
  readonly requiresCodeGrant: boolean;
  /** Where Discord sends interactions instead of to a bot that is online. */
  readonly interactionsUrl: string | null;
  /** Who may add it; `null` when Discord doesn't say. */
  readonly installedBy: { readonly servers: boolean; readonly people: boolean } | null;
}

export interface Server {
  readonly id: string;
  readonly name: string;
  /** What the bot's roles let it do there, as Discord's number. */
  readonly granted: string;
  /** Permissions that features lack there; single channels may take away more. */
  readonly missing: readonly MissingPermission[];
}

export interface RegisteredSets {
  /** How many commands we would register, and how what is there differs. */
  readonly wanted: number;
  readonly difference: CommandDifference;
  /** Where people see commands a second time: `everywhere`, or servers' ids. */
  readonly twice: readonly string[];
}

/** Discord lets the bot at nothing of that server: it isn't in it, or came without the scope of commands. */
export interface Outside {
  readonly outside: string;
}

export interface DiscordReport {
  readonly application: FoundOrTrouble<Application>;
  /** These two are `null` when the application wasn't told. */
  readonly servers: FoundOrTrouble<readonly Server[]> | null;
  readonly commands: FoundOrTrouble<RegisteredSets | Outside> | null;
  /** `null` when the application or its servers weren't told, or there is no such channel to ask for. */
  readonly editors: FoundOrTrouble<EditorsChannelReport> | null;
  /** How far this machine's clock is ahead of Discord's; `null` when nothing was answered. */
  readonly aheadMs: number | null;
}

interface DiscordPlace {
  readonly token: string;
  readonly apiUrl: string;
  /** Where the commands are registered; `null` for everywhere. */
  readonly guildId: string | null;
  /** The editors' channel; absent or `null` where there is none. */
  readonly editorsChannelId?: string | null;
  /** What we would register. */
  readonly commands: readonly Registrable[];
}

const applicationShape = z.object({
  id: z.string(),
  name: z.string(),
  bot: z.object({ id: z.string(), username: z.string() }).optional(),
  bot_public: z.boolean().default(true),
  bot_require_code_grant: z.boolean().default(false),
  interactions_endpoint_url: z.string().nullish(),
  integration_types_config: z.record(z.string(), z.unknown()).nullish(),
});
const serversShape = z
  .array(z.object({ id: z.string(), name: z.string(), permissions: z.string().regex(/^\d+$/) }))
  .nullable()
  .transform((servers) => servers ?? []);

/** Asks Discord, with the bot's token alone and without going online, for all that the bot needs. Changes nothing. */
export async function checkDiscord(place: DiscordPlace, timeoutMs: number = checkMs): Promise<DiscordReport> {
  const { token, apiUrl, editorsChannelId = null } = place;
  const unasked = { servers: null, commands: null, editors: null, aheadMs: null };
  // With any other character the request couldn't be sent, and its error would speak of headers.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    return { ...unasked, application: { ok: false, trouble: trouble.wrongToken } };
  }
  const signal = AbortSignal.timeout(timeoutMs);
  // A wait that Discord asks for is told rather than slept through.
  const options = { retries: 1, timeout: timeoutMs, rejectOnRateLimit: () => true };
  return withRest({ token, apiUrl, options }, async (rest) => {
    let aheadMs: number | null = null;
    rest.on(RESTEvents.Response, (_, { headers }) => {
      aheadMs ??= aheadOf(headers.get('date'), Date.now());
    });
    const get: Get = async (route, shape, query) =>
      shape.parse(await rest.get(route, { signal, ...(query && { query }) }));
    const outcome = async <T>(work: Promise<T>): Promise<FoundOrTrouble<T>> => {
      try {
        return { ok: true, value: await work };
      } catch (error) {
        return { ok: false, trouble: troubleOf(error, place, signal.aborted ? timeoutMs : null) };
      }
    };
    const application = await outcome(askApplication(get));
    if (!application.ok) return { ...unasked, application, aheadMs };
    const listed = askServers(get);
    const [servers, commands] = await Promise.all([
      outcome(listed),
      outcome(askCommands(get, application.value.id, place, listed)),
    ]);
    const granted = (id: string): string | null =>
      servers.ok ? (servers.value.find((server) => server.id === id)?.granted ?? null) : null;
    const { botId } = application.value;
    const editors =
      editorsChannelId === null || !servers.ok
        ? null
        : await outcome(askEditorsChannel(get, editorsChannelId, botId, granted));
    return { application, servers, commands, editors, aheadMs };
  });
}

type Get = <T>(route: Parameters<REST['get']>[0], shape: z.ZodType<T>, query?: URLSearchParams) => Promise<T>;

async function askApplication(get: Get): Promise<Application> {
  const found = await get(Routes.currentApplication(), applicationShape);
  const installable = found.integration_types_config ?? null;
  return {
    id: found.id,
    botId: found.bot?.id ?? found.id,
    botName: found.bot?.username ?? found.name,
    isPublic: found.bot_public,
    requiresCodeGrant: found.bot_require_code_grant,
    interactionsUrl: found.interactions_endpoint_url ?? null,
    installedBy: installable && { servers: '0' in installable, people: '1' in installable },
  };
}

async function askServers(get: Get): Promise<readonly Server[]> {
  const found: Server[] = [];
  for (;;) {
    const query = new URLSearchParams({ limit: String(serversPerPage) });
    const last = found.at(-1);
    if (last) query.set('after', last.id);
    const page = await get(Routes.userGuilds(), serversShape, query);
    found.push(
      ...page.map(({ id, name, permissions }) => ({
        id,
        name,
        granted: permissions,
        missing: missingOnServer(permissions),
      })),
    );
    if (page.length < serversPerPage) return found;
  }
}

async function askCommands(
  get: Get,
  applicationId: string,
  { guildId, commands }: DiscordPlace,
  servers: Promise<readonly Server[]>,
): Promise<RegisteredSets | Outside> {
  const list = (place: string | null): Promise<readonly RegisteredCommand[]> =>
    get(commandsRoute(applicationId, place), registeredCommands, new URLSearchParams({ with_localizations: 'true' }));
  // When they can't be listed, that is told of by itself.
  const known = servers.catch((): readonly Server[] => []);
  const others = async (): Promise<readonly (string | null)[]> =>
    guildId === null ? (await known).slice(0, searchedServers).map(({ id }) => id) : [null];
  const filled = async (place: string | null): Promise<string[]> => {
    try {
      return (await list(place)).length > 0 ? [place ?? 'everywhere'] : [];
    } catch (error) {
      // A server that took the bot without its commands has none.
      if (isOutside(error)) return [];
      throw error;
    }
  };
  const wanted = commandBodies(guildId, commands);
  const [registered, elsewhere] = await Promise.all([
    list(guildId).catch((error: unknown): Outside => {
      if (guildId === null || !isOutside(error)) throw error;
      return { outside: guildId };
    }),
    others().then((places) => Promise.all(places.map(filled))),
  ]);
  if ('outside' in registered) return registered;
  return {
    wanted: wanted.length,
    difference: differenceOf(wanted, registered),
    twice: registered.length > 0 ? elsewhere.flat() : [],
  };
}

function troubleOf(error: unknown, { apiUrl, token }: DiscordPlace, passedMs: number | null): Trouble {
  if (passedMs !== null) return trouble.unreachable(apiUrl, `no answer within ${passedMs / 1_000} s`);
  if (error instanceof RateLimitError) {
    return trouble.tooManyRequests(Math.ceil(Math.max(error.retryAfter, error.timeToReset) / 1_000));
  }
  if (error instanceof z.ZodError) return trouble.notDiscord(apiUrl);
  const { found, remedy } = startTrouble(error, apiUrl);
  return { found: found.replaceAll(token, '[token]'), remedy };
}

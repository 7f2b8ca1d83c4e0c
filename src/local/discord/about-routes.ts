import { z } from 'zod';
import { myGuildForm } from './api-forms.ts';
import { parseBody } from './form-errors.ts';
import type { Route, RouteRequest } from './request-route.ts';
import { snowflake } from './text-lengths.ts';
import type { Guild, World } from './world.ts';

/** Sessions a day that Discord lets a bot begin. */
const sessionStarts = 1000;

/** Guilds of a page, by default and at most. */
const guildsPerPage = 200;

const page = z.object({
  limit: z.coerce.number().int().min(1).max(guildsPerPage).default(guildsPerPage),
  before: snowflake.optional(),
  after: snowflake.optional(),
});

/**
 * The routes by which a bot learns who it is, where its gateway is and which guilds it is in.
 *
 * @param sessions how many the bot may begin still today, and when that day ends
 * @param guilds those that the bot is told of
 */
export function createAboutRoutes(
  world: World,
  gatewayUrl: () => string,
  sessions: () => {
    readonly sessionsLeft: number;
    readonly sessionsResetMs: number;
    readonly shards: number;
    readonly sessionsAtOnce: number;
  },
  guilds: () => readonly Guild[],
): Route[] {
  const me = {
    ...world.bot,
    mfa_enabled: false,
    locale: 'en-US',
    verified: true,
    email: null,
  };
  const application = () => ({
    id: world.applicationId,
    name: world.applicationName,
    icon: null,
    description: '',
    type: null,
    bot: world.bot,
    bot_public: world.portal.isPublic,
    bot_require_code_grant: world.portal.requiresCodeGrant,
    integration_types_config: Object.fromEntries(
      [...world.portal.installedBy].map((owner) => [owner === 'guild' ? '0' : '1', {}]),
    ),
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: world.portal.interactionsEndpointUrl,
    role_connections_verification_url: null,
    owner: world.bot,
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  });
  const limit = () => {
    const { sessionsLeft: remaining, sessionsResetMs: reset_after, sessionsAtOnce: max_concurrency } = sessions();
    return { total: sessionStarts, remaining, reset_after, max_concurrency };
  };
  const get = (path: string, auth: Route['auth'], body: (request: RouteRequest) => unknown): Route => ({
    method: 'GET',
    path,
    auth,
    limit: null,
    handle: (request) => ({ status: 200, body: body(request) }),
  });
  const myGuilds = ({ query }: RouteRequest): unknown => {
    const { limit, before, after } = parseBody(page, Object.fromEntries(query));
    const found = guilds()
      .filter(({ id }) => after === undefined || BigInt(id) > BigInt(after))
      .filter(({ id }) => before === undefined || BigInt(id) < BigInt(before));
    return (before === undefined ? found.slice(0, limit) : found.slice(-limit)).map((guild) =>
      myGuildForm(world, guild),
    );
  };
  return [
    get('/gateway', 'none', () => ({ url: gatewayUrl() })),
    get('/gateway/bot', 'bot', () => ({ url: gatewayUrl(), shards: sessions().shards, session_start_limit: limit() })),
    get('/users/@me', 'bot', () => me),
    get('/users/@me/guilds', 'bot', myGuilds),
    get('/applications/@me', 'bot', application),
    get('/oauth2/applications/@me', 'bot', application),
  ];
}

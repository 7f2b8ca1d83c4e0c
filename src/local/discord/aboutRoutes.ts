import type { Route } from './route.ts';
import type { World } from './world.ts';

/** Identifies a day that Discord allows; far above any test. */
const SESSION_STARTS = 1000;

/** The routes by which a bot learns who it is and where its gateway is. */
export function createAboutRoutes(world: World, gatewayUrl: () => string): Route[] {
  const me = {
    ...world.bot,
    mfa_enabled: false,
    locale: 'en-US',
    verified: true,
    email: null,
  };
  const application = {
    id: world.applicationId,
    name: world.applicationName,
    icon: null,
    description: '',
    type: null,
    bot: world.bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: world.bot,
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  };
  const limit = { total: SESSION_STARTS, remaining: SESSION_STARTS, reset_after: 0, max_concurrency: 1 };
  const get = (path: string, auth: Route['auth'], body: () => unknown): Route => ({
    method: 'GET',
    path,
    auth,
    limit: null,
    handle: () => ({ status: 200, body: body() }),
  });
  return [
    get('/gateway', 'none', () => ({ url: gatewayUrl() })),
    get('/gateway/bot', 'bot', () => ({ url: gatewayUrl(), shards: 1, session_start_limit: limit })),
    get('/users/@me', 'bot', () => me),
    get('/applications/@me', 'bot', () => application),
    get('/oauth2/applications/@me', 'bot', () => application),
  ];
}

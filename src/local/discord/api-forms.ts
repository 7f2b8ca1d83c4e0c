import { type Channel, type Guild, memberPermissions, type Person, type World } from './world.ts';

/** A channel in the form of Discord's API. */
export function channelForm(channel: Channel): Record<string, unknown> {
  const { id, type, guildId, name, recipients, position } = channel;
  if (guildId === null) return { id, type, flags: 0, last_message_id: null, recipients };
  return {
    id,
    type,
    flags: 0,
    guild_id: guildId,
    name,
    position,
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    permission_overwrites: [],
  };
}

/** A person as a member of a guild; with `permissions` as interactions carry it. */
export function memberForm(person: Person): Record<string, unknown> {
  return {
    user: person.user,
    nick: person.nick,
    avatar: null,
    banner: null,
    roles: person.roles,
    joined_at: person.joinedAt,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    permissions: String(person.permissions),
  };
}

/** A guild as the bot's own list of guilds has it. */
export function myGuildForm(world: World, { id, name, ownerId, botPermissions }: Guild): Record<string, unknown> {
  return {
    id,
    name,
    icon: null,
    banner: null,
    owner: ownerId === world.bot.id,
    permissions: String(botPermissions),
    features: [],
  };
}

/** A guild as GUILD_CREATE carries it: with its channels and the bot as its only listed member. */
export function guildForm(world: World, guild: Guild): Record<string, unknown> {
  const everyone = {
    id: guild.id,
    name: '@everyone',
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 0,
    permissions: String(memberPermissions),
    managed: false,
    mentionable: false,
    flags: 0,
  };
  const bot = { user: world.bot, roles: [], joined_at: guild.joinedAt, deaf: false, mute: false, flags: 0 };
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    joined_at: guild.joinedAt,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    application_id: null,
    features: [],
    large: false,
    unavailable: false,
    member_count: 2,
    roles: [everyone],
    channels: [...world.channels.values()].filter(({ guildId }) => guildId === guild.id).map(channelForm),
    members: [bot],
    emojis: [],
    stickers: [],
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

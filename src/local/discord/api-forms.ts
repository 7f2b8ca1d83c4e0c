import { archivedSince, channelForm } from './channels.ts';
import type { Person } from './people.ts';
import type { Guild, Role, World } from './world.ts';

/** A person as a member of a guild; with `permissions` as interactions carry it. */
export function memberForm(person: Person, permissions: bigint): Record<string, unknown> {
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
    permissions: String(permissions),
  };
}

/** A role in the form of Discord's API. */
export function roleForm({ id, name, position, isManaged, isMentionable, permissions }: Role): Record<string, unknown> {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position,
    permissions: String(permissions),
    managed: isManaged,
    mentionable: isMentionable,
    flags: 0,
  };
}

/** A guild as the bot's own list of guilds has it. */
export function myGuildForm(world: World, guild: Guild): Record<string, unknown> {
  const { id, name, ownerId } = guild;
  return {
    id,
    name,
    icon: null,
    banner: null,
    owner: ownerId === world.bot.id,
    permissions: String(world.botPermissions(guild)),
    features: [],
  };
}

/** A guild as GUILD_CREATE carries it: with its channels and the bot as its only listed member. */
export function guildForm(world: World, guild: Guild): Record<string, unknown> {
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id);
  const now = world.now();
  const bot = {
    user: world.bot,
    roles: [guild.botRoleId],
    joined_at: guild.botJoinedAt,
    deaf: false,
    mute: false,
    flags: 0,
  };
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    joined_at: guild.botJoinedAt,
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
    roles: [...guild.roles.values()].map(roleForm),
    channels: channels.filter(({ thread }) => thread === null).map((channel) => channelForm(channel, now)),
    members: [bot],
    emojis: [],
    stickers: [],
    threads: channels
      .filter(({ thread }) => thread !== null && archivedSince(thread, now) === null)
      .map((channel) => channelForm(channel, now)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

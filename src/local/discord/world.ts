import type { Clock } from './clock.ts';
import { refusals } from './errors.ts';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly discriminator: string;
  readonly global_name: string | null;
  readonly avatar: null;
  readonly bot: boolean;
  readonly public_flags: number;
  readonly flags: number;
  readonly primary_guild: null;
}

/** A user together with what Discord knows of them but doesn't show in the user object. */
export interface Person {
  readonly user: User;
  readonly locale: string;
  readonly nick: string | null;
  /** Role ids, in every guild alike. */
  readonly roles: readonly string[];
  readonly permissions: bigint;
  readonly joinedAt: string;
}

/** What the bot may do in a channel: everything, only read, or not even see it. */
export type Access = 'full' | 'read' | 'none';

export interface Channel {
  readonly id: string;
  /** 0 is a guild's text channel, 1 a direct message. */
  readonly type: 0 | 1;
  readonly guildId: string | null;
  readonly name: string | null;
  readonly recipients: readonly User[];
  readonly position: number;
  access: Access;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  readonly channelId: string;
  readonly joinedAt: string;
}

/** What a member may do by default: see, send, embed, attach, read history, react, use commands and external apps. */
export const MEMBER_PERMISSIONS = 0x0004_0000_8001_cc40n;
export const ADMINISTRATOR = 1n << 3n;

export interface PersonOptions {
  readonly username?: string;
  readonly globalName?: string | null;
  readonly locale?: string;
  readonly nick?: string | null;
  readonly roles?: readonly string[];
  readonly permissions?: bigint;
}

export type World = ReturnType<typeof createWorld>;

/** Who and where: people, servers, channels, and the application with its bot user. */
export function createWorld(clock: Clock, nextId: () => string, applicationName: string) {
  const people = new Map<string, Person>();
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const applicationId = nextId();
  const iso = () => new Date(clock.now()).toISOString();

  const newUser = (id: string, username: string, globalName: string | null, bot: boolean): User => ({
    id,
    username,
    discriminator: bot ? '0001' : '0',
    global_name: globalName,
    avatar: null,
    bot,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  });

  const addChannel = (options: Pick<Channel, 'type' | 'guildId' | 'name' | 'recipients'>, access: Access): Channel => {
    const channel: Channel = { ...options, id: nextId(), position: channels.size, access };
    channels.set(channel.id, channel);
    return channel;
  };

  return {
    applicationId,
    applicationName,
    bot: newUser(applicationId, applicationName, null, true),
    people,
    guilds,
    channels,

    createPerson(options: PersonOptions = {}): Person {
      const username = options.username ?? `reader${people.size + 1}`;
      const person: Person = {
        user: newUser(nextId(), username, options.globalName ?? null, false),
        locale: options.locale ?? 'en-US',
        nick: options.nick ?? null,
        roles: options.roles ?? [],
        permissions: options.permissions ?? MEMBER_PERMISSIONS,
        joinedAt: iso(),
      };
      people.set(person.user.id, person);
      return person;
    },

    createGuild(name: string, locale: string, ownerId: string): Guild {
      const id = nextId();
      const { id: channelId } = addChannel({ type: 0, guildId: id, name: 'general', recipients: [] }, 'full');
      const guild = { id, name, locale, ownerId, channelId, joinedAt: iso() };
      guilds.set(id, guild);
      return guild;
    },

    createChannel: (guildId: string, name: string, access: Access = 'full'): Channel =>
      addChannel({ type: 0, guildId, name, recipients: [] }, access),

    /** The person's direct messages with the bot, opened when first used. */
    directMessages(person: Person): Channel {
      const open = [...channels.values()].find(
        ({ type, recipients }) => type === 1 && recipients[0]?.id === person.user.id,
      );
      return open ?? addChannel({ type: 1, guildId: null, name: null, recipients: [person.user] }, 'full');
    },

    /** @throws ApiError 10003 for a channel that isn't there, 50001 for one the bot cannot see. */
    visibleChannel(id: string): Channel {
      const channel = channels.get(id);
      if (channel === undefined) throw refusals.unknownChannel();
      if (channel.access === 'none') throw refusals.missingAccess();
      return channel;
    },
  };
}

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

/** A guild as GUILD_CREATE carries it: with its channels and the bot as its only listed member. */
export function guildForm(world: World, guild: Guild): Record<string, unknown> {
  const everyone = {
    id: guild.id,
    name: '@everyone',
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 0,
    permissions: String(MEMBER_PERMISSIONS),
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

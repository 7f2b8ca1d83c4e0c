import { type Channel, type ChannelOptions, channelTypes, overwritesOf, type Thread } from './channels.ts';
import { refusals } from './form-errors.ts';
import type { Person, User } from './people.ts';
import { memberPermissions, permissionBits, permissionsIn, permissionsOfBot } from './permissions.ts';
import type { PlayedClock } from './played-clock.ts';

/** A role of a server; the one whose id is the server's is @everyone's. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  /** The bot's own role, which came with it. */
  readonly isManaged: boolean;
  /** Whether everybody may mention it. */
  readonly isMentionable: boolean;
  permissions: bigint;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  readonly channelId: string;
  readonly botRoleId: string;
  readonly roles: Map<string, Role>;
  /** When the bot joined; `null` while it isn't there. */
  botJoinedAt: string | null;
}

/** What the Developer Portal says of the application, as far as a bot is told. The stand-in doesn't act on it. */
interface Portal {
  /** Anybody may add the bot, not only who made it. */
  isPublic: boolean;
  requiresCodeGrant: boolean;
  /** Where Discord sends interactions instead of the gateway. */
  interactionsEndpointUrl: string | null;
  readonly installedBy: Set<'guild' | 'user'>;
}

interface PersonOptions {
  readonly username?: string;
  readonly globalName?: string | null;
  readonly locale?: string;
  readonly nick?: string | null;
  readonly roles?: readonly string[];
  readonly permissions?: bigint;
}

interface RoleOptions {
  readonly name: string;
  readonly permissions?: bigint;
  readonly isMentionable?: boolean;
}

interface ThreadOptions extends Pick<Thread, 'ownerId' | 'autoArchiveMinutes' | 'tags'> {
  readonly name: string;
  /** That of the message it was made from. */
  readonly id?: string;
}

export type World = ReturnType<typeof createWorld>;

/** Who and where: people, servers, channels, and the application with its bot user. */
export function createWorld(clock: PlayedClock, nextId: () => string, applicationName: string) {
  const people = new Map<string, Person>();
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const closedTo = new Set<string>();
  const applicationId = nextId();
  const portal: Portal = {
    isPublic: true,
    requiresCodeGrant: false,
    interactionsEndpointUrl: null,
    installedBy: new Set(['guild', 'user']),
  };
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

  const addChannel = (options: Partial<Channel> & Pick<Channel, 'type' | 'guildId' | 'name'>): Channel => {
    const channel: Channel = {
      ...{ id: nextId(), recipients: [], position: channels.size, parentId: null, tags: [] },
      ...{ requiresTag: false, thread: null, overwrites: [] },
      ...options,
    };
    channels.set(channel.id, channel);
    return channel;
  };

  const guildOf = (id: string): Guild => {
    const guild = guilds.get(id);
    if (guild === undefined) throw new Error(`There is no guild ${id}`);
    return guild;
  };

  const allowedIn = (channel: Channel, id: string, roles: readonly string[], base: bigint): bigint => {
    const { overwrites } = channels.get(channel.parentId ?? '') ?? channel;
    return permissionsIn(overwrites, channel.guildId ?? '', { id, roles, base }, channel.thread !== null);
  };

  /** What roles let their holders do on a server, @everyone's included. */
  const permissionsOfRoles = (guild: Guild, roles: readonly string[]): bigint =>
    [guild.id, ...roles].reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n);

  const botPermissions = (guild: Guild): bigint =>
    guild.botJoinedAt === null ? 0n : permissionsOfRoles(guild, [guild.botRoleId]);

  const botPermissionsIn = (channel: Channel): bigint => {
    if (channel.guildId === null) return permissionsOfBot;
    const guild = guildOf(channel.guildId);
    if (guild.botJoinedAt === null) return 0n;
    return allowedIn(channel, applicationId, [guild.botRoleId], botPermissions(guild));
  };

  return {
    applicationId,
    applicationName,
    portal,
    bot: newUser(applicationId, applicationName, null, true),
    people,
    guilds,
    channels,
    /** Ids of people who take no direct messages from the bot. */
    closedTo,
    now: () => clock.now(),

    createPerson(options: PersonOptions = {}): Person {
      const username = options.username ?? `reader${people.size + 1}`;
      const person: Person = {
        user: newUser(nextId(), username, options.globalName ?? null, false),
        locale: options.locale ?? 'en-US',
        nick: options.nick ?? null,
        roles: options.roles ?? [],
        permissions: options.permissions ?? memberPermissions,
        joinedAt: iso(),
      };
      people.set(person.user.id, person);
      return person;
    },

    /** A server that the bot is in, with a text channel. */
    createGuild(name: string, locale: string, ownerId: string): Guild {
      const id = nextId();
      const { id: channelId } = addChannel({ type: channelTypes.text, guildId: id, name: 'general' });
      const botRoleId = nextId();
      const role = { position: 0, isManaged: false, isMentionable: false };
      const roles = new Map([
        [id, { ...role, id, name: '@everyone', permissions: memberPermissions }],
        [
          botRoleId,
          {
            ...role,
            id: botRoleId,
            name: applicationName,
            position: 1,
            isManaged: true,
            permissions: permissionsOfBot,
          },
        ],
      ]);
      const guild = { id, name, locale, ownerId, channelId, botRoleId, roles, botJoinedAt: iso() };
      guilds.set(id, guild);
      return guild;
    },

    createRole(guildId: string, { name, permissions = 0n, isMentionable = false }: RoleOptions): Role {
      const { roles } = guildOf(guildId);
      const role = { id: nextId(), name, permissions, isMentionable, position: roles.size, isManaged: false };
      roles.set(role.id, role);
      return role;
    },

    createChannel(guildId: string, options: ChannelOptions): Channel {
      const { roles } = guildOf(guildId);
      const ids = { bot: applicationId, everyone: guildId };
      return addChannel({
        type: channelTypes[options.kind ?? 'text'],
        guildId,
        name: options.name,
        tags: (options.tags ?? []).map((tag) => ({ id: nextId(), name: tag })),
        requiresTag: options.requiresTag ?? false,
        overwrites: overwritesOf(options.permissions ?? {}, ids, (id) => roles.has(id)),
      });
    },

    /** A thread in a channel; a forum's post is one too. */
    createThread(parent: Channel, { name, id, ...options }: ThreadOptions): Channel {
      const now = clock.now();
      const isOfAnnouncement = parent.type === channelTypes.announcement;
      return addChannel({
        ...(id !== undefined && { id }),
        type: isOfAnnouncement ? channelTypes.announcementThread : channelTypes.thread,
        guildId: parent.guildId,
        name,
        parentId: parent.id,
        thread: {
          ...options,
          ...{ createdAt: now, archiveChangedAt: now, lastMessageAt: now, messageCount: 0 },
          ...{ isLocked: false, isArchived: false },
        },
      });
    },

    /** The person's direct messages with the bot, opened when first used. */
    directMessages(person: Person): Channel {
      const open = [...channels.values()].find(
        ({ type, recipients }) => type === channelTypes.direct && recipients[0]?.id === person.user.id,
      );
      return open ?? addChannel({ type: channelTypes.direct, guildId: null, name: null, recipients: [person.user] });
    },

    /** What the bot may do on a server; nothing where it isn't. */
    botPermissions,
    botPermissionsIn,

    personPermissionsIn(person: Person, channel: Channel): bigint {
      if (channel.guildId === null) return person.permissions;
      const base = person.permissions | permissionsOfRoles(guildOf(channel.guildId), person.roles);
      return allowedIn(channel, person.user.id, person.roles, base);
    },

    /** @throws ApiError 10003 for a channel that isn't there, 50001 for one the bot cannot see. */
    visibleChannel(id: string): Channel {
      const channel = channels.get(id);
      if (channel === undefined) throw refusals.unknownChannel();
      if ((botPermissionsIn(channel) & permissionBits.ViewChannel) === 0n) throw refusals.missingAccess();
      return channel;
    },
  };
}

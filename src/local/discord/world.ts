import { refusals } from './form-errors.ts';
import type { PlayedClock } from './played-clock.ts';

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
type ChannelAccess = 'full' | 'read' | 'none';

export interface Channel {
  readonly id: string;
  /** 0 is a guild's text channel, 1 a direct message. */
  readonly type: 0 | 1;
  readonly guildId: string | null;
  readonly name: string | null;
  readonly recipients: readonly User[];
  readonly position: number;
  access: ChannelAccess;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  readonly channelId: string;
  readonly joinedAt: string;
  /** What the bot's roles let it do there; a test may take some away. */
  botPermissions: bigint;
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

/** What a member may do by default: see, send, embed, attach, read history, react, use commands and external apps. */
export const memberPermissions = 0x0004_0000_8001_cc40n;
export const administrator = 1n << 3n;
/** What the bot may do where it is installed: see, send, embed, attach, read history. */
export const permissionsOfBot = 117_760n;

interface PersonOptions {
  readonly username?: string;
  readonly globalName?: string | null;
  readonly locale?: string;
  readonly nick?: string | null;
  readonly roles?: readonly string[];
  readonly permissions?: bigint;
}

export type World = ReturnType<typeof createWorld>;

/** Who and where: people, servers, channels, and the application with its bot user. */
export function createWorld(clock: PlayedClock, nextId: () => string, applicationName: string) {
  const people = new Map<string, Person>();
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
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

  const addChannel = (
    options: Pick<Channel, 'type' | 'guildId' | 'name' | 'recipients'>,
    access: ChannelAccess,
  ): Channel => {
    const channel: Channel = { ...options, id: nextId(), position: channels.size, access };
    channels.set(channel.id, channel);
    return channel;
  };

  return {
    applicationId,
    applicationName,
    portal,
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
        permissions: options.permissions ?? memberPermissions,
        joinedAt: iso(),
      };
      people.set(person.user.id, person);
      return person;
    },

    createGuild(name: string, locale: string, ownerId: string): Guild {
      const id = nextId();
      const { id: channelId } = addChannel({ type: 0, guildId: id, name: 'general', recipients: [] }, 'full');
      const guild = { id, name, locale, ownerId, channelId, joinedAt: iso(), botPermissions: permissionsOfBot };
      guilds.set(id, guild);
      return guild;
    },

    createChannel: (guildId: string, name: string, access: ChannelAccess = 'full'): Channel =>
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

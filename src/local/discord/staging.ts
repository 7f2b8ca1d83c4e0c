import { guildForm, roleForm } from './api-forms.ts';
import { type Channel, type ChannelOptions, type ChannelPermissions, channelForm, overwritesOf } from './channels.ts';
import type { MessageStore } from './message-store.ts';
import { bitsOf, type PermissionName } from './permissions.ts';
import type { Tell } from './posting.ts';
import type { Guild, Role, World } from './world.ts';

interface RoleOptions {
  readonly name: string;
  readonly permissions?: readonly PermissionName[];
  /** Whether everybody may mention it; not by default. */
  readonly isMentionable?: boolean;
}

/** What a server's managers do: channels, roles, permissions, the bot's membership. The bots are told as Discord tells them. */
export function createStaging(world: World, messages: MessageStore, tell: Tell, defaultGuildId: string) {
  const form = (channel: Channel) => channelForm(channel, world.now());
  const guildOf = (id: string): Guild => {
    const guild = world.guilds.get(id);
    if (guild === undefined) throw new Error(`There is no guild ${id}`);
    return guild;
  };
  const channelOf = (id: string): Channel => {
    const channel = world.channels.get(id);
    if (channel === undefined) throw new Error(`There is no channel ${id}`);
    return channel;
  };

  return {
    createChannel({ guild = defaultGuildId, ...options }: ChannelOptions & { readonly guild?: string }): Channel {
      const channel = world.createChannel(guild, options);
      tell('CHANNEL_CREATE', guild, form(channel));
      return channel;
    },

    /** A person opens a thread in a channel, or a post in a forum. */
    createThread(parentId: string, name: string, ownerId: string): Channel {
      const parent = channelOf(parentId);
      const thread = world.createThread(parent, { name, ownerId, autoArchiveMinutes: 1440, tags: [] });
      tell('THREAD_CREATE', thread.guildId ?? '', { ...form(thread), newly_created: true });
      return thread;
    },

    /** Archives a thread, or locks it as well: then only moderators write there. */
    closeThread(id: string, { isLocked = false } = {}): void {
      const channel = channelOf(id);
      if (channel.thread === null) throw new Error(`${id} is no thread`);
      Object.assign(channel.thread, { isLocked, isArchived: true, archiveChangedAt: world.now() });
      tell('THREAD_UPDATE', channel.guildId ?? '', form(channel));
    },

    /** With its messages, and its threads with theirs. */
    deleteChannel(id: string): void {
      const channel = channelOf(id);
      const guildId = channel.guildId ?? '';
      const below = [...world.channels.values()].filter(({ parentId }) => parentId === id);
      for (const each of [...below, channel]) {
        world.channels.delete(each.id);
        messages.deleteAll(each.id);
      }
      if (channel.thread === null) tell('CHANNEL_DELETE', guildId, form(channel));
      else tell('THREAD_DELETE', guildId, { id, guild_id: guildId, parent_id: channel.parentId, type: channel.type });
    },

    /** What each may do in a channel from now on, exactly; who isn't named has what they have on the server. */
    setChannelPermissions(id: string, permissions: ChannelPermissions): void {
      const channel = channelOf(id);
      const guildId = channel.guildId ?? '';
      const ids = { bot: world.bot.id, everyone: guildId };
      channel.overwrites = overwritesOf(permissions, ids, (each) => guildOf(guildId).roles.has(each));
      tell('CHANNEL_UPDATE', guildId, form(channel));
    },

    /** What the bot may do on a server from now on, exactly. It loses with everybody's role what its own doesn't give it. */
    setBotPermissions(names: readonly PermissionName[], guildId: string = defaultGuildId): void {
      const guild = guildOf(guildId);
      for (const id of [guild.id, guild.botRoleId]) {
        const role = guild.roles.get(id);
        if (role === undefined) continue;
        role.permissions = id === guild.id ? role.permissions & bitsOf(names) : bitsOf(names);
        tell('GUILD_ROLE_UPDATE', guildId, { guild_id: guildId, role: roleForm(role) });
      }
    },

    createRole({ permissions = [], ...options }: RoleOptions, guildId: string = defaultGuildId): Role {
      const role = world.createRole(guildId, { ...options, permissions: bitsOf(permissions) });
      tell('GUILD_ROLE_CREATE', guildId, { guild_id: guildId, role: roleForm(role) });
      return role;
    },

    deleteRole(id: string, guildId: string = defaultGuildId): void {
      guildOf(guildId).roles.delete(id);
      tell('GUILD_ROLE_DELETE', guildId, { guild_id: guildId, role_id: id });
    },

    /** A person closes their direct messages to the bot, or opens them again. */
    setDirectMessages(personId: string, to: 'open' | 'closed'): void {
      if (to === 'closed') world.closedTo.add(personId);
      else world.closedTo.delete(personId);
    },

    /** Throws the bot out of a server. */
    removeBot(guildId: string = defaultGuildId): void {
      guildOf(guildId).botJoinedAt = null;
      tell('GUILD_DELETE', guildId, { id: guildId });
    },

    /** Invites the bot to a server that it was thrown out of. */
    inviteBot(guildId: string = defaultGuildId): void {
      const guild = guildOf(guildId);
      guild.botJoinedAt = new Date(world.now()).toISOString();
      tell('GUILD_CREATE', guildId, guildForm(world, guild));
    },

    /** Adds a server that the bot is in. */
    createGuild(name: string, locale = 'en-US'): Guild {
      const created = world.createGuild(name, locale, guildOf(defaultGuildId).ownerId);
      tell('GUILD_CREATE', created.id, guildForm(world, created));
      return created;
    },
  };
}

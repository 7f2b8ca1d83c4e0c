import type { User } from './people.ts';
import { exactly, type Overwrite, type PermissionName } from './permissions.ts';

type ChannelKind = 'text' | 'announcement' | 'forum';

/** As Discord numbers them. */
export const channelTypes = {
  text: 0,
  direct: 1,
  announcement: 5,
  announcementThread: 10,
  thread: 11,
  forum: 15,
} as const;

/** Discord's flag of a forum whose posts need a tag. */
const requiresTagFlag = 1 << 4;

interface Tag {
  readonly id: string;
  readonly name: string;
}

/** What a channel is more, if it is a thread or a forum's post. */
export interface Thread {
  readonly ownerId: string;
  readonly createdAt: number;
  /** It archives itself after this long without a message. */
  readonly autoArchiveMinutes: number;
  readonly tags: readonly string[];
  isLocked: boolean;
  isArchived: boolean;
  /** When it was last archived or opened again by somebody. */
  archiveChangedAt: number;
  lastMessageAt: number;
  messageCount: number;
}

export interface Channel {
  readonly id: string;
  readonly type: (typeof channelTypes)[keyof typeof channelTypes];
  readonly guildId: string | null;
  readonly name: string | null;
  readonly recipients: readonly User[];
  readonly position: number;
  /** The channel that a thread is in. */
  readonly parentId: string | null;
  /** Of a forum. */
  readonly tags: readonly Tag[];
  readonly requiresTag: boolean;
  readonly thread: Thread | null;
  overwrites: readonly Overwrite[];
}

/** What each may do in a channel, exactly: `bot`, `everyone`, a role's id or a person's. Who isn't named has what they have on the server. */
export type ChannelPermissions = Readonly<Record<string, readonly PermissionName[]>>;

export interface ChannelOptions {
  readonly kind?: ChannelKind;
  readonly name: string;
  /** Names of a forum's tags. */
  readonly tags?: readonly string[];
  /** Whether a post in the forum needs a tag. */
  readonly requiresTag?: boolean;
  readonly permissions?: ChannelPermissions;
}

/** @param isRole whether an id is a role's */
export function overwritesOf(
  permissions: ChannelPermissions,
  ids: { readonly bot: string; readonly everyone: string },
  isRole: (id: string) => boolean,
): Overwrite[] {
  return Object.entries(permissions).map(([who, names]) => {
    if (who === 'bot') return exactly(ids.bot, 1, names);
    if (who === 'everyone') return exactly(ids.everyone, 0, names);
    return exactly(who, isRole(who) ? 0 : 1, names);
  });
}

/** Since when a thread is archived, by somebody or by its own time; `null` while it is open. */
export function archivedSince(thread: Thread, now: number): number | null {
  if (thread.isArchived) return thread.archiveChangedAt;
  const quietFrom = Math.max(thread.lastMessageAt, thread.archiveChangedAt);
  const endsAt = quietFrom + thread.autoArchiveMinutes * 60_000;
  return endsAt <= now ? endsAt : null;
}

/** A channel in the form of Discord's API. */
export function channelForm(channel: Channel, now: number): Record<string, unknown> {
  const { id, type, guildId, name, recipients, parentId, thread, position } = channel;
  if (guildId === null) return { id, type, flags: 0, last_message_id: null, recipients };
  const every = {
    id,
    type,
    flags: 0,
    guild_id: guildId,
    name,
    parent_id: parentId,
    rate_limit_per_user: 0,
    last_message_id: null,
  };
  if (thread !== null) return { ...every, ...threadForm(thread, now) };
  return {
    ...every,
    position,
    topic: null,
    nsfw: false,
    permission_overwrites: channel.overwrites.map(({ allow, deny, ...overwrite }) => ({
      ...overwrite,
      allow: String(allow),
      deny: String(deny),
    })),
    ...(type === channelTypes.forum && {
      flags: channel.requiresTag ? requiresTagFlag : 0,
      available_tags: channel.tags.map((tag) => ({ ...tag, moderated: false, emoji_id: null, emoji_name: null })),
      default_reaction_emoji: null,
      default_sort_order: null,
      default_forum_layout: 0,
    }),
  };
}

function threadForm(thread: Thread, now: number): Record<string, unknown> {
  const archivedAt = archivedSince(thread, now);
  return {
    owner_id: thread.ownerId,
    message_count: thread.messageCount,
    total_message_sent: thread.messageCount,
    member_count: 1,
    applied_tags: thread.tags,
    thread_metadata: {
      archived: archivedAt !== null,
      archive_timestamp: new Date(archivedAt ?? thread.archiveChangedAt).toISOString(),
      auto_archive_duration: thread.autoArchiveMinutes,
      create_timestamp: new Date(thread.createdAt).toISOString(),
      locked: thread.isLocked,
    },
  };
}

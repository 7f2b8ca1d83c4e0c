import type { Channel } from '../discord/channels.ts';
import { archivedSince, channelTypes } from '../discord/channels.ts';
import type { LocalDiscord } from '../discord/local-discord.ts';
import { type PermissionName, permissionBits } from '../discord/permissions.ts';

/** A channel, thread or forum's post as a person finds it in the list. */
export interface ChannelView {
  readonly id: string;
  readonly name: string;
  /** As Discord numbers them. */
  readonly type: number;
  readonly kind: 'text' | 'announcement' | 'forum' | 'thread' | 'direct';
  /** The channel that a thread is in. */
  readonly parent: string | null;
  readonly isArchived: boolean;
}

const kinds: Readonly<Record<number, ChannelView['kind']>> = {
  [channelTypes.text]: 'text',
  [channelTypes.announcement]: 'announcement',
  [channelTypes.announcementThread]: 'thread',
  [channelTypes.thread]: 'thread',
  [channelTypes.forum]: 'forum',
  [channelTypes.direct]: 'direct',
};

/** The channels that a person sees, each with its threads right after it; their direct messages with the bot at the end, once there are any. */
export function channelViews({ world, guildId }: LocalDiscord, personId: string): ChannelView[] {
  const seen = [...world.channels.values()].filter(
    (channel) => channel.guildId === guildId && may(world, personId, channel, 'ViewChannel'),
  );
  const direct = [...world.channels.values()].filter(
    ({ type, recipients }) => type === channelTypes.direct && recipients.some(({ id }) => id === personId),
  );
  const tops = seen.filter(({ parentId }) => parentId === null);
  const inOrder = tops.flatMap((top) => [top, ...seen.filter(({ parentId }) => parentId === top.id)]);
  return [...inOrder, ...direct].map(({ id, name, type, parentId, thread }) => ({
    ...{ id, name: name ?? '', type, kind: kinds[type] ?? 'text', parent: parentId },
    isArchived: thread !== null && archivedSince(thread, world.now()) !== null,
  }));
}

/** The channel to show when this one was asked for: a forum has no messages of its own, and some aren't seen. */
export function channelToShow(discord: LocalDiscord, personId: string, asked: string): string {
  const open = channelViews(discord, personId).filter(({ kind }) => kind !== 'forum');
  const wanted = [asked, discord.channelId].find((each) => open.some(({ id }) => id === each));
  return wanted ?? open[0]?.id ?? discord.channelId;
}

/** Whether a person may do something in a channel. */
export function may(world: LocalDiscord['world'], personId: string, channel: Channel, wanted: PermissionName): boolean {
  const person = world.people.get(personId);
  return person !== undefined && (world.personPermissionsIn(person, channel) & permissionBits[wanted]) !== 0n;
}

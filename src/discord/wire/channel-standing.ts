import {
  ChannelFlags,
  type ChannelType,
  DiscordAPIError,
  type Guild,
  type GuildBasedChannel,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Answerable } from './interactions.ts';
import { missingFor, type Permission } from './permissions.ts';

/** A channel as it concerns what the bot would post there. */
interface Channel {
  readonly kind: 'there';
  readonly type: ChannelType;
  readonly name: string;
  /** What the bot may do there, as Discord's number; `null` where it can't be known. */
  readonly granted: bigint | null;
  /** Of a forum. */
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  /** A forum that takes no post without a tag. */
  readonly needsTag: boolean;
}

/** `unseen`: the bot may not look. `gone`: there is no such channel on this server. `unknown`: the bot isn't told of the server. */
export type ChannelStanding =
  | Channel
  | { readonly kind: 'unseen' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' };

/**
 * How a channel stands for the bot, by what Discord has told it and, for a thread that it wasn't told of, by asking.
 * @throws what discord.js throws when Discord can't be reached.
 */
export async function standingOf({ guild }: Answerable, channelId: string): Promise<ChannelStanding> {
  if (guild === null) return { kind: 'unknown' };
  try {
    const channel = guild.channels.cache.get(channelId) ?? (await guild.channels.fetch(channelId));
    return channel === null ? { kind: 'gone' } : channelOf(channel, guild);
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    if (error.code === RESTJSONErrorCodes.MissingAccess) return { kind: 'unseen' };
    if (error.code === RESTJSONErrorCodes.UnknownChannel) return { kind: 'gone' };
    throw error;
  }
}

function channelOf(channel: GuildBasedChannel, { members: { me } }: Guild): ChannelStanding {
  const granted = me === null ? null : (channel.permissionsFor(me)?.bitfield ?? null);
  if (granted !== null && (granted & PermissionFlagsBits.ViewChannel) === 0n) return { kind: 'unseen' };
  const isForum = 'availableTags' in channel;
  return {
    kind: 'there',
    type: channel.type,
    name: channel.name,
    granted,
    tags: isForum ? channel.availableTags.map(({ id, name }) => ({ id, name })) : [],
    needsTag: isForum && channel.flags.has(ChannelFlags.RequireTag),
  };
}

/** What a digest that mentions a role, or nobody (`null`), lacks in a channel, by feature. */
export function lackingIn(
  { granted, isThread }: { readonly granted: bigint; readonly isThread: boolean },
  role: { readonly isMentionable: boolean } | null,
): readonly { readonly feature: 'digests' | 'certainty' | 'mentions'; readonly missing: readonly Permission[] }[] {
  const found = [
    { feature: 'digests', missing: missingFor(isThread ? 'threads' : 'digests', granted) },
    { feature: 'certainty', missing: missingFor('certainty', granted) },
    { feature: 'mentions', missing: role === null || role.isMentionable ? [] : missingFor('mentions', granted) },
  ] as const;
  return found.filter(({ missing }) => missing.length > 0);
}

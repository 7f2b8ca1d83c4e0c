import type { ComponentRow } from '../discord/components.ts';
import type { PlayedEmbed } from '../discord/embed.ts';
import type { LocalDiscord } from '../discord/local-discord.ts';
import type { MessageRecord } from '../discord/message-store.ts';
import { type ChannelView, channelViews } from './channel-list.ts';
import { type CommandView, commandLabel, commandViews } from './command-view.ts';

/** A message as the page draws it. */
export interface MessageView {
  readonly id: string;
  readonly author: string;
  readonly authorId: string;
  readonly isBot: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isEdited: boolean;
  readonly content: string;
  readonly embeds: readonly PlayedEmbed[];
  readonly rows: readonly ComponentRow[];
  readonly files: readonly FileView[];
  /** It went on to the channels that follow this one. */
  readonly isCrossposted: boolean;
  /** The bot is thinking. */
  readonly isLoading: boolean;
  /** Only one person sees it. */
  readonly isEphemeral: boolean;
  /** It quotes an article of the newsroom that is played, which can be corrected. */
  readonly isCorrectable: boolean;
  /** Who called what, where the message answers a command. */
  readonly calledBy: { readonly name: string; readonly command: string } | null;
}

/** A file of a message; `path` is one of the page's own. */
export interface FileView {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly path: string;
  readonly isPicture: boolean;
  readonly description: string | null;
}

interface PersonView {
  readonly id: string;
  readonly name: string;
}

/** An article of a newsroom that is played; it has been taken in, so that it can be asked about. */
export interface Arrival {
  readonly outlet: string;
  readonly headline: string;
}

/** Has the newsroom that is played correct articles. */
export interface Corrections {
  /** Whether a text links to one that can be. */
  canCorrect(text: string): boolean;
  /** Corrects those that a text links to. */
  correct(text: string): void;
}

/** What a person finds when the page opens. */
export interface StateView {
  readonly server: string;
  /** The channel that is shown, and the one that everybody comes to first. */
  readonly channel: string;
  readonly start: string;
  readonly bot: string;
  readonly people: readonly PersonView[];
  readonly channels: readonly ChannelView[];
  readonly roles: readonly PersonView[];
  readonly commands: readonly CommandView[];
  readonly messages: readonly MessageView[];
}

/** What is looked at: the Discord, and which command an interaction called. */
interface Seen {
  readonly discord: LocalDiscord;
  readonly commandOf: (interactionId: string) => string | null;
  readonly corrections: Corrections | null;
}

const flags = { crossposted: 1 << 0, ephemeral: 1 << 6, loading: 1 << 7 };

/** What a person sees of a message; `null` when it isn't for them, or gone. */
export function messageView(
  { latest, privateTo, deletedBy, id }: MessageRecord,
  personId: string,
  locale: string,
  { discord, commandOf, corrections }: Seen,
): MessageView | null {
  const isTheirs = privateTo === null || privateTo === personId;
  if (!isTheirs || deletedBy !== null) return null;
  const { author, timestamp, edited_timestamp: edited, content, embeds, components } = latest;
  return {
    id,
    author: author.global_name ?? author.username,
    authorId: author.id,
    isBot: author.bot,
    at: Date.parse(timestamp),
    isEdited: edited !== null,
    content,
    embeds: embeds.map((embed) => withPaths(embed, discord)),
    files: latest.attachments.map((file) => ({
      ...{
        name: file.filename,
        size: file.size,
        path: pathOf(file.url, discord),
        description: file.description ?? null,
      },
      isPicture: file.content_type.startsWith('image/'),
    })),
    isCrossposted: (latest.flags & flags.crossposted) !== 0,
    rows: components,
    isLoading: (latest.flags & flags.loading) !== 0,
    isEphemeral: (latest.flags & flags.ephemeral) !== 0,
    isCorrectable: corrections !== null && hasQuotes(latest) && corrections.canCorrect(wordsOf(latest)),
    calledBy: callerOf(latest.interaction_metadata, locale, discord, commandOf),
  };
}

/** All that a message says. */
export function wordsOf({ content, embeds }: MessageRecord['latest']): string {
  return [content, ...embeds.map(({ description }) => description ?? '')].join('\n');
}

/** Whether it answers from articles: headlines alone that are near to a question tell nothing that could be corrected. */
function hasQuotes({ author, components }: MessageRecord['latest']): boolean {
  const ids = components.flatMap((row) => row.components.map(({ custom_id }) => custom_id ?? ''));
  return author.bot && ids.some((id) => id.startsWith('quotes:'));
}

/** Files of the Discord that is shown come from the page's own address; others aren't loaded. */
function pathOf(url: string, discord: LocalDiscord): string {
  const { origin, pathname } = new URL(url);
  return origin === new URL(discord.url).origin ? pathname : '';
}

function withPaths({ image, thumbnail, ...embed }: PlayedEmbed, discord: LocalDiscord): PlayedEmbed {
  return {
    ...embed,
    ...(image && { image: { url: pathOf(image.url, discord) } }),
    ...(thumbnail && { thumbnail: { url: pathOf(thumbnail.url, discord) } }),
  };
}

function callerOf(
  metadata: Record<string, unknown> | undefined,
  locale: string,
  discord: LocalDiscord,
  commandOf: Seen['commandOf'],
): MessageView['calledBy'] {
  const user = metadata?.['user'];
  const command = commandOf(String(metadata?.['id']));
  if (typeof user !== 'object' || user === null || command === null) return null;
  const name = 'global_name' in user && typeof user.global_name === 'string' ? user.global_name : '';
  return { name, command: commandLabel(discord, command, locale) };
}

/** All that a person sees of a channel, for a page that has just opened. */
export function stateView(seen: Seen, personId: string, locale: string, channelId: string): StateView {
  const { discord } = seen;
  const { world, guildId } = discord;
  const people = [...world.people.values()].map(({ user }) => ({
    id: user.id,
    name: user.global_name ?? user.username,
  }));
  const roles = [...(world.guilds.get(guildId)?.roles.values() ?? [])].map(({ id, name }) => ({ id, name }));
  return {
    server: world.guilds.get(guildId)?.name ?? '',
    channel: channelId,
    start: discord.channelId,
    bot: world.bot.username,
    people,
    channels: channelViews(discord, personId),
    roles,
    commands: commandViews(discord, personId, locale),
    messages: discord
      .messages(channelId)
      .map((record) => messageView(record, personId, locale, seen))
      .filter((view) => view !== null),
  };
}

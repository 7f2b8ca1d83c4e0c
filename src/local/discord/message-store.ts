import type { Attachments } from './attachments.ts';
import { numbered } from './components.ts';
import { shownEmbed } from './embed.ts';
import { refusals } from './form-errors.ts';
import { type AllowedMentions, defaultMentions, nobody, type Pings, pingsOf } from './mentions.ts';
import { type MessageBody, messageFlags } from './message-body.ts';
import type { User } from './people.ts';
import { administrator, permissionBits } from './permissions.ts';
import type { PlayedClock } from './played-clock.ts';
import { isEmpty, type PlayedMessage, withFiles } from './played-message.ts';
import type { World } from './world.ts';

/** One state of a message. */
export interface MessageVersion {
  readonly at: number;
  readonly message: PlayedMessage;
  /** Whom this version, taken alone, would notify. */
  readonly pings: Pings;
}

/** A message with its past. */
export interface MessageRecord {
  readonly id: string;
  readonly channelId: string;
  readonly versions: readonly MessageVersion[];
  readonly latest: PlayedMessage;
  /** Who alone sees an ephemeral message. */
  readonly privateTo: string | null;
  readonly deletedBy: 'bot' | 'user' | null;
}

interface StoredMessage extends MessageRecord {
  versions: MessageVersion[];
  latest: PlayedMessage;
  deletedBy: 'bot' | 'user' | null;
}

interface Draft {
  /** That of the thread which the message opens. */
  readonly id?: string;
  readonly channelId: string;
  readonly type: PlayedMessage['type'];
  readonly author: User;
  readonly body: MessageBody;
  readonly flags: number;
  readonly mentionsDefault: keyof typeof defaultMentions;
  readonly privateTo: string | null;
  readonly extra: Pick<PlayedMessage, 'webhook_id' | 'application_id' | 'interaction_metadata' | 'message_reference'>;
}

export type MessageChange = 'created' | 'edited' | 'deleted';
export type MessageStore = ReturnType<typeof createMessages>;

const iso = (ms: number) => new Date(ms).toISOString();

/** The messages of all channels, each with every version it had. */
export function createMessages(
  world: World,
  clock: PlayedClock,
  nextId: () => string,
  attachments: Attachments,
  changed: (what: MessageChange, record: MessageRecord) => void,
) {
  const records = new Map<string, StoredMessage>();

  /** Whom a message may ping on its server: roles that may be mentioned, or with leave all of them and everyone. */
  const pingable = (pings: Pings, author: User, channelId: string): Pings => {
    const channel = world.channels.get(channelId);
    const guild = world.guilds.get(channel?.guildId ?? '');
    if (channel === undefined || guild === undefined) return pings;
    const person = world.people.get(author.id);
    const may = person ? world.personPermissionsIn(person, channel) : world.botPermissionsIn(channel);
    if ((may & (permissionBits.MentionEveryone | administrator)) !== 0n) return pings;
    return { ...pings, everyone: false, roles: pings.roles.filter((id) => guild.roles.get(id)?.isMentionable) };
  };

  const mentioned = (
    { content, channel_id: channelId, author }: Pick<PlayedMessage, 'content' | 'channel_id' | 'author'>,
    given: AllowedMentions | null | undefined,
    mentionsDefault: keyof typeof defaultMentions,
    answered?: Record<string, unknown>,
  ) => {
    const id = answered?.['message_id'];
    const repliedTo = typeof id === 'string' ? records.get(id)?.latest.author : undefined;
    const allowed = given ?? defaultMentions[mentionsDefault];
    const asked = pingsOf(content, allowed, repliedTo && !repliedTo.bot ? repliedTo.id : null);
    const pings = mentionsDefault === 'channel' ? pingable(asked, author, channelId) : asked;
    return {
      pings,
      fields: {
        mention_everyone: pings.everyone,
        mentions: pings.users.flatMap((id) => world.people.get(id)?.user ?? []),
        mention_roles: pings.roles,
      },
    };
  };

  const stored = (record: MessageRecord): StoredMessage => {
    const found = records.get(record.id);
    if (found === undefined || found.deletedBy !== null) throw refusals.unknownMessage();
    return found;
  };

  const write = (record: StoredMessage, message: PlayedMessage, pings: Pings): void => {
    record.latest = message;
    record.versions.push({ at: clock.now(), message, pings });
    changed('edited', record);
  };

  return {
    /** @throws ApiError 50006 when there is nothing to show. */
    create(draft: Draft): MessageRecord {
      const { body, author } = draft;
      const content = body.content ?? '';
      const isLoading = (draft.flags & messageFlags.loading) !== 0;
      const { pings, fields } = mentioned(
        { content, channel_id: draft.channelId, author },
        body.allowed_mentions,
        draft.mentionsDefault,
        draft.extra.message_reference,
      );
      const message: PlayedMessage = {
        id: draft.id ?? nextId(),
        channel_id: draft.channelId,
        type: draft.type,
        author,
        content,
        timestamp: iso(clock.now()),
        edited_timestamp: null,
        tts: body.tts ?? false,
        ...fields,
        ...withFiles(attachments.of(draft.channelId, body, []), (body.embeds ?? []).map(shownEmbed)),
        components: numbered(body.components ?? []),
        pinned: false,
        flags: draft.flags,
        ...draft.extra,
      };
      if (!isLoading && isEmpty(message)) throw refusals.emptyMessage();
      const record: StoredMessage = {
        id: message.id,
        channelId: draft.channelId,
        versions: [{ at: clock.now(), message, pings: isLoading ? nobody : pings }],
        latest: message,
        privateTo: draft.privateTo,
        deletedBy: null,
      };
      records.set(record.id, record);
      const thread = world.channels.get(draft.channelId)?.thread;
      if (thread) {
        thread.lastMessageAt = clock.now();
        thread.messageCount += 1;
      }
      changed('created', record);
      return record;
    },

    /** @throws ApiError 50006 when there is nothing to show. */
    refuseEmpty({ content, embeds, components, files }: MessageBody): void {
      const shown = {
        content: content ?? '',
        embeds: embeds ?? [],
        components: components ?? [],
        attachments: files ?? [],
      };
      if (isEmpty(shown)) throw refusals.emptyMessage();
    },

    /** Changes only what the body names. The first edit of a loading message fills it and doesn't count as an edit. */
    edit(of: MessageRecord, body: MessageBody, mentionsDefault: keyof typeof defaultMentions): void {
      const record = stored(of);
      const before = record.latest;
      const wasLoading = (before.flags & messageFlags.loading) !== 0;
      const content = body.content === undefined ? before.content : (body.content ?? '');
      const { pings, fields } = mentioned({ ...before, content }, body.allowed_mentions, mentionsDefault);
      const settable = messageFlags.suppressEmbeds;
      const kept = before.flags & ~messageFlags.loading;
      const embeds = body.embeds === undefined ? before.embeds : (body.embeds ?? []).map(shownEmbed);
      const after: PlayedMessage = {
        ...before,
        ...fields,
        content,
        ...withFiles(attachments.of(record.channelId, body, before.attachments), embeds),
        components: body.components === undefined ? before.components : numbered(body.components ?? []),
        flags: typeof body.flags === 'number' ? (kept & ~settable) | (body.flags & settable) : kept,
        edited_timestamp: wasLoading ? null : iso(clock.now()),
      };
      if (isEmpty(after)) throw refusals.emptyMessage();
      write(record, after, pings);
    },

    /** Those who follow the channel got it. */
    markCrossposted(of: MessageRecord): void {
      const record = stored(of);
      write(record, { ...record.latest, flags: record.latest.flags | messageFlags.crossposted }, nobody);
    },

    delete(of: MessageRecord, by: 'bot' | 'user'): void {
      const record = stored(of);
      record.deletedBy = by;
      changed('deleted', record);
    },

    /** Ends all of a channel that is deleted. */
    deleteAll(channelId: string): void {
      for (const record of records.values()) {
        if (record.channelId !== channelId || record.deletedBy !== null) continue;
        record.deletedBy = 'user';
        changed('deleted', record);
      }
    },

    /** @throws ApiError 10008 for a message that isn't there (any more). */
    get(id: string): MessageRecord {
      const record = records.get(id);
      if (record === undefined || record.deletedBy !== null) throw refusals.unknownMessage();
      return record;
    },

    /** What stands in a channel, oldest first; ephemeral messages included. */
    inChannel: (channelId: string): MessageRecord[] =>
      [...records.values()].filter((record) => record.channelId === channelId && record.deletedBy === null),
  };
}

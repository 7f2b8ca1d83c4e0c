import { type ComponentRow, numbered } from './components.ts';
import { type PlayedEmbed, shownEmbed } from './embed.ts';
import { refusals } from './form-errors.ts';
import { type AllowedMentions, defaultMentions, nobody, type Pings, pingsOf } from './mentions.ts';
import { type MessageBody, messageFlags } from './message-body.ts';
import type { PlayedClock } from './played-clock.ts';
import type { User, World } from './world.ts';

/** A message in the form of Discord's API. */
export interface PlayedMessage {
  readonly id: string;
  readonly channel_id: string;
  /** 0 posted, 19 answers a message, 20 answers a slash command, 23 a message command. */
  readonly type: 0 | 19 | 20 | 23;
  readonly author: User;
  readonly content: string;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly tts: boolean;
  readonly mention_everyone: boolean;
  readonly mentions: readonly User[];
  readonly mention_roles: readonly string[];
  readonly attachments: readonly never[];
  readonly embeds: readonly PlayedEmbed[];
  readonly components: readonly ComponentRow[];
  readonly pinned: boolean;
  readonly flags: number;
  readonly webhook_id?: string;
  readonly application_id?: string;
  readonly interaction_metadata?: Record<string, unknown>;
  readonly message_reference?: Record<string, unknown>;
}

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
  changed: (what: MessageChange, record: MessageRecord) => void,
) {
  const records = new Map<string, StoredMessage>();

  const mentioned = (content: string, allowed: AllowedMentions, answered?: Record<string, unknown>) => {
    const id = answered?.['message_id'];
    const author = typeof id === 'string' ? records.get(id)?.latest.author : undefined;
    const pings = pingsOf(content, allowed, author && !author.bot ? author.id : null);
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
        content,
        body.allowed_mentions ?? defaultMentions[draft.mentionsDefault],
        draft.extra.message_reference,
      );
      const message: PlayedMessage = {
        id: nextId(),
        channel_id: draft.channelId,
        type: draft.type,
        author,
        content,
        timestamp: iso(clock.now()),
        edited_timestamp: null,
        tts: body.tts ?? false,
        ...fields,
        attachments: [],
        embeds: (body.embeds ?? []).map(shownEmbed),
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
      changed('created', record);
      return record;
    },

    /** Changes only what the body names. The first edit of a loading message fills it and doesn't count as an edit. */
    edit(of: MessageRecord, body: MessageBody, mentionsDefault: keyof typeof defaultMentions): void {
      const record = stored(of);
      const before = record.latest;
      const wasLoading = (before.flags & messageFlags.loading) !== 0;
      const content = body.content === undefined ? before.content : (body.content ?? '');
      const { pings, fields } = mentioned(content, body.allowed_mentions ?? defaultMentions[mentionsDefault]);
      const settable = messageFlags.suppressEmbeds;
      const kept = before.flags & ~messageFlags.loading;
      const after: PlayedMessage = {
        ...before,
        ...fields,
        content,
        embeds: body.embeds === undefined ? before.embeds : (body.embeds ?? []).map(shownEmbed),
        components: body.components === undefined ? before.components : numbered(body.components ?? []),
        flags: typeof body.flags === 'number' ? (kept & ~settable) | (body.flags & settable) : kept,
        edited_timestamp: wasLoading ? null : iso(clock.now()),
      };
      if (isEmpty(after)) throw refusals.emptyMessage();
      write(record, after, pings);
    },

    delete(of: MessageRecord, by: 'bot' | 'user'): void {
      const record = stored(of);
      record.deletedBy = by;
      changed('deleted', record);
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

function isEmpty(message: PlayedMessage): boolean {
  return message.content === '' && message.embeds.length === 0 && message.components.length === 0;
}

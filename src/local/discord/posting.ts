import { archivedSince, type Channel, channelForm, channelTypes } from './channels.ts';
import { refusals } from './form-errors.ts';
import type { MessageBody } from './message-body.ts';
import type { MessageRecord, MessageStore } from './message-store.ts';
import { type PermissionName, permissionBits } from './permissions.ts';
import type { World } from './world.ts';

/** Tells the bots of a server that something changed there. */
export type Tell = (event: string, guildId: string, data: unknown) => void;

export type Posting = ReturnType<typeof createPosting>;

/** Under which rules the bot's messages get into channels and threads. */
export function createPosting(world: World, messages: MessageStore, tell: Tell) {
  const may = (channel: Channel, permission: PermissionName): boolean =>
    (world.botPermissionsIn(channel) & permissionBits[permission]) !== 0n;

  /** @throws ApiError 50013 where the bot lacks one of them. */
  const need = (channel: Channel, ...permissions: PermissionName[]): void => {
    if (!permissions.every((permission) => may(channel, permission))) throw refusals.missingPermissions();
  };

  /** Opens a thread again, as a message in it does. */
  const open = (channel: Channel): void => {
    const { thread, guildId } = channel;
    if (thread === null) return;
    if (archivedSince(thread, world.now()) !== null) {
      thread.isArchived = false;
      thread.archiveChangedAt = world.now();
      tell('THREAD_UPDATE', guildId ?? '', channelForm(channel, world.now()));
    }
  };

  return {
    may,
    need,
    open,

    /** @throws ApiError 50007 to who takes no direct messages, 50008 where no messages are, 50013 where the bot may not write, 160005 where nobody may. */
    admit(channel: Channel): void {
      if (channel.type === channelTypes.forum) throw refusals.noTextChannel();
      if (channel.type === channelTypes.direct && channel.recipients.some(({ id }) => world.closedTo.has(id)))
        throw refusals.noDirectMessages();
      need(channel, channel.thread === null ? 'SendMessages' : 'SendMessagesInThreads');
      if (channel.thread?.isLocked && !may(channel, 'ManageThreads')) throw refusals.threadLocked();
    },

    /**
     * What Discord shows of a message: without leave to embed, its embeds are dropped in silence (discord-api-docs#5648).
     * @throws ApiError 50013 for files without leave to attach any.
     */
    shown(channel: Channel, body: MessageBody): MessageBody {
      if (body.files?.length) need(channel, 'AttachFiles');
      return may(channel, 'EmbedLinks') || body.embeds === undefined ? body : { ...body, embeds: [] };
    },

    /** Puts a message of the bot's into a channel; `id` where it opens a thread, whose id it shares. */
    post(channel: Channel, body: MessageBody, id?: string): MessageRecord {
      const reference = body.message_reference && {
        type: 0,
        channel_id: channel.id,
        message_id: body.message_reference.message_id,
      };
      const record = messages.create({
        ...(id !== undefined && { id }),
        channelId: channel.id,
        type: reference ? 19 : 0,
        author: world.bot,
        body,
        flags: body.flags ?? 0,
        mentionsDefault: 'channel',
        privateTo: null,
        extra: reference ? { message_reference: reference } : {},
      });
      open(channel);
      return record;
    },
  };
}

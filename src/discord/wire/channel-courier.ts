import { ChannelType, RESTJSONErrorCodes as codes, RateLimitError, type RawFile, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Courier, CrosspostResult, PostResult, Refused } from '../../schedule/courier.ts';
import type { Destination, PostedMessage } from '../../store/deliveries.ts';
import { type PostBody, readPayload } from './channel-post.ts';
import { isCode, troubleOf, waitOf } from './courier-refusals.ts';
import { findByMark } from './find-by-mark.ts';
import { pingNobody } from './send.ts';
import { showsBody } from './shows-body.ts';

interface CourierParts {
  /** It rejects on the limits of crossposts and on long waits; see `newClient`. */
  readonly rest: REST;
  /** The bot's own id. */
  readonly botId: string;
  /** What a payload says, where it is only looked up when it is sent; `null` when there is nothing (any more) to say. */
  readonly read?: (payload: string) => Promise<PostBody | null>;
}

const posted = z.object({ id: z.string(), embeds: z.array(z.unknown()).default([]) });
const forumPost = z.object({ id: z.string(), message: posted });
const channelKind = z.object({ type: z.number() });
/** Threads of announcement, public and private. */
const threadTypes = [10, 11, 12];

const unreadable: Refused = { kind: 'refused', reason: 'unusable', detail: 'There is nothing in it that can be sent.' };

/** Takes what the bot posts by itself to Discord, over its REST interface alone. */
export function createChannelCourier({
  rest,
  botId,
  read = async (payload) => readPayload(payload),
}: CourierParts): Courier {
  const send = async (
    to: Destination,
    body: PostBody,
    mark: string,
    signal: AbortSignal,
  ): Promise<{ posted: PostedMessage; embeds: number }> => {
    const allowed_mentions = { parse: [], roles: body.mention === null ? [] : [body.mention] };
    const message = { ...bodyOf(body), allowed_mentions };
    const options = { files: filesOf(body), signal };
    if (to.forum === null) {
      const sent = await rest.post(Routes.channelMessages(to.channel), {
        ...options,
        body: { ...message, nonce: mark, enforce_nonce: true },
      });
      const { id, embeds } = posted.parse(sent);
      return { posted: { channel: to.channel, message: id }, embeds: embeds.length };
    }
    const { name, tags } = to.forum;
    const made = await rest.post(Routes.threads(to.channel), {
      ...options,
      body: { name, applied_tags: tags, message },
    });
    const { id, message: opening } = forumPost.parse(made);
    return { posted: { channel: id, message: opening.id }, embeds: opening.embeds.length };
  };

  /** Takes back what lost its embeds: a digest of buttons alone helps nobody. */
  const takeBack = async (
    { channel, message }: PostedMessage,
    { mention }: PostBody,
    signal: AbortSignal,
  ): Promise<PostResult> => {
    try {
      await rest.delete(Routes.channelMessage(channel, message), { signal });
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind === 'unreachable') return trouble;
    }
    const detail = 'Discord left the embeds out.';
    return {
      kind: 'refused',
      reason: 'missing_permission',
      missing: 'EmbedLinks',
      hasCalled: mention !== null,
      detail,
    };
  };

  /** Which permission to write is missing, where Discord says no more than that one is. */
  const named = async (refused: Refused, { channel, forum }: Destination, { files }: PostBody): Promise<Refused> => {
    if (refused.reason !== 'missing_permission' || refused.missing !== undefined || files.length > 0) return refused;
    if (forum !== null) return { ...refused, missing: 'SendMessages' };
    try {
      const { type } = channelKind.parse(await rest.get(Routes.channel(channel)));
      // There, whoever it belongs to decides, and no role.
      if (type === ChannelType.DM) return refused;
      return { ...refused, missing: threadTypes.includes(type) ? 'SendMessagesInThreads' : 'SendMessages' };
    } catch {
      return refused;
    }
  };

  const change = async ({ channel, message }: PostedMessage, body: PostBody, signal: AbortSignal): Promise<void> => {
    const attachments = body.files.map(({ name }, id) => ({ id, filename: name }));
    await rest.patch(Routes.channelMessage(channel, message), {
      body: { ...bodyOf(body), attachments, allowed_mentions: pingNobody },
      files: filesOf(body),
      signal,
    });
  };

  const shows = async ({ channel, message }: PostedMessage, body: PostBody, signal: AbortSignal): Promise<boolean> =>
    showsBody(await rest.get(Routes.channelMessage(channel, message), { signal }), body);

  /** An archived thread takes no edits: it is opened for one, and closed again. */
  const changeArchived = async (where: PostedMessage, body: PostBody, signal: AbortSignal): Promise<void> => {
    const setArchived = (archived: boolean) =>
      rest.patch(Routes.channel(where.channel), { body: { archived }, signal });
    await setArchived(false);
    await change(where, body, signal);
    // It closes by itself as well.
    await setArchived(true).catch(() => {});
  };

  return {
    async post(to, payload, mark, signal) {
      const body = await read(payload);
      if (body === null) return unreadable;
      try {
        const sent = await send(to, body, mark, signal);
        if (sent.embeds < body.embeds.length) return await takeBack(sent.posted, body, signal);
        return { kind: 'posted', posted: sent.posted };
      } catch (error) {
        const trouble = troubleOf(error);
        return trouble.kind === 'refused' ? named(trouble, to, body) : trouble;
      }
    },

    find: (to, mark, since, signal) => findByMark({ rest, botId }, to, mark, since, signal),

    async edit(where, payload, signal, mayBeDone = false) {
      const body = await read(payload);
      if (body === null) return unreadable;
      try {
        if (mayBeDone && (await shows(where, body, signal))) return { kind: 'done' };
        try {
          await change(where, body, signal);
        } catch (error) {
          if (!isCode(error, codes.InvalidActionOnArchivedThread)) throw error;
          await changeArchived(where, body, signal);
        }
        return { kind: 'done' };
      } catch (error) {
        // What is gone says nothing any more.
        return isCode(error, codes.UnknownMessage) ? { kind: 'done' } : troubleOf(error);
      }
    },

    async crosspost({ channel, message }, signal): Promise<CrosspostResult> {
      try {
        await rest.post(Routes.channelMessageCrosspost(channel, message), { signal });
        return { kind: 'done' };
      } catch (error) {
        if (isCode(error, codes.ThisMessageWasAlreadyCrossposted)) return { kind: 'done' };
        if (error instanceof RateLimitError) return { kind: 'later', afterMs: waitOf(error) };
        return troubleOf(error);
      }
    },
  };
}

function bodyOf({ content, embeds, components }: PostBody) {
  return { ...(content !== null && { content }), embeds, components };
}

function filesOf({ files }: PostBody): RawFile[] {
  return files.map(({ name, type, data }) => ({ name, contentType: type, data }));
}

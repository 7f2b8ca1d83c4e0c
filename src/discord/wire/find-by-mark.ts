import { RESTJSONErrorCodes as codes, type REST, Routes, SnowflakeUtil } from 'discord.js';
import { z } from 'zod';
import type { FindResult } from '../../schedule/courier.ts';
import type { Destination, PostedMessage } from '../../store/deliveries.ts';
import { isCode, troubleOf } from './courier-refusals.ts';

/** Messages of a page at most. */
const messagesAPage = 100;
/** Posts of a forum that are looked at whatever the clocks say. */
const newestPosts = 10;

const message = z.object({ id: z.string(), components: z.array(z.unknown()).default([]) });
const channel = z.object({ guild_id: z.string() });
const thread = z.object({
  id: z.string(),
  parent_id: z.string().nullish(),
  owner_id: z.string().nullish(),
  thread_metadata: z.object({ archive_timestamp: z.coerce.date() }),
});
const threads = z.object({ threads: z.array(thread), has_more: z.boolean().default(false) });

interface FindParts {
  readonly rest: REST;
  /** The bot's own id. */
  readonly botId: string;
}

/** Looks for our message with `mark` in a button, back to `since`. */
export async function findByMark(
  parts: FindParts,
  to: Destination,
  mark: string,
  since: Date,
  signal: AbortSignal,
): Promise<FindResult> {
  try {
    const posted = await (to.forum === null ? inChannel : inForum)(parts, to.channel, mark, since, signal);
    return posted === null ? { kind: 'absent' } : { kind: 'found', posted };
  } catch (error) {
    const trouble = troubleOf(error);
    return trouble.kind === 'refused' ? { kind: 'unreadable', detail: trouble.detail } : trouble;
  }
}

async function inChannel(
  { rest }: FindParts,
  id: string,
  mark: string,
  since: Date,
  signal: AbortSignal,
): Promise<PostedMessage | null> {
  let before: string | undefined;
  for (;;) {
    const query = new URLSearchParams({ limit: String(messagesAPage), ...(before !== undefined && { before }) });
    const page = z.array(message).parse(await rest.get(Routes.channelMessages(id), { query, signal }));
    // Without leave to read the history Discord shows none, and says nothing of it.
    if (page.length === 0 && before === undefined) await refuseUnreadable(rest, id, signal);
    const found = page.find((each) => isMarked(each, mark));
    if (found !== undefined) return { channel: id, message: found.id };
    before = page.at(-1)?.id;
    if (before === undefined || page.length < messagesAPage || madeAt(before) < since.getTime()) return null;
  }
}

/** @throws DiscordAPIError where the history can't be read. */
async function refuseUnreadable(rest: REST, id: string, signal: AbortSignal): Promise<void> {
  try {
    await rest.get(Routes.channelMessage(id, id), { signal });
  } catch (error) {
    if (!isCode(error, codes.UnknownMessage)) throw error;
  }
}

/** A forum's posts are threads, whose ids are those of the messages that opened them. */
async function inForum(
  parts: FindParts,
  id: string,
  mark: string,
  since: Date,
  signal: AbortSignal,
): Promise<PostedMessage | null> {
  const { rest, botId } = parts;
  const { guild_id: guild } = channel.parse(await rest.get(Routes.channel(id), { signal }));
  await refuseUnreadable(rest, id, signal);
  const active = threads.parse(await rest.get(Routes.guildActiveThreads(guild), { signal })).threads;
  const archived = await archivedSince(rest, id, since, signal);
  const own = [...active.filter(({ parent_id }) => parent_id === id), ...archived]
    .filter(({ owner_id }) => owner_id === botId)
    .toSorted((a, b) => madeAt(b.id) - madeAt(a.id))
    .filter((each, place) => place < newestPosts || madeAt(each.id) >= since.getTime());
  for (const { id: post } of own) {
    const opening = await openingOf(rest, post, signal);
    if (opening !== null && isMarked(opening, mark)) return { channel: post, message: opening.id };
  }
  return null;
}

/** What was archived at or after `since`, and the newest page at least. */
async function archivedSince(
  rest: REST,
  id: string,
  since: Date,
  signal: AbortSignal,
): Promise<z.infer<typeof thread>[]> {
  const found: z.infer<typeof thread>[] = [];
  let before: string | undefined;
  for (;;) {
    const query = new URLSearchParams({ limit: String(messagesAPage), ...(before !== undefined && { before }) });
    const page = threads.parse(await rest.get(Routes.channelThreads(id, 'public'), { query, signal }));
    found.push(...page.threads);
    const last = page.threads.at(-1)?.thread_metadata.archive_timestamp;
    if (last === undefined || !page.has_more || last < since) return found;
    before = last.toISOString();
  }
}

async function openingOf(rest: REST, id: string, signal: AbortSignal): Promise<z.infer<typeof message> | null> {
  try {
    return message.parse(await rest.get(Routes.channelMessage(id, id), { signal }));
  } catch (error) {
    if (isCode(error, codes.UnknownMessage, codes.UnknownChannel)) return null;
    throw error;
  }
}

function isMarked({ components }: z.infer<typeof message>, mark: string): boolean {
  return components.some((each) => JSON.stringify(each).includes(mark));
}

function madeAt(id: string): number {
  return SnowflakeUtil.timestampFrom(id);
}

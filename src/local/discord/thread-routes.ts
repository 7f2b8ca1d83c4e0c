import { z } from 'zod';
import { archivedSince, type Channel, channelForm, channelTypes } from './channels.ts';
import { parseBody, refusals } from './form-errors.ts';
import { parseMessage } from './message-body.ts';
import type { MessageRecord, MessageStore } from './message-store.ts';
import type { PermissionName } from './permissions.ts';
import type { Posting, Tell } from './posting.ts';
import { ok, type Route, type RouteRequest, type RouteResponse } from './request-route.ts';
import { snowflake, text } from './text-lengths.ts';
import type { World } from './world.ts';

const name = text(100).trim().min(1);
const autoArchiveMinutes = z.literal([60, 1440, 4320, 10080]).nullish();
/** Without a word of how long, threads archive themselves after a day. */
const usualMinutes = 1440;

const threadBody = z.object({
  name,
  auto_archive_duration: autoArchiveMinutes,
  type: z.literal([channelTypes.announcementThread, channelTypes.thread]).nullish(),
});
const postBody = z.object({
  name,
  auto_archive_duration: autoArchiveMinutes,
  applied_tags: z.array(snowflake).max(5).nullish(),
  message: z.unknown(),
});
const changeBody = z.object({ archived: z.boolean().optional(), locked: z.boolean().optional() });

const archivedPage = z.object({
  before: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(2).max(100).default(50),
});

interface ThreadRoutesParts {
  readonly world: World;
  readonly messages: MessageStore;
  readonly posting: Posting;
  readonly tell: Tell;
}

/** Threads, which a forum's posts are as well: making them, listing them, opening and closing them. */
export function createThreadRoutes({ world, messages, posting, tell }: ThreadRoutesParts): Route[] {
  const form = (channel: Channel) => channelForm(channel, world.now());
  const begin = (parent: Channel, given: { name: string; minutes: number; tags?: readonly string[] }): Channel => {
    const { name, minutes, tags = [] } = given;
    return world.createThread(parent, { name, autoArchiveMinutes: minutes, tags, ownerId: world.bot.id });
  };
  const announce = (thread: Channel): void =>
    tell('THREAD_CREATE', thread.guildId ?? '', { ...form(thread), newly_created: true });

  const postInForum = (forum: Channel, request: RouteRequest): RouteResponse => {
    posting.need(forum, 'SendMessages');
    const { name, auto_archive_duration: minutes, applied_tags, message } = parseBody(postBody, request.body);
    const tags = applied_tags ?? [];
    const body = posting.shown(forum, parseMessage('post', message, request.files));
    if (tags.some((id) => forum.tags.every((tag) => tag.id !== id))) throw refusals.unknownTag();
    if (forum.requiresTag && tags.length === 0) throw refusals.tagRequired();
    messages.refuseEmpty(body);
    const thread = begin(forum, { name, minutes: minutes ?? usualMinutes, tags });
    const record = posting.post(thread, body, thread.id);
    announce(thread);
    return { status: 201, body: { ...form(thread), message: record.latest } };
  };

  const start = (request: RouteRequest): RouteResponse => {
    const parent = world.visibleChannel(request.param('channel'));
    if (parent.type === channelTypes.forum) return postInForum(parent, request);
    if (parent.thread !== null || parent.guildId === null) throw refusals.wrongChannelType();
    posting.need(parent, 'CreatePublicThreads');
    const { name, auto_archive_duration: minutes } = parseBody(threadBody, request.body);
    const thread = begin(parent, { name, minutes: minutes ?? usualMinutes });
    announce(thread);
    return { status: 201, body: form(thread) };
  };

  const active = (request: RouteRequest): RouteResponse => {
    const guild = world.guilds.get(request.param('guild'));
    if (guild === undefined) throw refusals.unknownGuild();
    if (guild.botJoinedAt === null) throw refusals.missingAccess();
    const threads = [...world.channels.values()].filter(
      (each) =>
        each.guildId === guild.id &&
        each.thread !== null &&
        archivedSince(each.thread, world.now()) === null &&
        posting.may(each, 'ViewChannel'),
    );
    return ok({ threads: threads.map(form), members: [] });
  };

  const archived = (request: RouteRequest): RouteResponse => {
    const parent = world.visibleChannel(request.param('channel'));
    posting.need(parent, 'ReadMessageHistory');
    const { before, limit } = parseBody(archivedPage, Object.fromEntries(request.query));
    const end = before === undefined ? Number.POSITIVE_INFINITY : Date.parse(before);
    const threads = [...world.channels.values()]
      .flatMap((channel) => {
        const since = channel.thread && archivedSince(channel.thread, world.now());
        return channel.parentId === parent.id && since !== null && since < end ? [{ channel, since }] : [];
      })
      .toSorted((a, b) => b.since - a.since);
    return ok({
      threads: threads.slice(0, limit).map(({ channel }) => form(channel)),
      members: [],
      has_more: threads.length > limit,
    });
  };

  const change = (request: RouteRequest): RouteResponse => {
    const channel = world.visibleChannel(request.param('channel'));
    const { thread } = channel;
    if (thread === null) throw refusals.missingPermissions();
    const { archived: toArchive, locked } = parseBody(changeBody, request.body);
    const isOwn = thread.ownerId === world.bot.id;
    const needed: PermissionName =
      locked !== undefined || thread.isLocked || (toArchive && !isOwn) ? 'ManageThreads' : 'SendMessagesInThreads';
    posting.need(channel, needed);
    if (locked !== undefined) thread.isLocked = locked;
    if (toArchive === false) posting.open(channel);
    if (toArchive) {
      thread.isArchived = true;
      thread.archiveChangedAt = world.now();
    }
    tell('THREAD_UPDATE', channel.guildId ?? '', form(channel));
    return ok(form(channel));
  };

  const fromMessage = (request: RouteRequest): RouteResponse => {
    const parent = world.visibleChannel(request.param('channel'));
    posting.need(parent, 'CreatePublicThreads');
    const source: MessageRecord = messages.get(request.param('message'));
    const { name, auto_archive_duration: minutes } = parseBody(threadBody, request.body);
    if (source.channelId !== parent.id) throw refusals.unknownMessage();
    if (world.channels.has(source.id)) throw refusals.threadThereAlready();
    const thread = world.createThread(parent, {
      ...{ name, id: source.id, autoArchiveMinutes: minutes ?? usualMinutes, tags: [], ownerId: world.bot.id },
    });
    announce(thread);
    return { status: 201, body: form(thread) };
  };

  const channel = { auth: 'bot', limit: 'channel' } as const;
  return [
    { ...channel, method: 'POST', path: '/channels/:channel/threads', handle: start },
    { ...channel, method: 'POST', path: '/channels/:channel/messages/:message/threads', handle: fromMessage },
    { ...channel, method: 'GET', path: '/channels/:channel/threads/archived/public', handle: archived },
    { ...channel, method: 'PATCH', path: '/channels/:channel', handle: change },
    { method: 'GET', path: '/guilds/:guild/threads/active', auth: 'bot', limit: null, handle: active },
  ];
}

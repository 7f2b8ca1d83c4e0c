import { channelTypes } from './channels.ts';
import { refusals } from './form-errors.ts';
import { messageFlags } from './message-body.ts';
import type { MessageStore } from './message-store.ts';
import type { Posting } from './posting.ts';
import { ok, type Route, type RouteRequest, type RouteResponse } from './request-route.ts';
import type { World } from './world.ts';

/** What a channel may crosspost, and in which time. */
const crossposts = 10;
const windowMs = 60 * 60_000;

/** What the headers of the refusal say to wait: less than is true (discord-api-docs#6109, Discord.Net#2100); the body has the truth. */
const headersRetryAfterMs = 1_000;

/** Sends a message of an announcement channel on to the channels that follow it. */
export function createCrosspostRoute(world: World, messages: MessageStore, posting: Posting): Route {
  const sentAt = new Map<string, number[]>();

  const handle = (request: RouteRequest): RouteResponse => {
    const channel = world.visibleChannel(request.param('channel'));
    if (channel.type !== channelTypes.announcement) throw refusals.wrongChannelType();
    const record = messages.get(request.param('message'));
    if (record.channelId !== channel.id || record.privateTo !== null) throw refusals.unknownMessage();
    posting.need(channel, 'SendMessages');
    if (record.latest.author.id !== world.bot.id) posting.need(channel, 'ManageMessages');
    if ((record.latest.flags & messageFlags.crossposted) !== 0) throw refusals.alreadyCrossposted();
    const now = world.now();
    const recent = (sentAt.get(channel.id) ?? []).filter((at) => now - at < windowMs);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= crossposts) return tooManyFor(oldest + windowMs - now);
    sentAt.set(channel.id, [...recent, now]);
    messages.markCrossposted(record);
    return ok(record.latest);
  };

  return {
    auth: 'bot',
    limit: 'channel',
    method: 'POST',
    path: '/channels/:channel/messages/:message/crosspost',
    handle,
  };
}

function tooManyFor(ms: number): RouteResponse {
  return {
    status: 429,
    headers: { 'Retry-After': String(headersRetryAfterMs / 1000), 'X-RateLimit-Scope': 'shared' },
    body: {
      message: 'The write action you are performing on the channel has hit the write rate limit.',
      code: 20028,
      retry_after: ms / 1000,
      global: false,
    },
  };
}

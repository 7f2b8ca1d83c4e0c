import { channelForm } from './api-forms.ts';
import { parseBody, refusals } from './form-errors.ts';
import { parseMessage } from './message-body.ts';
import type { MessageRecord, MessageStore } from './message-store.ts';
import { type Nonces, nonceBody } from './nonces.ts';
import { noContent, ok, type Route, type RouteRequest, type RouteResponse } from './request-route.ts';
import type { World } from './world.ts';

/** How many messages a listing holds by default and at most. */
const listed = { usual: 50, most: 100 } as const;

/** A channel and the messages in it, as the bot reads and writes them outside interactions. */
export function createChannelRoutes(world: World, messages: MessageStore, nonces: Nonces): Route[] {
  const postedIn = (request: RouteRequest): MessageRecord => {
    const channel = world.visibleChannel(request.param('channel'));
    const record = messages.get(request.param('message'));
    if (record.channelId !== channel.id || record.privateTo !== null) throw refusals.unknownMessage();
    return record;
  };
  const ownIn = (request: RouteRequest): MessageRecord => {
    const record = postedIn(request);
    if (record.latest.author.id !== world.bot.id) throw refusals.notTheAuthor();
    return record;
  };
  const post = (request: RouteRequest): RouteResponse => {
    const channel = world.visibleChannel(request.param('channel'));
    if (channel.access !== 'full') throw refusals.missingPermissions();
    const body = parseMessage('post', request.body);
    const { nonce, enforce_nonce: isEnforced } = parseBody(nonceBody, request.body);
    const before = isEnforced && nonce != null ? nonces.find(channel.id, nonce) : null;
    if (before !== null) return ok({ ...before.latest, nonce });
    const reference = body.message_reference && {
      type: 0,
      channel_id: channel.id,
      message_id: body.message_reference.message_id,
    };
    const record = messages.create({
      channelId: channel.id,
      type: reference ? 19 : 0,
      author: world.bot,
      body,
      flags: body.flags ?? 0,
      mentionsDefault: 'channel',
      privateTo: null,
      extra: reference ? { message_reference: reference } : {},
    });
    if (nonce == null) return ok(record.latest);
    nonces.remember(channel.id, nonce, record);
    // Only whoever sent it is told; it isn't kept with the message.
    return ok({ ...record.latest, nonce });
  };
  const list = (request: RouteRequest): RouteResponse => {
    const channel = world.visibleChannel(request.param('channel'));
    const most = Math.min(Number(request.query.get('limit') ?? listed.usual), listed.most);
    const shown = messages.inChannel(channel.id).filter(({ privateTo }) => privateTo === null);
    return ok(
      shown
        .slice(-most)
        .reverse()
        .map(({ latest }) => latest),
    );
  };

  const channel = { auth: 'bot', limit: 'channel' } as const;
  const message = '/channels/:channel/messages/:message';
  return [
    {
      method: 'GET',
      path: '/channels/:channel',
      auth: 'bot',
      limit: null,
      handle: (request) => ok(channelForm(world.visibleChannel(request.param('channel')))),
    },
    { ...channel, method: 'POST', path: '/channels/:channel/messages', handle: post },
    { ...channel, method: 'GET', path: '/channels/:channel/messages', handle: list },
    { ...channel, method: 'GET', path: message, handle: (request) => ok(postedIn(request).latest) },
    {
      ...channel,
      method: 'PATCH',
      path: message,
      handle(request) {
        const record = ownIn(request);
        messages.edit(record, parseMessage('edit', request.body), 'channel');
        return ok(record.latest);
      },
    },
    {
      ...channel,
      method: 'DELETE',
      path: message,
      handle(request) {
        const record = postedIn(request);
        if (record.latest.author.id !== world.bot.id) throw refusals.missingPermissions();
        messages.delete(record, 'bot');
        return noContent;
      },
    },
  ];
}

import { archivedSince, channelForm } from './channels.ts';
import { parseBody, refusals } from './form-errors.ts';
import { parseMessage } from './message-body.ts';
import { pageOf } from './message-pages.ts';
import type { MessageRecord, MessageStore } from './message-store.ts';
import { type Nonces, nonceBody } from './nonces.ts';
import type { Posting } from './posting.ts';
import { noContent, ok, type Route, type RouteRequest, type RouteResponse } from './request-route.ts';
import type { World } from './world.ts';

/** A channel and the messages in it, as the bot reads and writes them outside interactions. */
export function createChannelRoutes(world: World, messages: MessageStore, nonces: Nonces, posting: Posting): Route[] {
  const postedIn = (request: RouteRequest): MessageRecord => {
    const channel = world.visibleChannel(request.param('channel'));
    const record = messages.get(request.param('message'));
    if (record.channelId !== channel.id || record.privateTo !== null) throw refusals.unknownMessage();
    return record;
  };
  const post = (request: RouteRequest): RouteResponse => {
    const channel = world.visibleChannel(request.param('channel'));
    posting.admit(channel);
    const body = posting.shown(channel, parseMessage('post', request.body, request.files));
    const { nonce, enforce_nonce: isEnforced } = parseBody(nonceBody, request.body);
    const before = isEnforced && nonce != null ? nonces.find(channel.id, nonce) : null;
    if (before !== null) return ok({ ...before.latest, nonce });
    const record = posting.post(channel, body);
    if (nonce == null) return ok(record.latest);
    nonces.remember(channel.id, nonce, record);
    // Only whoever sent it is told; it isn't kept with the message.
    return ok({ ...record.latest, nonce });
  };
  const list = (request: RouteRequest): RouteResponse => {
    const channel = world.visibleChannel(request.param('channel'));
    const page = pageOf(messages.inChannel(channel.id), request.query);
    // No refusal, says Discord's documentation: without leave to read the history there is none.
    return ok(posting.may(channel, 'ReadMessageHistory') ? page.map(({ latest }) => latest) : []);
  };
  const get = (request: RouteRequest): RouteResponse => {
    posting.need(world.visibleChannel(request.param('channel')), 'ReadMessageHistory');
    return ok(postedIn(request).latest);
  };
  const edit = (request: RouteRequest): RouteResponse => {
    const record = postedIn(request);
    if (record.latest.author.id !== world.bot.id) throw refusals.notTheAuthor();
    const channel = world.visibleChannel(record.channelId);
    if (channel.thread !== null && archivedSince(channel.thread, world.now()) !== null) throw refusals.threadArchived();
    messages.edit(record, posting.shown(channel, parseMessage('edit', request.body, request.files)), 'channel');
    return ok(record.latest);
  };
  const remove = (request: RouteRequest): RouteResponse => {
    const record = postedIn(request);
    if (record.latest.author.id !== world.bot.id) {
      posting.need(world.visibleChannel(record.channelId), 'ManageMessages');
    }
    messages.delete(record, 'bot');
    return noContent;
  };
  const about = (request: RouteRequest): RouteResponse =>
    ok(channelForm(world.visibleChannel(request.param('channel')), world.now()));

  const channel = { auth: 'bot', limit: 'channel' } as const;
  const message = '/channels/:channel/messages/:message';
  return [
    { method: 'GET', path: '/channels/:channel', auth: 'bot', limit: null, handle: about },
    { ...channel, method: 'POST', path: '/channels/:channel/messages', handle: post },
    { ...channel, method: 'GET', path: '/channels/:channel/messages', handle: list },
    { ...channel, method: 'GET', path: message, handle: get },
    { ...channel, method: 'PATCH', path: message, handle: edit },
    { ...channel, method: 'DELETE', path: message, handle: remove },
  ];
}

import { refusals } from './form-errors.ts';
import { createReply, type Parts, respond } from './interaction-callback.ts';
import type { InteractionRecord } from './interaction-store.ts';
import { messageFlags, parseMessage } from './message-body.ts';
import type { MessageRecord } from './message-store.ts';
import { noContent, ok, type Route, type RouteRequest, type RouteResponse } from './request-route.ts';

/** A user-installed app that isn't in the server may send this many follow-ups to an interaction. */
const followUpsOfUserInstall = 5;

/** Answering interactions: the callback, and the webhook that an interaction's token opens. */
export function createInteractionRoutes(parts: Parts): Route[] {
  const { world, messages, interactions } = parts;

  const interactionOf = (request: RouteRequest): InteractionRecord => {
    if (request.param('application') !== world.applicationId) throw refusals.unknownWebhook();
    return interactions.webhook(request.param('token'));
  };
  const replyOf = (request: RouteRequest): MessageRecord => {
    const { original, followUps } = interactionOf(request);
    const id = request.param('message');
    const found = id === '@original' ? original : [original, ...followUps].find((each) => each?.id === id);
    if (!found) throw refusals.unknownMessage();
    return messages.get(found.id);
  };

  const followUp = (request: RouteRequest): RouteResponse => {
    const interaction = interactionOf(request);
    const { original, place, followUps } = interaction;
    const body = parseMessage('reply', request.body, request.files);
    const answer = (record: MessageRecord) => (request.query.get('wait') === 'true' ? ok(record.latest) : noContent);
    if (original !== null && original.deletedBy === null && (original.latest.flags & messageFlags.loading) !== 0) {
      messages.edit(original, body, 'interaction');
      return answer(original);
    }
    if (place.installedBy === 'user' && place.guild !== null && followUps.length >= followUpsOfUserInstall) {
      throw refusals.tooManyFollowUps();
    }
    const record = createReply(parts, interaction, body);
    interactions.addFollowUp(interaction, record);
    return answer(record);
  };

  const webhook = { auth: 'none', limit: 'webhook' } as const;
  const reply = '/webhooks/:application/:token/messages/:message';
  return [
    {
      auth: 'none',
      limit: null,
      method: 'POST',
      path: '/interactions/:id/:token/callback',
      handle(request) {
        const answer = respond(parts, request);
        return request.query.get('with_response') === 'true' ? ok(answer) : noContent;
      },
    },
    { ...webhook, method: 'POST', path: '/webhooks/:application/:token', handle: followUp },
    { ...webhook, method: 'GET', path: reply, handle: (request) => ok(replyOf(request).latest) },
    {
      ...webhook,
      method: 'PATCH',
      path: reply,
      handle(request) {
        const record = replyOf(request);
        messages.edit(record, parseMessage('edit', request.body, request.files), 'interaction');
        return ok(record.latest);
      },
    },
    {
      ...webhook,
      method: 'DELETE',
      path: reply,
      handle(request) {
        messages.delete(replyOf(request), 'bot');
        return noContent;
      },
    },
  ];
}

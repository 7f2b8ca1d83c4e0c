import { createReply, type Parts, respond } from './callback.ts';
import { parseCommands } from './commandBody.ts';
import type { CommandStore } from './commands.ts';
import { refusals } from './errors.ts';
import type { InteractionRecord } from './interactions.ts';
import { messageFlags, parseMessage } from './messageBody.ts';
import type { MessageRecord } from './messages.ts';
import { channelForm } from './world.ts';

export interface RouteRequest {
  /** A named segment of the path. */
  param(name: string): string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface RouteResponse {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path after `/api/v10`; segments with a colon are named. */
  readonly path: string;
  /** `bot` wants the bot's token; the others carry their own token in the path, or none. */
  readonly auth: 'bot' | 'none';
  readonly limit: 'webhook' | 'channel' | null;
  handle(request: RouteRequest): RouteResponse;
}

/** A user-installed app that isn't in the server may send so many follow-ups to an interaction. */
const FOLLOW_UPS_OF_USER_INSTALL = 5;

const ok = (body: unknown): RouteResponse => ({ status: 200, body });
const noContent: RouteResponse = { status: 204 };

/** The routes of commands, interactions and messages. */
export function createRoutes(parts: Parts & { commands: CommandStore; commandsChanged: () => void }): Route[] {
  const { world, messages, interactions, commands } = parts;

  const checkApplication = (request: RouteRequest): void => {
    if (request.param('application') !== world.applicationId) throw refusals.missingAccess();
  };
  const guildOf = (request: RouteRequest): string => {
    checkApplication(request);
    if (!world.guilds.has(request.param('guild'))) throw refusals.missingAccess();
    return request.param('guild');
  };
  const overwrite = (guildId: string | null, body: unknown): RouteResponse => {
    const written = commands.overwrite(guildId, parseCommands(body));
    parts.commandsChanged();
    return ok(written);
  };

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
    const body = parseMessage('reply', request.body);
    const answer = (record: MessageRecord) => (request.query.get('wait') === 'true' ? ok(record.latest) : noContent);
    if (original !== null && original.deletedBy === null && (original.latest.flags & messageFlags.loading) !== 0) {
      messages.edit(original, body, 'interaction');
      return answer(original);
    }
    if (place.installedBy === 'user' && place.guild !== null && followUps.length >= FOLLOW_UPS_OF_USER_INSTALL) {
      throw refusals.tooManyFollowUps();
    }
    const record = createReply(parts, interaction, body);
    interactions.addFollowUp(interaction, record);
    return answer(record);
  };

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
    return ok(record.latest);
  };
  const list = (request: RouteRequest): RouteResponse => {
    const channel = world.visibleChannel(request.param('channel'));
    const most = Math.min(Number(request.query.get('limit') ?? 50), 100);
    const shown = messages.inChannel(channel.id).filter(({ privateTo }) => privateTo === null);
    return ok(
      shown
        .slice(-most)
        .reverse()
        .map(({ latest }) => latest),
    );
  };

  const bot = { auth: 'bot', limit: null } as const;
  const webhook = { auth: 'none', limit: 'webhook' } as const;
  const channel = { auth: 'bot', limit: 'channel' } as const;
  const application = '/applications/:application';
  const reply = '/webhooks/:application/:token/messages/:message';
  const message = '/channels/:channel/messages/:message';

  return [
    {
      ...bot,
      method: 'GET',
      path: `${application}/commands`,
      handle(request) {
        checkApplication(request);
        return ok(commands.inScope(null));
      },
    },
    {
      ...bot,
      method: 'PUT',
      path: `${application}/commands`,
      handle(request) {
        checkApplication(request);
        return overwrite(null, request.body);
      },
    },
    {
      ...bot,
      method: 'GET',
      path: `${application}/guilds/:guild/commands`,
      handle: (request) => ok(commands.inScope(guildOf(request))),
    },
    {
      ...bot,
      method: 'PUT',
      path: `${application}/guilds/:guild/commands`,
      handle: (request) => overwrite(guildOf(request), request.body),
    },
    {
      auth: 'none',
      limit: null,
      method: 'POST',
      path: '/interactions/:id/:token/callback',
      handle(request) {
        const answer = respond(parts, request.param('id'), request.param('token'), request.body);
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
        messages.edit(record, parseMessage('edit', request.body), 'interaction');
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
    {
      ...bot,
      method: 'GET',
      path: '/channels/:channel',
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

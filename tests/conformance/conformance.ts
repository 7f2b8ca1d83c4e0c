import { isDeepStrictEqual } from 'node:util';
import { pathsList } from 'discord-api-spec';
import * as spec from 'discord-api-spec/zod';
import { z } from 'zod';
import type { LoggedRequest } from '../../src/local/discord/wire-log.ts';

/** What is wanted of a request's body: one of these, or none at all. */
type Bodies = readonly z.core.$ZodType[] | null;

interface Operation {
  readonly method: string;
  /** As Discord's description writes it. */
  readonly path: string;
  readonly bodies: Bodies;
  /** Query parameters that the description knows. */
  readonly query: readonly string[];
}

const commandList = [z.array(spec.ApplicationCommandUpdateRequestSchema).max(130)];
const localizations = ['with_localizations'];
const message = '/webhooks/{webhook_id}/{webhook_token}/messages/';
const edit = [spec.IncomingWebhookUpdateRequestPartialSchema];
const channelMessage = '/channels/{channel_id}/messages/{message_id}';
const threaded = ['thread_id', 'with_components'];

/** Every operation that a bot like ours has use for. Another one must be added here before a test may call it. */
const operations: readonly Operation[] = [
  { method: 'GET', path: '/gateway/bot', bodies: null, query: [] },
  { method: 'GET', path: '/applications/@me', bodies: null, query: [] },
  { method: 'GET', path: '/users/@me', bodies: null, query: [] },
  { method: 'GET', path: '/users/@me/guilds', bodies: null, query: ['before', 'after', 'limit', 'with_counts'] },
  { method: 'GET', path: '/applications/{application_id}/commands', bodies: null, query: localizations },
  { method: 'PUT', path: '/applications/{application_id}/commands', bodies: commandList, query: [] },
  {
    method: 'GET',
    path: '/applications/{application_id}/guilds/{guild_id}/commands',
    bodies: null,
    query: localizations,
  },
  { method: 'PUT', path: '/applications/{application_id}/guilds/{guild_id}/commands', bodies: commandList, query: [] },
  {
    method: 'POST',
    path: '/interactions/{interaction_id}/{interaction_token}/callback',
    bodies: [
      spec.ApplicationCommandAutocompleteCallbackRequestSchema,
      spec.CreateMessageInteractionCallbackRequestSchema,
      spec.ModalInteractionCallbackRequestSchema,
      spec.PongInteractionCallbackRequestSchema,
      spec.UpdateMessageInteractionCallbackRequestSchema,
    ],
    query: ['with_response'],
  },
  {
    method: 'POST',
    path: '/webhooks/{webhook_id}/{webhook_token}',
    bodies: [spec.IncomingWebhookRequestPartialSchema, spec.IncomingWebhookUpdateRequestPartialSchema],
    query: ['wait', ...threaded],
  },
  { method: 'GET', path: `${message}@original`, bodies: null, query: threaded },
  { method: 'PATCH', path: `${message}@original`, bodies: edit, query: threaded },
  { method: 'DELETE', path: `${message}@original`, bodies: null, query: threaded },
  { method: 'GET', path: `${message}{message_id}`, bodies: null, query: threaded },
  { method: 'PATCH', path: `${message}{message_id}`, bodies: edit, query: threaded },
  { method: 'DELETE', path: `${message}{message_id}`, bodies: null, query: threaded },
  { method: 'POST', path: '/users/@me/channels', bodies: [spec.CreatePrivateChannelRequestSchema], query: [] },
  { method: 'GET', path: '/channels/{channel_id}', bodies: null, query: [] },
  { method: 'PATCH', path: '/channels/{channel_id}', bodies: [spec.UpdateThreadRequestPartialSchema], query: [] },
  {
    method: 'GET',
    path: '/channels/{channel_id}/messages',
    bodies: null,
    query: ['around', 'before', 'after', 'limit'],
  },
  { method: 'POST', path: '/channels/{channel_id}/messages', bodies: [spec.MessageCreateRequestSchema], query: [] },
  { method: 'GET', path: channelMessage, bodies: null, query: [] },
  { method: 'PATCH', path: channelMessage, bodies: [spec.MessageEditRequestPartialSchema], query: [] },
  { method: 'DELETE', path: channelMessage, bodies: null, query: [] },
  { method: 'POST', path: `${channelMessage}/crosspost`, bodies: null, query: [] },
  { method: 'POST', path: '/channels/{channel_id}/threads', bodies: [spec.CreateForumThreadRequestSchema], query: [] },
  { method: 'GET', path: '/channels/{channel_id}/threads/archived/public', bodies: null, query: ['before', 'limit'] },
  { method: 'GET', path: '/guilds/{guild_id}/threads/active', bodies: null, query: [] },
];

const matchers = operations.map((operation) => ({
  ...operation,
  pattern: new RegExp(`^${operation.path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
}));

/** The operations of ours that Discord's description doesn't have: must be none. */
export function unknownOperations(): string[] {
  return operations
    .filter(({ method, path }) => !pathsList[method.toLowerCase()]?.includes(path))
    .map(({ method, path }) => `${method} ${path}`);
}

type Sent = Pick<LoggedRequest, 'method' | 'path' | 'query' | 'body'>;

/**
 * What a request does that Discord's own description doesn't allow, in a line each. Its objects are open; here a key that
 * they don't name is a fault at any depth.
 */
export function faultsOf(request: Sent): string[] {
  const { method, path, query, body } = request;
  const about = `${method} ${path}`;
  const operation = matchers.find((each) => each.method === method && each.pattern.test(path));
  if (operation === undefined) return [`${about}: there is no such operation`];
  const strange = [...new URLSearchParams(query).keys()].filter((name) => !operation.query.includes(name));
  const inQuery = strange.map((name) => `${about}: the query has no ${name}`);
  if (operation.bodies === null) return body == null ? inQuery : [...inQuery, `${about}: takes no body`];
  const given = withoutExceptions(body, method);
  const outcomes = operation.bodies.map((schema) => faultsIn(schema, given));
  if (outcomes.some((faults) => faults.length === 0)) return inQuery;
  const [closest = []] = outcomes.toSorted((a, b) => strangeness(a) - strangeness(b));
  return [...inQuery, ...closest.map((fault) => `${about}: ${fault}`)];
}

/** How far a body is from what a schema describes; one of another `type` isn't meant at all. */
function strangeness(faults: readonly string[]): number {
  return faults.length + (faults.some((fault) => fault.startsWith('type: ')) ? 1_000 : 0);
}

function faultsIn(schema: z.core.$ZodType, given: unknown): string[] {
  const parsed = z.safeParse(schema, given);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  // What a schema doesn't name it leaves out.
  return isDeepStrictEqual(parsed.data, given) ? [] : leftOut(given, parsed.data, '');
}

function leftOut(given: unknown, kept: unknown, path: string): string[] {
  if (typeof given !== 'object' || given === null || typeof kept !== 'object' || kept === null) return [];
  const other: Record<string, unknown> = { ...kept };
  return Object.entries(given).flatMap(([key, value]) =>
    Object.hasOwn(other, key) ? leftOut(value, other[key], `${path}${key}.`) : [`${path}${key} is unknown`],
  );
}

/**
 * discord.js sends three things that the description doesn't list and Discord takes: `tts: false` with edits,
 * `enforce_nonce: false`, and permissions as a string. Anything else in these places is a fault.
 */
function withoutExceptions(body: unknown, method: string): unknown {
  if (Array.isArray(body)) return body.map(withNumericPermissions);
  if (typeof body !== 'object' || body === null) return body;
  const copy: Record<string, unknown> = { ...body };
  if (copy['enforce_nonce'] === false) delete copy['enforce_nonce'];
  if (copy['tts'] === false && method === 'PATCH') delete copy['tts'];
  // The callback that edits the message that was pressed carries its body inside.
  const { data, type } = copy;
  if (typeof data === 'object' && data !== null) copy['data'] = withoutExceptions(data, type === 7 ? 'PATCH' : method);
  return copy;
}

function withNumericPermissions(command: unknown): unknown {
  if (typeof command !== 'object' || command === null || !('default_member_permissions' in command)) return command;
  const { default_member_permissions: permissions } = command;
  const isNumber = typeof permissions === 'string' && /^\d+$/.test(permissions);
  return isNumber ? { ...command, default_member_permissions: Number(permissions) } : command;
}

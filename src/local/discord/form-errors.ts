import type { z } from 'zod';

/** Discord's tree of form errors: the keys follow the body, the leaves hold `_errors`. */
interface ErrorTree {
  [key: string]: ErrorTree | FieldError[];
}

interface FieldError {
  readonly code: string;
  readonly message: string;
}

/** A refusal in Discord's form; the HTTP edge turns it into a response. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: ErrorTree | undefined;

  constructor(status: number, code: number, message: string, errors?: ErrorTree) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  /** The same refusal with its field errors one key further in. */
  under(key: string): ApiError {
    return this.errors ? new ApiError(this.status, this.code, this.message, { [key]: this.errors }) : this;
  }

  /** The body Discord would send. */
  body(): { message: string; code: number; errors?: ErrorTree } {
    return { message: this.message, code: this.code, ...(this.errors && { errors: this.errors }) };
  }
}

/** The refusals that need no detail, by the name Discord's documentation gives their codes. */
export const refusals = {
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  notFound: () => new ApiError(404, 0, '404: Not Found'),
  methodNotAllowed: () => new ApiError(405, 0, '405: Method Not Allowed'),
  serverError: () => new ApiError(500, 0, '500: Internal Server Error'),
  unknownChannel: () => new ApiError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new ApiError(404, 10004, 'Unknown Guild'),
  unknownMessage: () => new ApiError(404, 10008, 'Unknown Message'),
  unknownWebhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new ApiError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new ApiError(404, 10063, 'Unknown application command'),
  unknownTag: () => new ApiError(404, 10087, 'Unknown tag'),
  alreadyCrossposted: () => new ApiError(400, 40033, 'This message has already been crossposted.'),
  alreadyAcknowledged: () => new ApiError(400, 40060, 'Interaction has already been acknowledged.'),
  tagRequired: () => new ApiError(400, 40067, 'A tag is required to create a forum post in this channel'),
  tooManyFollowUps: () =>
    new ApiError(400, 40094, 'This interaction has reached the maximum number of follow up messages'),
  missingAccess: () => new ApiError(403, 50001, 'Missing Access'),
  notTheAuthor: () => new ApiError(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new ApiError(400, 50006, 'Cannot send an empty message'),
  noDirectMessages: () => new ApiError(403, 50007, 'Cannot send messages to this user'),
  noTextChannel: () => new ApiError(400, 50008, 'Cannot send messages in a non-text channel'),
  missingPermissions: () => new ApiError(403, 50013, 'Missing Permissions'),
  wrongChannelType: () => new ApiError(400, 50024, 'Cannot execute action on this channel type'),
  invalidWebhookToken: () => new ApiError(401, 50027, 'Invalid Webhook Token'),
  invalidRecipient: () => new ApiError(400, 50033, 'Invalid Recipient(s)'),
  threadArchived: () => new ApiError(400, 50083, 'Thread is archived'),
  invalidJson: () => new ApiError(400, 50109, 'The request body contains invalid JSON.'),
  threadThereAlready: () => new ApiError(400, 160004, 'A thread has already been created for this message'),
  threadLocked: () => new ApiError(403, 160005, 'This thread is locked'),
};

/** One field error at a path of the body, as 50035. */
export function invalidForm(path: readonly PropertyKey[], code: string, message: string): ApiError {
  return new ApiError(400, 50035, 'Invalid Form Body', plant({}, path, { code, message }));
}

/** Parses a body, or throws 50035 with every fault at its path. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body, { reportInput: true });
  if (result.success) return result.data;
  const tree: ErrorTree = {};
  for (const issue of result.error.issues) plant(tree, issue.path, fieldError(issue));
  throw new ApiError(400, 50035, 'Invalid Form Body', tree);
}

function plant(tree: ErrorTree, path: readonly PropertyKey[], error: FieldError): ErrorTree {
  let node = tree;
  for (const key of path) {
    const next = node[String(key)];
    const child: ErrorTree = next === undefined || Array.isArray(next) ? {} : next;
    node[String(key)] = child;
    node = child;
  }
  const before = node['_errors'];
  node['_errors'] = [...(Array.isArray(before) ? before : []), error];
  return tree;
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  if (issue.code === 'custom') {
    const code: unknown = issue.params?.['code'];
    return { code: typeof code === 'string' ? code : 'BASE_TYPE_BAD_VALUE', message: issue.message };
  }
  if (issue.code === 'too_big') {
    if (issue.origin === 'string' || issue.origin === 'array') {
      return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${issue.maximum} or fewer in length.` };
    }
    return { code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${issue.maximum}.` };
  }
  if (issue.code === 'too_small') {
    if (issue.origin === 'string' || issue.origin === 'array') {
      return { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more in length.` };
    }
    return { code: 'NUMBER_TYPE_MIN', message: `int value should be greater than or equal to ${issue.minimum}.` };
  }
  if (issue.code === 'invalid_value') {
    return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.map(String).join(', ')}}.` };
  }
  if (issue.input === undefined) return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  if (issue.code === 'invalid_type') {
    const wanted = issue.expected === 'int' || issue.expected === 'number' ? 'int' : issue.expected;
    return {
      code: `${wanted.toUpperCase()}_TYPE_CONVERT`,
      message: `Could not interpret "${JSON.stringify(issue.input)}" as ${wanted}.`,
    };
  }
  return { code: 'BASE_TYPE_BAD_VALUE', message: issue.message };
}

import type { ErrorType } from '@anthropic-ai/sdk/resources/shared';
import { z } from 'zod';
import { models } from './model-list.ts';
import { type MessagesBody, messagesBody, searchResults } from './request-body.ts';
import { toolFault } from './tool-rounds.ts';

/** An HTTP error in the API's form. */
export interface RequestRefusal {
  readonly status: number;
  readonly type: ErrorType | 'request_too_large';
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const mostBreakpoints = 4;

/** A body that the API takes, or the error that it answers. */
type Judged = { readonly body: MessagesBody } | { readonly refusal: RequestRefusal };

const invalid = (message: string): RequestRefusal => ({ status: 400, type: 'invalid_request_error', message });

/** Parameters that older models had; the API names them rather than calling them unknown. */
const removed = z.object({ temperature: z.unknown(), top_p: z.unknown(), top_k: z.unknown() }).partial();

function removedFault(body: unknown): string | null {
  const found = Object.keys(removed.safeParse(body).data ?? {});
  return found.length === 0 ? null : `${found.join(', ')}: no longer supported on this model.`;
}

function thinkingFault({ model, thinking, output_config, max_tokens }: MessagesBody): string | null {
  const facts = models.get(model);
  if (!facts || !thinking) return null;
  if (!facts.thinking.includes(thinking.type))
    return `thinking.type: \`${thinking.type}\` is not supported on ${model}.`;
  if (thinking.type === 'enabled' && thinking.budget_tokens >= max_tokens) {
    return 'max_tokens must be greater than thinking.budget_tokens.';
  }
  const off = thinking.type === 'disabled' || thinking.type === 'between_tools';
  const effort = output_config?.effort;
  return off && effort && !facts.effortWithoutThinking.includes(effort)
    ? `output_config.effort: \`${effort}\` needs thinking; it is \`${thinking.type}\`.`
    : null;
}

function toolChoiceFault({ model, tools, tool_choice: choice }: MessagesBody): string | null {
  if (!choice) return null;
  if (!tools || tools.length === 0) return 'tool_choice may only be specified while providing `tools`.';
  const forced = choice.type === 'any' || choice.type === 'tool';
  if (forced && !models.get(model)?.forcedTools) return `tool_choice: \`${choice.type}\` is not supported on ${model}.`;
  return choice.type === 'tool' && !tools.some(({ name }) => name === choice.name)
    ? `tool_choice: tool '${choice.name}' not found in provided tools.`
    : null;
}

function citationsFault(body: MessagesBody): string | null {
  const enabled = searchResults(body).map((result) => result.citations?.enabled === true);
  if (enabled.some((on) => on !== enabled[0])) {
    return 'citations must be enabled on all `search_result` blocks of a request or on none.';
  }
  return enabled[0] === true && body.output_config?.format
    ? 'citations and output_config.format cannot be used together.'
    : null;
}

function breakpointsFault(raw: unknown): string | null {
  const found = JSON.stringify(raw).split('"cache_control":{').length - 1;
  return found > mostBreakpoints
    ? `A maximum of ${mostBreakpoints} blocks with cache_control may be provided. Found ${found}.`
    : null;
}

function orderFault(body: MessagesBody): string | null {
  if (body.messages[0]?.role !== 'user') return 'messages: first message must use the `user` role.';
  if (body.messages.at(-1)?.role === 'assistant') {
    return 'This model does not support assistant message prefill. The conversation must end with a user message.';
  }
  return null;
}

/**
 * Judges a request's JSON as the API would; what was never shown here about the API is let through.
 * @param knowsAnyModel a server of one's own, whose models have names of their own
 */
export function judge(raw: unknown, knowsAnyModel = false): Judged {
  const gone = removedFault(raw);
  if (gone) return { refusal: invalid(gone) };
  const parsed = messagesBody.safeParse(raw);
  if (!parsed.success) return { refusal: invalid(z.prettifyError(parsed.error)) };
  const body = parsed.data;
  if (!knowsAnyModel && !models.has(body.model)) {
    return { refusal: { status: 404, type: 'not_found_error', message: `model: ${body.model}` } };
  }
  const fault =
    orderFault(body) ??
    thinkingFault(body) ??
    toolChoiceFault(body) ??
    citationsFault(body) ??
    breakpointsFault(raw) ??
    toolFault(body);
  return fault === null ? { body } : { refusal: invalid(fault) };
}

interface RefusalHeaders {
  readonly [name: string]: string | string[] | undefined;
}

/** Judges the headers; without a key of its own the stand-in takes any. */
export function judgeHeaders(headers: RefusalHeaders, apiKey: string | null): RequestRefusal | null {
  const [, sent] = /^Bearer (\S+)$/.exec(String(headers['authorization'] ?? '')) ?? [];
  if (!sent) return { status: 401, type: 'authentication_error', message: 'Authorization: Bearer <key> is required.' };
  if (apiKey !== null && sent !== apiKey) {
    return { status: 401, type: 'authentication_error', message: 'invalid bearer token' };
  }
  if (!headers['anthropic-version']) return invalid('anthropic-version: header is required');
  return null;
}

import {
  AnthropicError,
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { Failure } from '../coverage/answer.ts';
import type { DeadlineWatch } from './deadline.ts';

/** A failure and what the log is told of it. */
export type FailureWithDetail = readonly [failure: Failure, detail: string];

/** A log line's worth; an error body can be a whole page of a proxy. */
const longestDetail = 300;

const byStatus: ReadonlyMap<number, Failure> = new Map<number, Failure>([
  [401, 'bad_key'],
  [402, 'no_credit'],
  [403, 'bad_key'],
  [404, 'no_such_model'],
  [408, 'timed_out'],
  [409, 'unavailable'],
  [429, 'rate_limited'],
  [529, 'overloaded'],
]);

/** Errors in mid-stream have no status, only a type. */
const byType: ReadonlyMap<string, Failure> = new Map<string, Failure>([
  ['invalid_request_error', 'bad_request'],
  ['request_too_large', 'bad_request'],
  ['authentication_error', 'bad_key'],
  ['permission_error', 'bad_key'],
  ['billing_error', 'no_credit'],
  ['not_found_error', 'no_such_model'],
  ['rate_limit_error', 'rate_limited'],
  ['timeout_error', 'timed_out'],
  ['overloaded_error', 'overloaded'],
  ['api_error', 'unavailable'],
]);

const byStop: ReadonlyMap<string, Failure> = new Map<string, Failure>([
  ['refusal', 'refused'],
  ['max_tokens', 'too_long'],
  ['model_context_window_exceeded', 'context_full'],
]);

function failureOfApi(error: APIError): Failure {
  if (error.type === 'overloaded_error') return 'overloaded';
  if (error.status === undefined) return byType.get(error.type ?? '') ?? 'unavailable';
  const known = byStatus.get(error.status);
  if (known) return known;
  return error.status >= 400 && error.status < 500 ? 'bad_request' : 'unavailable';
}

function failureOfError(error: AnthropicError): Failure {
  if (error instanceof APIUserAbortError) return 'stopped';
  if (error instanceof APIConnectionTimeoutError) return 'timed_out';
  if (error instanceof APIConnectionError) return 'unavailable';
  if (error instanceof APIError) return failureOfApi(error);
  // The SDK wraps whatever breaks while a body is read in its plainest error.
  return 'cut_off';
}

/** Messages of an error and of its causes, outermost first. */
function messages(error: Error): string[] {
  const cause = error.cause instanceof Error ? messages(error.cause) : [];
  return [error.message, ...cause.filter((message) => message !== error.message)];
}

const errorBody = z.object({ error: z.object({ message: z.string() }) });

/** What the API says in words; else the SDK's message, which may be a whole body. */
function sayingOf(error: AnthropicError): string {
  const said = error instanceof APIError ? errorBody.safeParse(error.error).data?.error.message : undefined;
  if (said === undefined || !(error instanceof APIError)) return messages(error).join(': ');
  return error.status === undefined ? said : `${error.status} ${said}`;
}

/**
 * An error of the SDK as ours.
 *
 * @param apiKey taken out of the detail wherever it stands in it
 * @throws `error` itself when it isn't the SDK's: then it is a fault of ours
 */
export function failureOf(error: unknown, apiKey: string): FailureWithDetail {
  if (!(error instanceof AnthropicError)) throw error;
  const request = error instanceof APIError && error.requestID ? ` (request ${error.requestID})` : '';
  const text = sayingOf(error);
  const safe = apiKey === '' ? text : text.replaceAll(apiKey, '[key]');
  return [failureOfError(error), `${error.name}: ${safe.slice(0, longestDetail)}${request}`];
}

/** A caller's end: its time is up, or it was told to stop. */
export function endedBy({ reason }: AbortSignal): FailureWithDetail {
  const isTime = reason instanceof Error && reason.name === 'TimeoutError';
  return isTime ? ['timed_out', 'the time for the whole answer is up'] : ['stopped', 'the caller stopped it'];
}

/** What an error means, given who ended the request: a deadline and a caller both look like an abort to the SDK. */
export function explain(error: unknown, apiKey: string, watch: DeadlineWatch, caller: AbortSignal): FailureWithDetail {
  const found = failureOf(error, apiKey);
  if (caller.aborted) return endedBy(caller);
  return watch.passed === null ? found : ['timed_out', watch.passed];
}

/** A message that stopped for any other reason than being finished. */
export function failureOfStop(reason: string | null, category: string | null): FailureWithDetail {
  const failure = byStop.get(reason ?? '') ?? 'cut_off';
  return [failure, `stop_reason ${reason ?? 'missing'}${category === null ? '' : ` (${category})`}`];
}

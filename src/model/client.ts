import Anthropic from '@anthropic-ai/sdk';

export interface ClaudeOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** A model's id, e.g. `claude-haiku-5-5`. */
  readonly model: string;
  /** What a model that doesn't cite is told of marking its sentences. */
  readonly marks?: string;
}

/** A person waits: one more try, never two. */
const mostRetries = 1;

/** A longer wait that the API asks for is told to the person rather than slept through. */
const longestWaitMs = 5000;

/** Headers of the SDK that may leave; the environment can add any others to it. */
const allowedHeaders = /^(accept|content-type|user-agent|x-stainless-.+)$/;

/** The API version that our types and readers are written for. */
const apiVersion = '2026-10-21';

/** How long a response asks us to wait, in milliseconds; 0 when it doesn't. The SDK reads the same three forms. */
function askedWaitMs(headers: Headers): number {
  const ms = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (ms > 0) return ms;
  const after = headers.get('retry-after') ?? '';
  const seconds = Number.parseFloat(after);
  return Number.isNaN(seconds) ? Math.max(0, Date.parse(after) - Date.now()) || 0 : seconds * 1000;
}

/** `fetch` with only our own headers going out, and no retry after a wait that is too long. */
function ownFetch(apiKey: string): typeof fetch {
  return async (url, init) => {
    const headers = new Headers([...new Headers(init?.headers)].filter(([name]) => allowedHeaders.test(name)));
    headers.set('authorization', `Bearer ${apiKey}`);
    headers.set('anthropic-version', apiVersion);
    const response = await fetch(url, { ...init, headers });
    if (response.ok || askedWaitMs(response.headers) <= longestWaitMs) return response;
    const answered = new Headers(response.headers);
    answered.set('x-should-retry', 'false');
    return new Response(response.body, { status: response.status, headers: answered });
  };
}

/** True for a key that can travel in a header: with any other, the error would quote it. */
export function isSendable(apiKey: string): boolean {
  return /^[\x21-\x7e]+$/.test(apiKey);
}

/**
 * The SDK's client with nothing left to the environment: key, address, log, tracing and headers are all given.
 *
 * @param timeoutMs of one attempt, to its headers
 */
export function createClient(options: ClaudeOptions, timeoutMs: number): Anthropic {
  return new Anthropic({
    apiKey: options.apiKey,
    authToken: null,
    webhookKey: null,
    baseURL: options.baseUrl,
    maxRetries: mostRetries,
    timeout: timeoutMs,
    logLevel: 'off',
    openTelemetry: false,
    fetch: ownFetch(options.apiKey),
  });
}

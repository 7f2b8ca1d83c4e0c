import type { SentFile } from './multipart.ts';

export interface RouteRequest {
  /** A named segment of the path. */
  param(name: string): string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

export interface RouteResponse {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as it is, in place of a body. */
  readonly file?: { readonly type: string; readonly data: Buffer };
  readonly headers?: Readonly<Record<string, string>>;
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

export const ok = (body: unknown): RouteResponse => ({ status: 200, body });
export const noContent: RouteResponse = { status: 204 };

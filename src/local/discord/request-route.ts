export interface RouteRequest {
  /** A named segment of the path. */
  param(name: string): string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface RouteResponse {
  readonly status: number;
  readonly body?: unknown;
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

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Fault, Faults } from './faults.ts';
import { ApiError, refusals } from './form-errors.ts';
import { attachmentBytes, type SentFile, takeApart } from './multipart.ts';
import type { PlayedClock } from './played-clock.ts';
import { type RateLimits, tooMany } from './rate-limits.ts';
import type { Route, RouteResponse } from './request-route.ts';
import { type LoggedRequest, redactedHeaders } from './wire-log.ts';

/** Discord refuses bodies beyond this: a few files of the size that it takes. */
const bodyBytes = 3 * attachmentBytes;

interface RestOptions {
  readonly routes: readonly Route[];
  readonly token: string;
  readonly faults: Faults;
  readonly limits: RateLimits;
  readonly clock: PlayedClock;
  log(entry: LoggedRequest): void;
  /** Told of a request that goes wrong, before anything comes of it. */
  struck(method: string, path: string, fault: Fault): void;
}

interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly rawBody: string;
  readonly isJson: boolean;
  readonly files: readonly SentFile[];
  /** Why what came can't be read. */
  readonly unread: ApiError | null;
}

/** The REST side: HTTP around the routes, with authorisation, rate limits and faults. */
export function createRest(options: RestOptions): Server {
  const { clock, faults, log } = options;

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = clock.now();
    const incoming = await read(request);
    const body = jsonOf(incoming.rawBody);
    const entry = (status: number | null, answer: unknown): LoggedRequest => ({
      kind: 'request',
      at,
      method: incoming.method,
      path: incoming.path,
      query: incoming.query.toString(),
      headers: redactedHeaders(request.headers),
      body: body.ok ? body.value : incoming.rawBody,
      status,
      response: answer,
    });
    const send = ({ status, body: answer, headers, file }: RouteResponse): void => {
      log(entry(status, answer ?? null));
      response.writeHead(status, {
        // In the time of this Discord, which need not be the machine's.
        Date: new Date(clock.now()).toUTCString(),
        ...headers,
        ...(answer !== undefined && { 'Content-Type': 'application/json' }),
        ...(file && { 'Content-Type': file.type }),
      });
      response.end(file?.data ?? (answer === undefined ? undefined : JSON.stringify(answer)));
    };

    const fault = faults.strike(incoming.method, incoming.path);
    if (fault !== null) options.struck(incoming.method, incoming.path, fault);
    switch (fault?.kind) {
      case undefined:
        return send(answerTo(options, incoming));
      case 'status':
        return send({ status: fault.status, body: { message: `${fault.status}: Fault`, code: 0 } });
      case 'forbidden':
        return send({ status: 403, body: { message: 'Forbidden', code: fault.code } });
      case 'rate_limited':
        return send({ status: 429, ...tooMany(fault.retryAfterMs, fault.scope ?? 'user') });
      case 'hang':
        return log(entry(null, null));
      case 'drop':
        if (fault.afterEffect) answerTo(options, incoming);
        log(entry(null, null));
        if (fault.by === 'reset') request.socket.resetAndDestroy();
        else request.socket.destroy();
        return;
      case 'delay':
        clock.after(fault.ms, () => send(answerTo(options, incoming)));
    }
  };

  return createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });
}

function answerTo(options: RestOptions, incoming: Incoming): RouteResponse {
  try {
    return dispatch(options, incoming);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, body: error.body() };
  }
}

function dispatch({ routes, token, limits }: RestOptions, incoming: Incoming): RouteResponse {
  const candidates = routes.flatMap((route) => {
    const params = match(route.path, incoming.path);
    return params === null ? [] : [{ route, params }];
  });
  if (candidates.length === 0) throw refusals.notFound();
  const found = candidates.find(({ route }) => route.method === incoming.method);
  if (found === undefined) throw refusals.methodNotAllowed();
  const { route, params } = found;
  const isBot = route.auth === 'bot';
  if (isBot && incoming.authorization !== `Bot ${token}`) throw refusals.unauthorized();

  const major = params['token'] ?? params['channel'] ?? params['guild'] ?? '';
  const ruling = limits.rule(route.limit, `${route.method} ${route.path}`, major, isBot);
  if (ruling.refused !== null) {
    const { headers, body } = tooMany(ruling.refused.retryAfterMs, ruling.refused.scope);
    return { status: 429, headers: { ...ruling.headers, ...headers }, body };
  }
  if (incoming.rawBody !== '' && !incoming.isJson) {
    throw new ApiError(415, 0, 'This stand-in reads application/json and multipart/form-data only');
  }
  if (incoming.unread !== null) throw incoming.unread;
  const body = jsonOf(incoming.rawBody);
  if (!body.ok) throw refusals.invalidJson();
  const request = {
    param: (name: string) => params[name] ?? '',
    query: incoming.query,
    body: body.value,
    files: incoming.files,
  };
  try {
    const answer = route.handle(request);
    return { ...answer, headers: { ...ruling.headers, ...answer.headers } };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, headers: ruling.headers, body: error.body() };
  }
}

async function read(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.from(chunk);
    size += bytes.length;
    if (size > bodyBytes) throw new Error('The request is too large');
    chunks.push(bytes);
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  const type = request.headers['content-type'] ?? '';
  const whole = Buffer.concat(chunks);
  const sent = await contentOf(whole, type);
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname).replace(/^\/api(\/v\d+)?/, ''),
    query: url.searchParams,
    authorization: request.headers.authorization,
    ...sent,
  };
}

async function contentOf(
  whole: Buffer,
  type: string,
): Promise<Pick<Incoming, 'rawBody' | 'isJson' | 'files' | 'unread'>> {
  const plain = { files: [], unread: null };
  if (!type.startsWith('multipart/form-data')) {
    return { ...plain, rawBody: whole.toString('utf8'), isJson: type.startsWith('application/json') };
  }
  try {
    const { json, files } = await takeApart(whole, type);
    return { ...plain, rawBody: json, isJson: true, files };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ...plain, rawBody: '{}', isJson: true, unread: error };
  }
}

function jsonOf(raw: string): { ok: true; value: unknown } | { ok: false } {
  if (raw === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(raw) };
  } catch {
    return { ok: false };
  }
}

function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = value;
    else if (segment !== value) return null;
  }
  return params;
}

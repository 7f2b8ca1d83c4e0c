import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';
import type { Clock } from '../../../src/sources/http/clock.ts';
import type { Fetched } from '../../../src/sources/http/fetched.ts';
import { WebClient, type WebClientOptions } from '../../../src/sources/http/web-client.ts';
import { onTestFinished } from '../../building/running-test.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Headers that a good answer may carry. */
type Headers = Record<string, string | string[]>;

export const send =
  (body: string | Uint8Array, headers: Headers = {}, status = 200): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(body);

export const redirect =
  (to: string, status = 301): Answer =>
  (_, response) =>
    response.writeHead(status, { location: to }).end();

export interface Site {
  readonly origin: string;
  /** Paths in the order in which they were asked for, robots.txt left out. */
  readonly asked: string[];
  readonly requests: IncomingMessage[];
}

/** A site on loopback that answers at these paths, and 404 elsewhere; robots.txt isn't there unless it is listed. */
export async function site(answers: Readonly<Record<string, Answer>>): Promise<Site> {
  const asked: string[] = [];
  const requests: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    const path = request.url ?? '';
    requests.push(request);
    if (path !== '/robots.txt') asked.push(path);
    const answer = answers[path] ?? answers['*'];
    if (answer && (path !== '/robots.txt' || answers[path])) answer(request, response);
    else response.writeHead(404).end();
  };
  const port = await listen(createServer(listener));
  return { origin: `http://127.0.0.1:${port}`, asked, requests };
}

export async function secureSite(certificate: { key: string; cert: string }, answer: Answer): Promise<string> {
  return `https://127.0.0.1:${await listen(createSecureServer(certificate, answer))}`;
}

/** A server that speaks whatever bytes it likes. */
export async function rawSite(talk: (socket: Socket) => void): Promise<string> {
  const server = createSocketServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      // robots.txt isn't there.
      if (!data.toString().startsWith('GET /robots.txt')) return talk(socket);
      socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    });
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

async function listen(server: Server | ReturnType<typeof createSocketServer>): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}

export function client(options: Partial<WebClientOptions> = {}): WebClient {
  const made = new WebClient({ contact: null, allowPrivateAddresses: true, ...options });
  onTestFinished(() => made.close());
  return made;
}

export function get(
  from: WebClient,
  url: string,
  more: Partial<Parameters<WebClient['get']>[1]> = {},
): Promise<Fetched> {
  return from.get(url, { validators: null, accept: '*/*', signal: new AbortController().signal, ...more });
}

/** Gets from a new client. */
export const getOnce = (url: string): Promise<Fetched> => get(client(), url);

/** What a person is told, where nothing came. */
export function reasonOf(fetched: Fetched): string {
  if (fetched.kind !== 'refused') throw new Error(`it answered: ${fetched.kind}`);
  return fetched.reason;
}

export function textOf(fetched: Fetched): string {
  if (fetched.kind !== 'ok')
    throw new Error(`nothing came: ${fetched.kind === 'refused' ? fetched.reason : fetched.kind}`);
  return new TextDecoder().decode(fetched.body);
}

/** A clock that stands still until it is told to go on. */
export class StoppedClock implements Clock {
  #now: number;
  #timers = new Set<{ readonly at: number; readonly call: () => void }>();
  #watchers: (() => void)[] = [];

  constructor(now: string) {
    this.#now = Date.parse(now);
  }

  now = (): number => this.#now;

  after = (delayMs: number, call: () => void): (() => void) => {
    const timer = { at: this.#now + delayMs, call };
    this.#timers.add(timer);
    for (const watcher of this.#watchers.splice(0)) watcher();
    return () => this.#timers.delete(timer);
  };

  goOn(ms: number): void {
    this.#now += ms;
    for (const timer of [...this.#timers].toSorted((a, b) => a.at - b.at)) {
      if (timer.at <= this.#now && this.#timers.delete(timer)) timer.call();
    }
  }

  /** Resolves once something waits for a moment that many milliseconds away. */
  async awaited(delayMs: number): Promise<void> {
    while (![...this.#timers].some(({ at }) => at === this.#now + delayMs)) {
      await new Promise<void>((resolve) => this.#watchers.push(resolve));
    }
  }
}

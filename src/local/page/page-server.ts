import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { errorMessage } from '../../wording/error-message.ts';
import type { LocalDiscord, LocalEvent } from '../discord/local-discord.ts';
import { channelToShow, channelViews } from './channel-list.ts';
import { type Arrival, type Corrections, messageView, stateView } from './channel-view.ts';
import { commandViews } from './command-view.ts';
import { action, createPageActions } from './page-actions.ts';
import { type Example, pageSpeech } from './page-words.ts';
import { isOurs, securityHeaders } from './request-guard.ts';
import { pageFile } from './served-files.ts';

/** The time that the played Discord lives in, ahead of the real one by what was turned. */
interface PageClock {
  /** Milliseconds by which it is ahead. */
  aheadMs(): number;
  /** When something comes by itself, in its own time. */
  next(): Promise<{ readonly at: Date; readonly awaited: 'digest' | 'news' | 'morning' }>;
  /** Lets time pass until then. */
  turn(): Promise<void>;
}

/** The page can't be served; the message says what to do. */
class PageError extends Error {
  override readonly name = 'PageError';
}

interface ServedPageOptions {
  readonly discord: LocalDiscord;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Questions to begin with, as the coverage is now. */
  readonly examples: () => Promise<readonly Example[]>;
  /** Articles of a newsroom that is played will come in. */
  readonly isNewsroomPlayed: boolean;
  readonly clock: PageClock;
  /** Has that newsroom correct articles; `null` where none is played. */
  readonly corrections: Corrections | null;
}

interface ServedPage {
  readonly url: string;
  /** Shows an article that has come in, in place of the one before. */
  showArrival(arrival: Arrival): void;
  close(): Promise<void>;
}

const bodyBytes = 100_000;
/** Entries of the wire log that a newly opened page is given. */
const wireShown = 200;
/** So long after something happened is it looked whether the next digest comes at another time. */
const clockLookMs = 300;

/**
 * Serves the page that shows a local Discord as people see it, on 127.0.0.1 alone.
 * @throws {PageError} when the port is taken.
 */
export async function startPage(options: ServedPageOptions): Promise<ServedPage> {
  const { discord, port, examples, isNewsroomPlayed, clock, corrections } = options;
  const { act, commandOf } = createPageActions(discord, { turn: clock.turn, corrections });
  const seen = { discord, commandOf, corrections };
  const streams = new Set<ServerResponse>();
  let arrival: Arrival | null = null;
  let shownClock = { aheadMs: 0, next: 0, awaited: 'morning' };
  let clockLook: NodeJS.Timeout | null = null;
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });
  const boundPort = (): number => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOurs(request, boundPort()))
      return send(response, 403, 'text/plain', 'This page answers to its own address alone.');
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method === 'POST' && url.pathname === '/act') return answerAction(request, response);
    if (request.method !== 'GET') return send(response, 405, 'text/plain', 'Not here.');
    if (url.pathname === '/events') return stream(url, response);
    if (url.pathname === '/words') {
      const speech = pageSpeech(localeOf(url), await examples(), isNewsroomPlayed);
      return send(response, 200, 'application/json', JSON.stringify(speech));
    }
    if (url.pathname.startsWith('/attachments/')) return sendAttachment(decodeURIComponent(url.pathname), response);
    const file = await pageFile(url.pathname);
    if (file === null) return send(response, 404, 'text/plain', 'There is nothing here.');
    send(response, 200, file.type, file.body);
  }

  function sendAttachment(path: string, response: ServerResponse): void {
    try {
      const { type, data } = discord.attachment(path);
      // Nothing that somebody attached runs here, whatever it calls itself.
      const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(type);
      send(response, 200, isPicture ? type : 'application/octet-stream', data);
    } catch {
      send(response, 404, 'text/plain', 'There is nothing here.');
    }
  }

  async function answerAction(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parsed = action.safeParse(await readJson(request));
    const outcome = parsed.success
      ? await act(parsed.data)
      : { problem: 'The page sent something that it should not.' };
    if (parsed.success && parsed.data.do === 'turn') await lookAtClock();
    send(response, parsed.success ? 200 : 400, 'application/json', JSON.stringify(outcome));
  }

  /** Everything that the person sees, from now on. */
  function stream(url: URL, response: ServerResponse): void {
    const people = [...discord.world.people.keys()];
    const asked = url.searchParams.get('as') ?? '';
    const person = people.includes(asked) ? asked : discord.user.user.id;
    const locale = localeOf(url);
    const channel = channelToShow(discord, person, url.searchParams.get('channel') ?? '');
    response.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream' });
    const tell = (event: string, data: unknown): void => write(response, event, data);
    tell('state', { ...stateView(seen, person, locale, channel), me: person });
    const past = [...discord.requests, ...discord.frames].toSorted((a, b) => a.at - b.at);
    for (const entry of past.slice(-wireShown)) tell('wire', entry);
    if (arrival !== null) tell('arrival', arrival);
    tell('clock', shownClock);
    void lookAtClock().catch(() => {});
    const stop = discord.on((event) => tellEvent(event, { person, locale, channel }, tell));
    streams.add(response);
    response.once('close', () => {
      stop();
      streams.delete(response);
    });
  }

  function tellEvent(
    event: LocalEvent,
    { person, locale, channel }: { readonly person: string; readonly locale: string; readonly channel: string },
    tell: (event: string, data: unknown) => void,
  ): void {
    if (event.kind === 'request' || event.kind === 'frame') tell('wire', event);
    else if (event.kind === 'commands') tell('commands', commandViews(discord, person, locale));
    else if (event.kind === 'channels') tell('channels', channelViews(discord, person));
    else if (event.kind === 'message') {
      const view = messageView(event.message, person, locale, seen);
      if (event.message.channelId !== channel) {
        if (view !== null && event.what === 'created') tell('elsewhere', event.message.channelId);
      } else if (view !== null) tell('message', view);
      else if (event.what === 'deleted') tell('gone', event.message.id);
    }
  }

  async function lookAtClock(): Promise<void> {
    const { at, awaited } = await clock.next();
    const now = { aheadMs: clock.aheadMs(), next: at.getTime(), awaited };
    if (JSON.stringify(now) === JSON.stringify(shownClock)) return;
    shownClock = now;
    for (const response of streams) write(response, 'clock', now);
  }
  const stopLooking = discord.on(({ kind }) => {
    if (kind !== 'message') return;
    clockLook ??= setTimeout(() => {
      clockLook = null;
      // A store that is closed by now has nothing to say.
      void lookAtClock().catch(() => {});
    }, clockLookMs).unref();
  });

  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const why = errorMessage(error);
    throw new PageError(
      `The page can't be served on port ${port} (${why}). Set PORT to another one, or leave it empty for a free one.`,
    );
  }
  return {
    url: `http://127.0.0.1:${boundPort()}/`,
    showArrival(newest) {
      arrival = newest;
      for (const response of streams) write(response, 'arrival', newest);
    },
    async close() {
      stopLooking();
      if (clockLook !== null) clearTimeout(clockLook);
      const closed = once(server, 'close');
      server.close();
      for (const response of streams) response.end();
      server.closeAllConnections();
      await closed;
    },
  };
}

function localeOf(url: URL): string {
  return url.searchParams.get('locale') ?? 'en-US';
}

function write(stream: ServerResponse, event: string, data: unknown): void {
  stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': type });
  response.end(body);
}

/** @returns `null` for what is too long or no JSON. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  // A letter may be split over two packets.
  request.setEncoding('utf8');
  for await (const chunk of request) {
    // What is too long is read to its end, so that the answer arrives, but not kept.
    if (text.length <= bodyBytes) text += String(chunk);
  }
  if (text.length > bodyBytes) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

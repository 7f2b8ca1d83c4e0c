import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { ModelInfo } from '@anthropic-ai/sdk/resources/models';
import type { RequestRefusal } from './request-refusal.ts';
import type { MessageEvents, ServerEvent } from './stream-events.ts';
import type { Break, Turn } from './turn-script.ts';

/** Reads a request's body; what isn't JSON is given as text, for the schema to refuse. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  request.setEncoding('utf8');
  let text = '';
  for await (const chunk of request) text += chunk;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Answers with an HTTP error in the API's form. */
export function sendError(
  response: ServerResponse,
  { status, type, message, headers }: RequestRefusal,
  id: string,
): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': id, ...headers });
  response.end(JSON.stringify({ type: 'error', error: { type, message }, request_id: id }));
}

/** Answers a question about a model. */
export function sendModel(response: ServerResponse, model: ModelInfo): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(model));
}

/** The events that are sent before a turn's break; all of them when it has none, `null` when not even headers are. */
function sentEvents(events: MessageEvents, at: Turn['break']): readonly ServerEvent[] | null {
  if (!at) return [...events.start, ...events.blocks.flat(), ...events.stop];
  if (at.at === 'headers') return null;
  const begun = at.inside ? (events.blocks[at.at] ?? []).slice(0, 2) : [];
  return [...events.start, ...events.blocks.slice(0, at.at).flat(), ...begun];
}

function write(response: ServerResponse, type: string, data: object): void {
  response.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Ends a stream in its scripted way; a stall lasts until the client goes. */
async function breakOff(response: ServerResponse, how: Break): Promise<void> {
  if (how === 'stall') {
    if (!response.closed) await once(response, 'close');
  } else if (how === 'destroy') {
    // A comment, to know that all before it has left.
    if (response.headersSent) await new Promise<unknown>((left) => response.write(':\n\n', left));
    response.destroy();
  } else {
    if (how !== 'end') {
      const error = { type: how.error, message: how.message ?? `scripted ${how.error}` };
      write(response, 'error', { type: 'error', error, request_id: null });
    }
    response.end();
  }
}

/** Streams a message as server-sent events, in the turn's tempo and to the turn's end; stops when the client goes. */
export async function play(
  response: ServerResponse,
  events: MessageEvents,
  turn: Turn,
  requestId: string,
  delayMs: number,
): Promise<void> {
  const sent = sentEvents(events, turn.break);
  if (sent !== null) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': requestId });
    response.flushHeaders();
  }
  for (const event of sent ?? []) {
    if (delayMs > 0) await delay(delayMs);
    if (response.closed) return;
    write(response, event.type, event);
  }
  await breakOff(response, turn.break?.how ?? 'end');
}

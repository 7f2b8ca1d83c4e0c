import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { modelInfo } from './model-list.ts';
import { asksForJson, plainAnswer, plainFault } from './plain-endpoint.ts';
import { play, readJson, sendError, sendModel } from './play-turn.ts';
import type { AssistantBlock, MessagesBody } from './request-body.ts';
import { judge, judgeHeaders, type RequestRefusal } from './request-refusal.ts';
import { readAgain } from './second-reader-played.ts';
import { messageEvents } from './stream-events.ts';
import { inputUsage } from './token-usage.ts';
import { remember, roundFault, type ToolRounds } from './tool-rounds.ts';
import type { Turn, WrittenBlock } from './turn-script.ts';
import { extract } from './written-answer.ts';

export interface LocalClaudeOptions {
  /** The only key it takes; by default any. */
  readonly apiKey?: string;
  /** 0, the default, for any free port. */
  readonly port?: number;
  /** Between two events of a stream; default 0. */
  readonly delayMs?: number;
  /** Every request must have its turn in the script: one too many is a 500, and `close()` then throws. */
  readonly scripted?: boolean;
  /** Before it answers a small request, one for a JSON document; default 0. */
  readonly smallMs?: number;
  /** Plays another server that speaks the API: no citations, no structured output, any model; `no tools` refuses these as well. */
  readonly plain?: 'tools' | 'no tools' | undefined;
  /** What its models say of citations; default true. */
  readonly citations?: boolean;
  /** How many requests of each kind it keeps for those who look; default all. A long run would fill the memory. */
  readonly kept?: number;
}

export interface LocalClaude {
  /** What goes into the client's base URL. */
  readonly url: string;
  /** The bodies of the requests to write that it took, in order. */
  readonly requests: readonly MessagesBody[];
  /** The bodies of the requests for a JSON document: second readings, and follow-ups made questions of their own. */
  readonly small: readonly MessagesBody[];
  /** How many requests it took, those that aren't kept any more among them. */
  taken(): number;
  /** What it answered with an error of its own, in order. */
  readonly refusals: readonly RequestRefusal[];
  /** Adds turns: each answers one request that the API would take, in order. Without one the answer is honest. */
  script(...turns: readonly Turn[]): void;
  /** Takes back the turns that were not played. */
  clearScripts(): void;
  /** The same for the small requests, which have turns of their own. */
  scriptSmall(...turns: readonly Turn[]): void;
  /** Ends every connection. Throws when it was asked more often than its script foresaw. */
  close(): Promise<void>;
}

const ranOut: RequestRefusal = {
  status: 500,
  type: 'api_error',
  message: 'the script ran out: this request was not foreseen',
  headers: { 'x-should-retry': 'false' },
};

/** Starts a stand-in for the Claude API on the loopback interface. */
export async function startLocalClaude(options: LocalClaudeOptions = {}): Promise<LocalClaude> {
  const { apiKey = null, port = 0, delayMs = 0, scripted = false, citations = true, smallMs = 0, plain } = options;
  const { kept = Number.POSITIVE_INFINITY } = options;
  const requests: MessagesBody[] = [];
  const refusals: RequestRefusal[] = [];
  const small: MessagesBody[] = [];
  const turns: Turn[] = [];
  const smallTurns: Turn[] = [];
  const cache = new Set<string>();
  const rounds: ToolRounds = new Map();
  let ids = 0;
  let count = 0;

  /** A small request that the script doesn't speak of is answered honestly: how many there are depends on who is faster. */
  function nextTurn(isSmall: boolean): Turn {
    if (isSmall) return smallTurns.shift() ?? {};
    return turns.shift() ?? (scripted ? { refusal: ranOut } : {});
  }

  function refuse(response: ServerResponse, refusal: RequestRefusal): void {
    refusals.push(refusal);
    sendError(response, refusal, `req_local_${++ids}`);
  }

  async function messages(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readJson(request);
    const unknown = plain && plainFault(raw, plain);
    if (unknown) return refuse(response, unknown);
    const judged = judge(raw, plain !== undefined);
    if ('refusal' in judged) return refuse(response, judged.refusal);
    const { body } = judged;
    const fault = roundFault(rounds, body);
    if (fault) return refuse(response, { status: 400, type: 'invalid_request_error', message: fault });
    const isSmall = body.output_config?.format != null || (plain !== undefined && asksForJson(body));
    const taken = isSmall ? small : requests;
    taken.push(body);
    count++;
    if (taken.length > kept) taken.shift();
    const turn = nextTurn(isSmall);
    if (isSmall && smallMs > 0) await delay(smallMs);
    if (turn.refusal) return refuse(response, turn.refusal);
    const honest = (): readonly WrittenBlock[] => {
      if (plain !== undefined) return plainAnswer(body);
      return isSmall ? [{ type: 'text', text: readAgain(body) }] : extract(body);
    };
    const written = typeof turn.blocks === 'function' ? turn.blocks(body) : (turn.blocks ?? honest());
    const blocks = turn.change?.(written) ?? written;
    remember(rounds, body, blocks.flatMap(asSentBack));
    const events = messageEvents(`msg_local_${++ids}`, body.model, blocks, inputUsage(body, cache), turn);
    await play(response, events, turn, `req_local_${++ids}`, turn.delayMs ?? delayMs);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const unwelcome = judgeHeaders(request.headers, apiKey);
    if (unwelcome) return refuse(response, unwelcome);
    if (request.method === 'POST' && pathname === '/v1/messages') return messages(request, response);
    const id = /^\/v1\/models\/([^/]+)$/.exec(pathname)?.[1];
    const info =
      request.method === 'GET' && id && plain === undefined ? modelInfo(decodeURIComponent(id), citations) : null;
    if (!info && plain !== undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end('404 page not found');
      return;
    }
    if (!info)
      return refuse(response, {
        status: 404,
        type: 'not_found_error',
        message: id ? `model: ${id}` : `not found: ${pathname}`,
      });
    sendModel(response, info);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else refuse(response, { status: 500, type: 'api_error', message: `the stand-in failed: ${String(error)}` });
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    small,
    taken: () => count,
    refusals,
    script: (...more) => {
      turns.push(...more);
    },
    clearScripts: () => {
      turns.length = 0;
      smallTurns.length = 0;
    },
    scriptSmall: (...more) => {
      smallTurns.push(...more);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      if (refusals.includes(ranOut)) throw new Error(ranOut.message);
    },
  };
}

/** A block as a client sends it back in a later round. */
function asSentBack(block: WrittenBlock): AssistantBlock[] {
  if (block.type === 'unknown') return [];
  return block.type === 'text' ? [{ type: 'text', text: block.text }] : [block];
}

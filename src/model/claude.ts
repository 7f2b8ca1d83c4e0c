import { APIError } from '@anthropic-ai/sdk';
import type { MessageCreateParamsBase, MessageParam } from '@anthropic-ai/sdk/resources/messages';
import { type ClaudeOptions, createClient, isSendable } from './client.ts';
import { type Deadlines, defaultDeadlines, startWatch } from './deadline.ts';
import { endedBy, explain, type FailureWithDetail } from './failure.ts';
import { dialectOf } from './find-dialect.ts';
import type { Model, ModelEvent, Reply, TokenUsage, WritingRequest } from './model.ts';
import { createEventReader } from './read-events.ts';
import { messageParams } from './request.ts';
import { rewritingMaterialOf, rewrittenAnswer, rewrittenOf } from './rewriting.ts';
import { askStructured, type StructuredRequest, structuredAnswerMs } from './structured-output.ts';
import { addUsage, sumOfUsage } from './sum-usage.ts';
import { toolRound } from './tool-results.ts';
import { lastVerdictsAnswer, materialOf, verdictsAnswer, verificationOf } from './verifying.ts';

/** The first search finds what the evidence lacks, the second what the first led to; more would only keep people waiting. */
const mostSearches = 2;

const unsendableKey: FailureWithDetail = ['bad_key', 'the key is empty or has characters that no header can carry'];

/** Keeps what was said before a search and what is said after it from running into one sentence. */
const paragraphBreak: ModelEvent = { type: 'text', text: '\n\n', citations: [] };

/** One round's request: it differs from the first in what was said since and in whether a call may come, and in no byte else. */
function roundParams(
  first: MessageCreateParamsBase,
  messages: readonly MessageParam[],
  mayCall: boolean,
): MessageCreateParamsBase {
  const params = { ...first, messages: [...messages] };
  if (!first.tools) return params;
  // The tools stay even where none may be called: without them, thinking that is sent back would be refused.
  return { ...params, tool_choice: mayCall ? { type: 'auto', disable_parallel_tool_use: true } : { type: 'none' } };
}

function withoutTools({ tools: _, ...params }: MessageCreateParamsBase): MessageCreateParamsBase {
  return params;
}

/** Another server has answered: a page, or JSON of its own, where Claude's API streams events. */
function isOther(response: Response | null | undefined): boolean {
  return response?.ok === true && response.headers.get('content-type')?.includes('text/event-stream') !== true;
}

function notTheApi(baseUrl: string): FailureWithDetail {
  return ['unreadable', `what answered at ${baseUrl} is not Claude’s API; check ANTHROPIC_BASE_URL`];
}

/** Servers of one's own refuse tools for models that know none. */
function refusesTools(error: unknown): boolean {
  return error instanceof APIError && error.status === 400 && /\btools?\b/i.test(error.message);
}

/**
 * Claude through its API, or another server that speaks it.
 *
 * @param options the key, the address and the model; nothing is read from the environment
 * @param deadlines of what is written, for all of its requests together; shorter ones for tests
 * @param structuredDeadlineMs for each small request
 */
export function createClaude(
  options: ClaudeOptions,
  deadlines: Deadlines = defaultDeadlines,
  structuredDeadlineMs: number = structuredAnswerMs,
): Model {
  const client = createClient(options, deadlines.totalMs);
  const dialect = dialectOf(options, options.marks ?? '', structuredDeadlineMs);
  /** A model of a server that knows no tools: it is asked without. */
  let hasTools = true;

  async function* write(request: WritingRequest, caller: AbortSignal): AsyncGenerator<ModelEvent, void, undefined> {
    const watch = startWatch(deadlines, caller);
    let reader = createEventReader(false);
    let spent: TokenUsage | null = null;
    const withSpent = (event: ModelEvent): ModelEvent => addUsage(event, spent);
    try {
      if (!isSendable(options.apiKey)) return yield* reader.fail(...unsendableKey);
      const speaking = await dialect(watch.signal);
      const first = messageParams(options.model, request);
      let messages = first.messages;
      const most = Math.min(mostSearches, request.mostSearches ?? mostSearches);
      for (let searches = 0; ; searches++) {
        const search = searches < most && hasTools ? request.search : undefined;
        reader = createEventReader(search !== undefined);
        const params = roundParams(hasTools ? first : withoutTools(first), messages, search !== undefined);
        const stream = client.messages.stream(speaking.toWire(params), { signal: watch.signal });
        const heard = speaking.fromWire(params);
        try {
          for await (const event of stream) {
            if (caller.aborted) return yield* reader.fail(...endedBy(caller)).map(withSpent);
            if (event.type === 'content_block_start') watch.begun();
            for (const one of heard(event)) yield* reader.read(one).map(withSpent);
            if (reader.done) return;
          }
        } catch (error) {
          if (isOther(stream.response)) return yield* reader.fail(...notTheApi(options.baseUrl)).map(withSpent);
          const isFirst = messages.length === first.messages.length;
          if (!(hasTools && isFirst && speaking.mayLackTools && refusesTools(error))) throw error;
          hasTools = false;
          searches--;
          continue;
        }
        if (isOther(stream.response)) return yield* reader.fail(...notTheApi(options.baseUrl)).map(withSpent);
        // The iterator ends without a word when the stream broke between two reads; this throws what broke it.
        const { content } = await stream.finalMessage();
        const added = search && reader.called ? await toolRound(content, search, watch.signal) : null;
        if (!added) return yield* reader.fail('cut_off', 'the stream ended without message_stop').map(withSpent);
        if (reader.hasSpoken) yield paragraphBreak;
        messages = [...messages, ...added];
        spent = sumOfUsage(spent, reader.usage);
      }
    } catch (error) {
      yield* reader.fail(...explain(error, options.apiKey, watch, caller)).map(withSpent);
    } finally {
      watch.clear();
    }
  }

  async function structured<T>(request: Omit<StructuredRequest<T>, 'model'>, signal: AbortSignal): Promise<Reply<T>> {
    if (!isSendable(options.apiKey)) return { failure: unsendableKey[0], detail: unsendableKey[1], usage: null };
    const { toWire } = await dialect(signal);
    const asked = { ...request, model: options.model };
    return askStructured(client, options.apiKey, asked, toWire, signal, structuredDeadlineMs);
  }

  return {
    name: options.model,
    write,
    async verify(request, signal) {
      const { instructions, isLast } = request;
      const answer = isLast ? lastVerdictsAnswer : verdictsAnswer;
      const reply = await structured({ instructions, material: materialOf(request), answer }, signal);
      return 'value' in reply ? { ...reply, value: verificationOf(reply.value, request) } : reply;
    },
    async rewrite(request, signal) {
      const { instructions } = request;
      const reply = await structured(
        { instructions, material: rewritingMaterialOf(request), answer: rewrittenAnswer },
        signal,
      );
      return 'value' in reply ? { ...reply, value: rewrittenOf(reply.value) } : reply;
    },
  };
}

import { APIError } from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { Failure } from '../coverage/answer.ts';
import { aheadOf } from '../language/dates.ts';
import { type ClaudeOptions, createClient, isSendable } from './client.ts';
import { failureOf } from './failure.ts';
import { namesModel } from './find-dialect.ts';

/**
 * `citations`: whether the model cites; `null` when the API doesn't say. `aheadMs`: how far this machine's clock is ahead
 * of the API's, likewise.
 */
export type ClaudeCheck =
  | { readonly ok: true; readonly citations: boolean | null; readonly aheadMs: number | null }
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly detail: string;
      /** It was Claude's own way to say that there is no such model. */
      readonly isApi: boolean;
    };

/** What we read of a model: something else at the address, a page say, has no id. */
const modelShape = z.object({
  id: z.string(),
  capabilities: z.object({ citations: z.object({ supported: z.boolean() }).nullish() }).nullish(),
});

const notClaude: ClaudeCheck = {
  ok: false,
  failure: 'unreadable',
  detail: 'what answered is not the Claude API',
  isApi: false,
};

/** Answers to a path that isn't there. */
const noPath: ReadonlySet<number> = new Set([404, 405, 501]);

/** Whether there is anything at the path that answers are asked at: an empty request costs nothing, and the API says what it lacks. */
async function takesMessages(options: ClaudeOptions, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    await createClient(options, timeoutMs).post('/v1/messages', { body: {}, signal });
    return true;
  } catch (error) {
    return error instanceof APIError && error.status !== undefined && !noPath.has(error.status);
  }
}

/** An operator waits for this one at the command line. */
const checkMs = 10_000;

/**
 * Asks the API for the model: tells whether address, key and model are right, and costs nothing.
 *
 * @param options as for `createClaude`
 * @param timeoutMs for the whole check
 */
export async function checkClaude(options: ClaudeOptions, timeoutMs: number = checkMs): Promise<ClaudeCheck> {
  if (!isSendable(options.apiKey))
    return { ok: false, failure: 'bad_key', detail: 'the key cannot travel in a header', isApi: false };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const asked = createClient(options, timeoutMs).models.retrieve(options.model, null, { signal });
    const { data, response } = await asked.withResponse();
    const aheadMs = aheadOf(response.headers.get('date'), Date.now());
    const model = modelShape.safeParse(data).data;
    if (!model) return notClaude;
    return { ok: true, citations: model.capabilities?.citations?.supported ?? null, aheadMs };
  } catch (error) {
    // The SDK lets a body that claims to be JSON and isn't through as it broke.
    if (error instanceof SyntaxError) return notClaude;
    const [failure, detail] = failureOf(error, options.apiKey);
    const isApi = error instanceof APIError && namesModel(error, options.model);
    if (!signal.aborted && failure === 'no_such_model' && !isApi && !(await takesMessages(options, timeoutMs, signal)))
      return notClaude;
    return signal.aborted
      ? { ok: false, failure: 'timed_out', detail: `no answer within ${timeoutMs} ms`, isApi: false }
      : { ok: false, failure, detail, isApi };
  }
}

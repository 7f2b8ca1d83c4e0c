import type { Failure } from '../coverage.ts';
import { type ClaudeOptions, createClient, isSendable } from './client.ts';
import { failureOf } from './failure.ts';

/** `citations`: whether the model cites; `null` when the API doesn't say. */
export type ClaudeCheck =
  | { readonly ok: true; readonly citations: boolean | null }
  | { readonly ok: false; readonly failure: Failure; readonly detail: string };

/** An operator waits for this one at the command line. */
const CHECK_MS = 10_000;

/**
 * Asks the API for the model: tells whether address, key and model are right, and costs nothing.
 *
 * @param options as for `createClaude`
 * @param timeoutMs for the whole check
 */
export async function checkClaude(options: ClaudeOptions, timeoutMs: number = CHECK_MS): Promise<ClaudeCheck> {
  if (!isSendable(options.apiKey))
    return { ok: false, failure: 'bad_key', detail: 'the key cannot travel in a header' };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const model = await createClient(options, timeoutMs).models.retrieve(options.model, null, { signal });
    return { ok: true, citations: model.capabilities?.citations.supported ?? null };
  } catch (error) {
    const [failure, detail] = failureOf(error, options.apiKey);
    return signal.aborted
      ? { ok: false, failure: 'timed_out', detail: `no answer within ${timeoutMs} ms` }
      : { ok: false, failure, detail };
  }
}

import { type ClaudeOptions, createClient, isSendable } from './client.ts';
import { DEADLINES, type Deadlines, startWatch, type Watch } from './deadline.ts';
import { createEventReader } from './events.ts';
import { type FailureWithDetail, failureOf } from './failure.ts';
import type { Model, ModelEvent } from './model.ts';
import { messageParams } from './request.ts';

const unsendableKey: FailureWithDetail = ['bad_key', 'the key is empty or has characters that no header can carry'];

/** What an error means, given who ended the request: a deadline and a caller both look like an abort to the SDK. */
function explain(error: unknown, apiKey: string, watch: Watch, caller: AbortSignal): FailureWithDetail {
  const found = failureOf(error, apiKey);
  if (caller.aborted) return ['stopped', 'the caller stopped it'];
  return watch.passed === null ? found : ['timed_out', watch.passed];
}

/**
 * Claude through its API.
 *
 * @param options the key, the address and the model; nothing is read from the environment
 * @param deadlines shorter ones for tests
 */
export function createClaude(options: ClaudeOptions, deadlines: Deadlines = DEADLINES): Model {
  const client = createClient(options, deadlines.totalMs);

  async function* write(
    request: Parameters<Model['write']>[0],
    caller: AbortSignal,
  ): AsyncGenerator<ModelEvent, void, undefined> {
    const reader = createEventReader();
    if (!isSendable(options.apiKey)) return yield* reader.fail(...unsendableKey);
    const watch = startWatch(deadlines, caller);
    try {
      const stream = client.messages.stream(messageParams(options.model, request), { signal: watch.signal });
      for await (const event of stream) {
        if (caller.aborted) return yield* reader.fail('stopped', 'the caller stopped it');
        if (event.type === 'content_block_start') watch.begun();
        yield* reader.read(event);
        if (reader.done) return;
      }
      // The iterator ends without a word when the stream broke between two reads; this throws what broke it.
      await stream.done();
      yield* reader.fail('cut_off', 'the stream ended without message_stop');
    } catch (error) {
      yield* reader.fail(...explain(error, options.apiKey, watch, caller));
    } finally {
      watch.clear();
    }
  }

  return { name: options.model, write };
}

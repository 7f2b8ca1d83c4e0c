import type { Failure } from '../coverage/answer.ts';
import type { Model, ModelEvent } from '../model/model.ts';

/** People don't wait for a Claude that just failed: what passes by itself mostly has passed after a minute. */
export const PAUSE_MS = 60_000;

/** Failures of Claude's or of the way to it, which the next question would meet as well. */
const passing: ReadonlySet<Failure> = new Set<Failure>([
  'rate_limited',
  'overloaded',
  'unavailable',
  'timed_out',
  'cut_off',
]);

/** A model that may be resting after a failure. */
export interface BreakableModel extends Model {
  /** True while it isn't asked. */
  readonly isResting: boolean;
}

/**
 * A model that isn't asked for a minute after it failed in passing: it then fails at once, for the same reason. After the
 * minute one request is let through; the others wait for how it ends.
 */
export function withBreaker(model: Model, now: () => Date): BreakableModel {
  let broken: { readonly failure: Failure; readonly since: number } | null = null;
  let isTrying = false;

  async function* watched(...asked: Parameters<Model['write']>): AsyncGenerator<ModelEvent, void, undefined> {
    for await (const event of model.write(...asked)) {
      if (event.type === 'failed' && passing.has(event.failure))
        broken = { failure: event.failure, since: now().getTime() };
      // A caller that stops tells nothing of Claude; any other end or failure shows that it is there.
      else if (event.type === 'end' || (event.type === 'failed' && event.failure !== 'stopped')) broken = null;
      yield event;
    }
  }

  async function* write(...asked: Parameters<Model['write']>): AsyncGenerator<ModelEvent, void, undefined> {
    if (!broken) return yield* watched(...asked);
    if (isTrying || now().getTime() - broken.since < PAUSE_MS) {
      const detail = 'it was not asked, having failed a moment ago';
      return yield { type: 'failed', failure: broken.failure, detail, usage: null };
    }
    isTrying = true;
    try {
      yield* watched(...asked);
    } finally {
      isTrying = false;
    }
  }

  return {
    name: model.name,
    write,
    get isResting() {
      return broken !== null && now().getTime() - broken.since < PAUSE_MS;
    },
  };
}

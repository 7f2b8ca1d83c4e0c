import type { Failure } from '../coverage/answer.ts';
import type { Model, ModelEvent, Reply } from '../model/model.ts';

/** People don't wait for a Claude that just failed: what goes away by itself has mostly done so after a minute. */
export const pauseMs = 60_000;

/** Failures of Claude's or of the way to it, which the next request would meet as well. */
const transient: ReadonlySet<string> = new Set<Failure>([
  'rate_limited',
  'overloaded',
  'unavailable',
  'timed_out',
  'cut_off',
]);

const detail = 'it was not asked, having failed a moment ago';

/** A circuit breaker: open for a minute after a transient failure, then one request is let through to try. */
class Circuit {
  readonly #now: () => Date;
  #broken: { readonly failure: Failure; readonly since: number } | null = null;
  #isTrying = false;

  constructor(now: () => Date) {
    this.#now = now;
  }

  get isResting(): boolean {
    if (this.#broken === null) return false;
    const restedMs = this.#now().getTime() - this.#broken.since;
    // A clock that was set back must not let Claude rest for a day.
    return restedMs >= 0 && restedMs < pauseMs;
  }

  /** Why the next request isn't made; `null` lets it through, and `done` must be called when it has ended. */
  enter(): Failure | null {
    if (this.#broken === null) return null;
    if (this.#isTrying || this.isResting) return this.#broken.failure;
    this.#isTrying = true;
    return null;
  }

  /** Told of a failure, or of a good end. A caller that stops tells nothing of Claude; anything else shows that it is there. */
  saw(failure: Failure | 'budget_spent' | null): void {
    if (failure === 'stopped' || failure === 'budget_spent') return;
    this.#broken = failure !== null && transient.has(failure) ? { failure, since: this.#now().getTime() } : null;
  }

  done(): void {
    this.#isTrying = false;
  }
}

/** A model that may be resting after a failure. */
interface BreakableModel extends Model {
  /** True while it isn't asked to write. */
  readonly isResting: boolean;
}

/**
 * A model that isn't asked for a minute after it failed in passing: it then fails at once, for the same reason. Writing and the small
 * requests rest apart: a second reading that took too long says nothing of how long writing takes.
 */
export function withBreaker(model: Model, now: () => Date): BreakableModel {
  const writing = new Circuit(now);
  const small = new Circuit(now);

  // A caller whose time is up tells nothing of Claude.
  const seen = <T extends string>(failure: T | null, signal: AbortSignal): T | 'stopped' | null =>
    failure !== null && signal.aborted ? 'stopped' : failure;

  async function* write(...asked: Parameters<Model['write']>): AsyncGenerator<ModelEvent, void, undefined> {
    const failure = writing.enter();
    if (failure !== null) return yield { type: 'failed', failure, detail, usage: null };
    try {
      for await (const event of model.write(...asked)) {
        if (event.type !== 'text') writing.saw(seen(event.type === 'failed' ? event.failure : null, asked[1]));
        yield event;
      }
    } finally {
      writing.done();
    }
  }

  async function guarded<T>(ask: () => Promise<Reply<T>>, signal: AbortSignal): Promise<Reply<T>> {
    const failure = small.enter();
    if (failure !== null) return { failure, detail, usage: null };
    try {
      const reply = await ask();
      small.saw(seen('failure' in reply ? reply.failure : null, signal));
      return reply;
    } finally {
      small.done();
    }
  }

  return {
    name: model.name,
    write,
    verify: (...asked) => guarded(() => model.verify(...asked), asked[1]),
    rewrite: (...asked) => guarded(() => model.rewrite(...asked), asked[1]),
    get isResting() {
      return writing.isResting;
    },
  };
}

import type { Failure } from '../coverage/answer.ts';
import type { Model, ModelEvent, Reply, TokenUsage } from './model.ts';

/** One call of a model's method, as it ended. */
export interface ModelCall {
  readonly kind: 'rewrite' | 'write' | 'verify';
  readonly model: string;
  /** Of all its requests; `null` where nobody told. */
  readonly usage: TokenUsage | null;
  readonly failure: Failure | 'budget_spent' | null;
  /** For the log. */
  readonly detail: string | null;
  readonly ms: number;
}

/** Requests that one answer may still make, whoever makes them. */
export interface RequestAllowance {
  left: number;
}

interface Meter {
  readonly allowance: RequestAllowance;
  /** The day's budget has come to its end. */
  readonly isSpent: () => Promise<boolean>;
  /** Awaited, so that what a call cost counts before the next one. */
  readonly onCall: (call: ModelCall) => Promise<void>;
}

/** A model whose calls are counted, told of, and not made once an answer's requests or the day's budget are used up. */
export function metered(model: Model, { allowance, isSpent, onCall }: Meter): Model {
  const { name } = model;
  const told = (kind: ModelCall['kind'], start: number, end: Omit<ModelCall, 'kind' | 'model' | 'ms'>): Promise<void> =>
    onCall({ kind, model: name, ms: performance.now() - start, ...end });

  async function* write(...[request, signal]: Parameters<Model['write']>): AsyncGenerator<ModelEvent, void, undefined> {
    if (await isSpent()) {
      yield { type: 'failed', ...spent };
      return;
    }
    const start = performance.now();
    const { search, mostSearches } = request;
    allowance.left--;
    const counted = search && {
      search: async (...asked: Parameters<typeof search>) => {
        allowance.left--;
        return allowance.left < keptForReading ? nothingLeft : search(...asked);
      },
      mostSearches: Math.min(mostSearches ?? Number.POSITIVE_INFINITY, Math.max(0, allowance.left - keptForReading)),
    };
    for await (const event of model.write({ ...request, ...counted }, signal)) {
      if (event.type === 'end') await told('write', start, { usage: event.usage, failure: null, detail: null });
      if (event.type === 'failed') await told('write', start, event);
      yield event;
    }
  }

  async function small<T>(kind: 'rewrite' | 'verify', ask: () => Promise<Reply<T>>): Promise<Reply<T>> {
    if (await isSpent()) return spent;
    if (allowance.left <= 0)
      return { failure: 'timed_out', detail: 'the calls of this answer are used up', usage: null };
    const start = performance.now();
    allowance.left--;
    const reply = await ask();
    const { failure, detail } = 'failure' in reply ? reply : { failure: null, detail: null };
    await told(kind, start, { usage: reply.usage, failure, detail });
    return reply;
  }

  return {
    name,
    write,
    verify: (...asked) => small('verify', () => model.verify(...asked)),
    rewrite: (...asked) => small('rewrite', () => model.rewrite(...asked)),
  };
}

const spent = { failure: 'budget_spent', detail: 'the budget of the day ended first', usage: null } as const;

const nothingLeft = { problem: 'No search is left: answer from what you have.' };

/** What writing leaves: a second reading of what it wrote, at least. */
const keptForReading = 2;

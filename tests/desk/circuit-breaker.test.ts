import { expect, test } from 'vitest';
import type { Failure } from '../../src/coverage/answer.ts';
import { pauseMs, withBreaker } from '../../src/desk/circuit-breaker.ts';
import type { Model, ModelEvent } from '../../src/model/model.ts';
import { never } from '../building/desk.ts';

const usage = { inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 };
const end: ModelEvent = { type: 'end', usage };
const failed = (failure: Failure): ModelEvent => ({ type: 'failed', failure, detail: 'scripted', usage: null });

const unasked = (): never => {
  throw new Error('not foreseen');
};

/** A model that ends in these ways, one a request, behind a breaker whose clock stands still until it is moved. */
function broken(...endings: (ModelEvent | Promise<ModelEvent>)[]) {
  let asked = 0;
  let ms = 0;
  const model: Model = {
    name: 'scripted',
    write: async function* () {
      asked++;
      const ending = endings.shift();
      if (!ending) throw new Error('asked more often than foreseen');
      yield await ending;
    },
    verify: unasked,
    rewrite: unasked,
  };
  const guarded = withBreaker(model, () => new Date(ms));
  const request = { instructions: '', sources: [], question: '' };
  return {
    ask: async () => {
      const [event] = await Array.fromAsync(guarded.write(request, never));
      return event?.type === 'failed' ? event.failure : event?.type;
    },
    wait: (more: number) => {
      ms += more;
    },
    asked: () => asked,
  };
}

const passing = ['rate_limited', 'overloaded', 'unavailable', 'timed_out', 'cut_off'] as const;

test.each(passing)('after %s nobody waits for Claude for a minute', async (failure) => {
  const { ask, wait, asked } = broken(failed(failure), end, end);
  expect(await ask()).toBe(failure);
  wait(pauseMs - 1);
  expect([await ask(), await ask(), asked()]).toEqual([failure, failure, 1]);
  wait(1);
  expect([await ask(), await ask(), asked()]).toEqual(['end', 'end', 3]);
});

test.each([
  'refused',
  'too_long',
  'bad_key',
  'stopped',
] as const)('after %s Claude is asked as before', async (failure) => {
  const { ask } = broken(failed(failure), end);
  expect([await ask(), await ask()]).toEqual([failure, 'end']);
});

test('after the minute one question is let through; the others get quotes until it ends', async () => {
  const probe = Promise.withResolvers<ModelEvent>();
  const { ask, wait, asked } = broken(failed('overloaded'), probe.promise, end);
  await ask();
  wait(pauseMs);
  const first = ask();
  expect([await ask(), await ask(), asked()]).toEqual(['overloaded', 'overloaded', 2]);
  probe.resolve(end);
  expect([await first, await ask()]).toEqual(['end', 'end']);
});

test('when that one fails too, another minute begins, with its reason', async () => {
  const { ask, wait } = broken(failed('overloaded'), failed('timed_out'), end);
  await ask();
  wait(pauseMs);
  expect([await ask(), await ask()]).toEqual(['timed_out', 'timed_out']);
  wait(pauseMs);
  expect(await ask()).toBe('end');
});

test('when the person stops that one, the next is let through', async () => {
  const { ask, wait } = broken(failed('overloaded'), failed('stopped'), end);
  await ask();
  wait(pauseMs);
  expect([await ask(), await ask()]).toEqual(['stopped', 'end']);
});

test('a clock that was set back by a day, or jumped ahead by a year, lets nobody wait for longer than the minute', async () => {
  for (const jumpMs of [-86_400_000, 365 * 86_400_000]) {
    const { ask, wait } = broken(failed('overloaded'), end);
    await ask();
    wait(jumpMs);
    expect(await ask()).toBe('end');
  }
});

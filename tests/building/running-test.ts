import { AsyncLocalStorage } from 'node:async_hooks';
import { aroundEach, expect, type TestContext } from 'vitest';

/** Vitest takes one test at a time to be running. This holds for those that run next to each other, too (`describe.concurrent`): it goes by who calls. */
const running = new AsyncLocalStorage<Pick<TestContext, 'expect' | 'onTestFinished'>>();

/** For each test file: remembers which test it is that runs. */
export function rememberTests(): void {
  // Taken now: while a hook runs, the context refuses them.
  aroundEach((run, { expect, onTestFinished }) => running.run({ expect, onTestFinished }, run));
}

const pollOfOne = expect.poll;
expect.poll = (...given) => (running.getStore()?.expect.poll ?? pollOfOne)(...given);

/** What is done when the test ends that calls this, itself or in a helper: what was given last comes first. */
export const onTestFinished: TestContext['onTestFinished'] = (...given) => {
  const test = running.getStore();
  if (test === undefined) throw new Error('onTestFinished was called outside a test.');
  test.onTestFinished(...given);
};

import { expect } from 'vitest';

/** The larger input is this many times the smaller: a square of it takes 64 times as long. */
const growth = 8;
/** What may come on top of that: caches that get too small, garbage that is collected. */
const leeway = 3.5;
/** The system counts a thread's time in ticks of this length. */
const tickMs = 4;
/** A busy machine slows some tries, seldom all of them. */
const mostTries = 4;

/**
 * Expects that work grows with its input and no faster: eight times the input may take 28 times as long, in processor time of this thread. What
 * takes less than a few ticks is well.
 * @param work does it once for an input of a size
 * @param size of the larger input
 */
export function expectLinear(work: (size: number) => void, size: number): void {
  const small = Math.ceil(size / growth);
  let [ofSmall, ofLarge] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let tries = 0; tries < mostTries; tries++) {
    ofLarge = Math.min(ofLarge, spentMs(work, size));
    if (ofLarge <= tickMs * growth) return;
    ofSmall = Math.min(ofSmall, spentMs(work, small));
    if (ofLarge <= Math.max(tickMs, ofSmall) * growth * leeway) return;
  }
  const said = `${ofSmall.toFixed(1)} ms with ${small}, ${ofLarge.toFixed(1)} ms with ${size}`;
  expect.fail(`The work grows faster than its input: ${said}.`);
}

function spentMs(work: (size: number) => void, size: number): number {
  const from = process.threadCpuUsage();
  work(size);
  const { user, system } = process.threadCpuUsage(from);
  return (user + system) / 1_000;
}

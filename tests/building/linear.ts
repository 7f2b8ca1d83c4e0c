import { expect } from 'vitest';

/** The larger input is this many times the smaller: a square of it takes 64 times as long. */
const growth = 8;
/** What may come on top of that: caches that get too small, garbage that is collected. */
const leeway = 3.5;
/** Under this nothing can be told from noise. */
const noiseMs = 10;
/** A busy machine holds up some tries, seldom all of them. */
const mostTries = 5;

/**
 * Expects that work grows with its input and no faster: of several tries, the shortest with eight times the input may take 28 times as long
 * as the shortest with the small one.
 * @param work does it once for an input of a size
 * @param size of the larger input
 */
export function expectLinear(work: (size: number) => void, size: number): void {
  const small = Math.ceil(size / growth);
  let [ofSmall, ofLarge] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let tries = 0; tries < mostTries; tries++) {
    ofLarge = Math.min(ofLarge, elapsedMs(work, size));
    // What is so short needs no comparison.
    if (ofLarge <= noiseMs) return;
    ofSmall = Math.min(ofSmall, elapsedMs(work, small));
    if (ofLarge <= ofSmall * growth * leeway) return;
  }
  const said = `${ofSmall.toFixed(1)} ms with ${small}, ${ofLarge.toFixed(1)} ms with ${size}`;
  expect.fail(`The work grows faster than its input: ${said}.`);
}

function elapsedMs(work: (size: number) => void, size: number): number {
  const from = performance.now();
  work(size);
  return performance.now() - from;
}

import { expect } from 'vitest';

/** How long this thread has computed for a call, in milliseconds: what else the machine does meanwhile doesn't count. */
function cpuMs(run: () => void): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/** What takes less says nothing: a collection of garbage may double it. */
const leastMs = 8;

/** Work for `count` things must cost about four times the work for a quarter of them; a square would cost sixteen times as much. */
export function expectLinear(work: (count: number) => void, count: number): void {
  work(Math.ceil(count / 40));
  const limit =
    10 *
    Math.max(
      leastMs,
      cpuMs(() => work(Math.ceil(count / 4))),
    );
  let least = Number.POSITIVE_INFINITY;
  // What the engine does for itself only adds to it: one run of three that is fast enough shows that the work is.
  for (let run = 0; run < 3 && least >= limit; run++)
    least = Math.min(
      least,
      cpuMs(() => work(count)),
    );
  expect(least).toBeLessThan(limit);
}

import { expect, test } from 'vitest';
import { TurnableClock } from '../../src/commands/turnable-clock.ts';

const hourMs = 3_600_000;

/** A machine whose clock stands still, and on which no wait is over by itself. */
function standing(start: number) {
  const machine = {
    at: start,
    now: () => machine.at,
    wait: (_: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        if (signal?.aborted) resolve();
        signal?.addEventListener('abort', () => resolve());
      }),
  };
  return machine;
}

test('it runs with the machine, and whoever waits for what is turned past goes on', async () => {
  const machine = standing(10 * hourMs);
  const clock = new TurnableClock(machine);
  const over: string[] = [];
  const short = clock.wait(hourMs).then(() => over.push('short'));
  const stop = new AbortController();
  const long = clock.wait(100 * hourMs, stop.signal).then(() => over.push('long'));
  machine.at += hourMs / 2;
  expect(clock.now()).toBe(10.5 * hourMs);
  clock.turnTo(30 * hourMs);
  await short;
  expect(over).toEqual(['short']);
  expect([clock.now(), clock.aheadMs]).toEqual([30 * hourMs, 19.5 * hourMs]);
  clock.turnTo(29 * hourMs);
  expect(clock.now()).toBe(30 * hourMs);
  stop.abort();
  await long;
});

test('what was turned past is one moment of the machine, so that windows that meet still meet there', () => {
  const machine = standing(10 * hourMs);
  const clock = new TurnableClock(machine);
  const onMachine = (hours: number): number => clock.onMachine(new Date(hours * hourMs)).getTime() / hourMs;
  expect(onMachine(9)).toBe(9);
  clock.turnTo(30 * hourMs);
  machine.at += hourMs;
  clock.turnTo(50 * hourMs);
  machine.at += hourMs;
  expect([5, 10, 20, 30, 30.5, 31, 40, 50, 51].map(onMachine)).toEqual([5, 10, 10, 10, 10.5, 11, 11, 11, 12]);
  expect(onMachine(clock.now() / hourMs)).toBe(machine.at / hourMs);
});

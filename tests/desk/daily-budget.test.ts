import { describe, expect, test } from 'vitest';
import { createBudget } from '../../src/desk/daily-budget.ts';
import { calendarIn } from '../../src/language/calendar.ts';
import { keptLog } from '../building/kept-log.ts';
import { memorySpending } from '../building/spending.ts';
import { twoStates } from '../building/state.ts';

function budgetAt(start: string, { limit = 1, spending = memorySpending(), timeZone = 'Europe/Warsaw' } = {}) {
  let now = new Date(start);
  const { log, logged } = keptLog();
  const budget = createBudget({ limit, calendar: calendarIn(timeZone, () => now), spending, log });
  return {
    budget,
    logged,
    go: (to: string) => {
      now = new Date(to);
    },
  };
}

describe("a day's budget", () => {
  test('is spent when its sum is reached, and says so once', async () => {
    const { budget } = budgetAt('2026-03-06T12:00:00Z');
    expect(await budget.add(0.6)).toBeNull();
    expect(await budget.isSpent()).toBe(false);
    expect(await budget.add(0.4)).toBe('now spent');
    expect(await budget.isSpent()).toBe(true);
    expect(await budget.add(0.4)).toBeNull();
  });

  test('begins anew at midnight in its time zone, and not before', async () => {
    const { budget, go } = budgetAt('2026-03-06T12:00:00Z');
    await budget.add(1);
    go('2026-03-06T22:59:59Z');
    expect(await budget.isSpent()).toBe(true);
    go('2026-03-06T23:00:00Z');
    expect(await budget.isSpent()).toBe(false);
    expect(await budget.add(1)).toBe('now spent');
  });

  test('counts what was spent since midnight there, whoever spent it', async () => {
    const spending = memorySpending([
      { dollars: 5, at: '2026-03-06T22:59:59Z' },
      { dollars: 0.9, at: '2026-03-06T23:00:00Z' },
    ]);
    const { budget } = budgetAt('2026-03-06T23:30:00Z', { spending });
    expect(await budget.isSpent()).toBe(false);
    expect(await budget.add(0.1)).toBe('now spent');
    expect(spending.asked).toEqual(['2026-03-06T23:00:00.000Z']);
  });

  test.each([
    ['2026-03-29T12:00:00Z', 'Europe/Warsaw', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30T12:00:00Z', 'Europe/Warsaw', '2026-03-29T22:00:00.000Z'],
    ['2026-03-06T12:00:00Z', 'Asia/Seoul', '2026-03-05T15:00:00.000Z'],
  ])('at %s in %s has begun at %s', async (now, timeZone, midnight) => {
    const spending = memorySpending();
    await budgetAt(now, { timeZone, spending }).budget.isSpent();
    expect(spending.asked).toEqual([midnight]);
  });

  test('of nothing is spent from the start, and without a limit never', async () => {
    expect(await budgetAt('2026-03-06T12:00:00Z', { limit: 0 }).budget.isSpent()).toBe(true);
    const { budget } = budgetAt('2026-03-06T12:00:00Z', { limit: Number.POSITIVE_INFINITY });
    expect(await budget.add(1_000_000)).toBeNull();
    expect(await budget.isSpent()).toBe(false);
  });

  test('holds over a disk that takes and gives nothing any more, and says so', async () => {
    const full = () => Promise.reject(new Error('the disk is full'));
    const spending = memorySpending([{ dollars: 0.5, at: '2026-03-06T11:00:00Z' }]);
    const { budget, logged, go } = budgetAt('2026-03-06T12:00:00Z', { spending });
    expect(await budget.isSpent()).toBe(false);
    Object.assign(spending, { since: full, add: full });
    expect(await budget.add(0.3)).toBeNull();
    expect(await budget.isSpent()).toBe(false);
    expect(await budget.add(0.3)).toBe('now spent');
    expect(await budget.isSpent()).toBe(true);
    expect(logged[0]).toMatchObject({
      message: 'What Claude cost could not be written',
      fields: { error: 'the disk is full' },
    });
    go('2026-03-07T12:00:00Z');
    expect(await budget.isSpent()).toBe(false);
  });

  test(
    'is one for two processes: over a thousand questions they exceed it by the calls under way at most',
    { tags: 'thorough' },
    async () => {
      const callsAtOnce = 8;
      const dollars = 0.01;
      const calendar = calendarIn('UTC', () => new Date('2026-03-06T12:00:00Z'));
      const states = await twoStates();
      const budgets = states.map(({ spending }) =>
        createBudget({ limit: 2, calendar, spending, log: { warn: (line) => expect.fail(line) } }),
      );
      let called = 0;
      let told = 0;
      let left = 1_000;
      /** Asks one after the other; between looking and paying, the others go on. */
      const worker = async (at: number): Promise<void> => {
        const budget = budgets[at % 2];
        while (left > 0 && budget) {
          left--;
          if (await budget.isSpent()) continue;
          called++;
          for (let turn = 0; turn < at; turn++) await new Promise(setImmediate);
          if ((await budget.add(dollars)) === 'now spent') told++;
        }
      };
      await Promise.all(Array.from({ length: callsAtOnce }, (_, at) => worker(at)));
      const spent = await states[0]?.spending.since(new Date(0));
      expect(spent).toBeCloseTo(called * dollars, 6);
      expect(spent).toBeGreaterThanOrEqual(2 - 1e-9);
      expect(spent).toBeLessThanOrEqual(2 + (callsAtOnce - 1) * dollars + 1e-9);
      expect(told).toBe(1);
    },
  );
});

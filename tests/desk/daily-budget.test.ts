import { describe, expect, test } from 'vitest';
import { createBudget } from '../../src/desk/daily-budget.ts';
import { calendarIn } from '../../src/language/calendar.ts';

function budgetAt(start: string, { limit = 1, spent = 0, timeZone = 'Europe/Warsaw' } = {}) {
  let now = new Date(start);
  const asked: string[] = [];
  const budget = createBudget({
    limit,
    calendar: calendarIn(timeZone, () => now),
    spentSince: (moment) => {
      asked.push(moment.toISOString());
      return spent;
    },
  });
  return {
    budget,
    asked,
    go: (to: string) => {
      now = new Date(to);
    },
  };
}

describe("a day's budget", () => {
  test('is spent when its sum is reached, and says so once', () => {
    const { budget } = budgetAt('2026-03-06T12:00:00Z');
    expect(budget.add(0.6)).toBeNull();
    expect(budget.isSpent()).toBe(false);
    expect(budget.add(0.4)).toBe('now spent');
    expect(budget.isSpent()).toBe(true);
    expect(budget.add(0.4)).toBeNull();
  });

  test('begins anew at midnight in its time zone, and not before', () => {
    const { budget, go } = budgetAt('2026-03-06T12:00:00Z');
    budget.add(1);
    go('2026-03-06T22:59:59Z');
    expect(budget.isSpent()).toBe(true);
    go('2026-03-06T23:00:00Z');
    expect(budget.isSpent()).toBe(false);
    expect(budget.add(1)).toBe('now spent');
  });

  test('goes on after a restart with what was spent since midnight there', () => {
    const { budget, asked } = budgetAt('2026-03-06T23:30:00Z', { spent: 0.9 });
    expect(asked).toEqual(['2026-03-06T23:00:00.000Z']);
    expect(budget.isSpent()).toBe(false);
    expect(budget.add(0.1)).toBe('now spent');
    expect(budgetAt('2026-03-29T12:00:00Z').asked).toEqual(['2026-03-28T23:00:00.000Z']);
    expect(budgetAt('2026-03-06T12:00:00Z', { timeZone: 'Asia/Seoul' }).asked).toEqual(['2026-03-05T15:00:00.000Z']);
  });

  test('of nothing is spent from the start', () => {
    expect(budgetAt('2026-03-06T12:00:00Z', { limit: 0 }).budget.isSpent()).toBe(true);
  });
});

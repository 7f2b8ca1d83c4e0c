import { expect, test } from 'vitest';
import { budgetKept } from '../../src/commands/limits/budget-kept.ts';
import { type AskedQuestion, limitsKept } from '../../src/commands/limits/limits-kept.ts';

const limits = { personPerDay: 3, personBurst: 2, serverPerDay: 4, serverBurst: 100 };
const own = { server: 'modest', personPerDay: 1, serverPerDay: 2 };
const second = 1_000;

function asked(at: number, became: AskedQuestion['became'] = 'taken', more: Partial<AskedQuestion> = {}) {
  const [beganAt, admittedAt] = [at * second, at * second + 5];
  return { person: 'Ewa', server: 'press', beganAt, admittedAt, became, failure: null, ...more };
}

function keptBy(all: readonly AskedQuestion[]) {
  const found = limitsKept(all, limits, own).map(({ limit, ...figures }) => [limit, figures] as const);
  return Object.fromEntries(found);
}

test('as many as may be are taken, the others refused', () => {
  const kept = keptBy([asked(0), asked(1), asked(2, 'person_burst'), asked(90), asked(200, 'person_day')]);
  expect(kept).toMatchObject({
    person_day: { refused: 1, exceededBy: 0, refusedEarly: 0 },
    person_burst: { refused: 1, exceededBy: 0, refusedEarly: 0 },
  });
});

test.each([
  ['person_day', 1, [asked(0), asked(90), asked(180), asked(270)]],
  ['person_burst', 1, [asked(0), asked(1), asked(59)]],
  // The third may have been taken a minute after the first.
  ['person_burst', 0, [asked(0), asked(1), asked(60)]],
  ['server_day', 2, ['a', 'b', 'c', 'd', 'e', 'f'].map((person) => asked(0, 'taken', { person }))],
  ['server_day', 1, ['a', 'b', 'c'].map((person) => asked(0, 'taken', { person, server: 'modest' }))],
  ['person_day', 1, [asked(0), asked(1)].map((one) => ({ ...one, server: 'modest' }))],
])('%s is exceeded by %i', (limit, exceededBy, all) => {
  expect(keptBy(all)[limit]).toMatchObject({ exceededBy });
});

test('a question that is refused before as many were taken was refused too early', () => {
  expect(keptBy([asked(0), asked(90), asked(180, 'person_day')])['person_day']).toMatchObject({ refusedEarly: 1 });
  expect(keptBy([asked(0), asked(1), asked(70, 'person_burst')])['person_burst']).toMatchObject({ refusedEarly: 1 });
  // What the database failed at may have been counted.
  const unknown = [asked(0), asked(90), asked(170, 'unknown'), asked(180, 'person_day')];
  expect(keptBy(unknown)['person_day']).toMatchObject({ refusedEarly: 0 });
});

const call = (lookedAt: number, countedAt: number, dollars = 1) => ({ lookedAt, countedAt, dollars });

test('a budget is exceeded by the calls under way when it was reached', () => {
  const calls = [call(0, 10), call(5, 20), call(6, 40), call(20, 30)];
  expect(budgetKept(calls, 2)).toEqual({
    ...{ calls: 4, dollars: 4, wasReached: true },
    ...{ underWay: 2, underWayDollars: 2, late: 0 },
  });
  expect(budgetKept(calls.slice(0, 1), 2)).toMatchObject({ wasReached: false, underWay: 0, late: 0 });
});

test('a call is late for which somebody looked when the budget was spent, or nobody', () => {
  const calls = [call(0, 10), call(5, 20), call(28, 30), call(Number.NaN, 31)];
  expect(budgetKept(calls, 2)).toMatchObject({ underWay: 0, late: 2 });
});

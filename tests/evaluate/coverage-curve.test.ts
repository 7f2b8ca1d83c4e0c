import { expect, test } from 'vitest';
import { coverageCurve, inForce, type JudgedAnswer, refusedAt } from '../../src/evaluate/coverage-curve.ts';

const scores = (...all: readonly number[]): JudgedAnswer[] =>
  all.map((coverage) => ({
    coverage,
    judgement: coverage >= 0.7 ? 'covered' : coverage >= 0.4 ? 'unsure' : 'not_covered',
  }));

// Ten questions with the articles that answer them, and the same without.
const answered = scores(0.3, 0.6, 0.7, 0.8, 0.8, 0.9, 0.9, 0.9, 0.9, 1);
const unanswered = scores(0, 0.1, 0.1, 0.2, 0.2, 0.3, 0.5, 0.5, 0.6, 0.9);
const curve = coverageCurve(answered, unanswered);

test('the curve runs from refusing nothing to refusing all, and never turns back', () => {
  expect(curve[0]).toMatchObject({ falseRefusals: 0, refusals: 0 });
  expect(curve.at(-1)).toMatchObject({ falseRefusals: 1, refusals: 1 });
  for (const [index, point] of curve.slice(1).entries()) {
    expect(point.falseRefusals).toBeGreaterThanOrEqual(curve[index]?.falseRefusals ?? 0);
    expect(point.refusals).toBeGreaterThanOrEqual(curve[index]?.refusals ?? 0);
  }
});

test('without a false refusal, what scores below the lowest answered question is refused: five of ten', () => {
  expect(refusedAt(curve, 0.01)).toEqual({ threshold: 0.3, falseRefusals: 0, refusals: 0.5 });
});

test('one false refusal in ten buys eight', () => {
  expect(refusedAt(curve, 0.1)).toMatchObject({ threshold: 0.6, falseRefusals: 0.1, refusals: 0.8 });
});

test('what is in force goes by the judgement, with unsure on either side', () => {
  expect(inForce(answered, unanswered, ['unsure', 'not_covered'])).toEqual({ falseRefusals: 0.2, refusals: 0.9 });
  expect(inForce(answered, unanswered, ['not_covered'])).toEqual({ falseRefusals: 0.1, refusals: 0.6 });
});

test('nothing asked is no crash', () => {
  expect(refusedAt(coverageCurve([], []), 0.03)).toMatchObject({ falseRefusals: 0, refusals: 0 });
});
